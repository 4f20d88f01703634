import { describe, expect, it } from 'vitest';
import { EngineStoppedError } from '@/core/errors.ts';
import { toWireError } from '@/protocol/engine/wire-error.ts';
import { defaultRunConfig } from '@/protocol/run/config.ts';
import { FakeBackground } from './fake-background.ts';
import { createRepeatStores, repeatResults } from './repeats-store.ts';

function open() {
  const background = new FakeBackground();
  const stores = createRepeatStores(background.run);
  const seedsDone = () => repeatResults(stores.repeats.getState()).runs.map(({ seed }) => seed);
  const status = () => stores.repeats.getState().batch?.status;
  const finishAll = async () => {
    for (const job of background.jobs.keys()) background.finish(job, 0.95, 0.9);
    background.end();
    await expect.poll(status).toBe('finished');
  };
  return { background, ...stores, seedsDone, status, finishAll };
}

const config = { ...defaultRunConfig, seed: 3 };

describe('the repeats', () => {
  it('train the configuration with seeds from its own on, and test on all pictures', () => {
    const { background, repeat, status } = open();
    repeat(config, 5);
    expect(background.jobs.map((job) => job.config.seed)).toEqual([3, 4, 5, 6, 7]);
    expect(background.jobs[4]).toEqual({ config: { ...config, seed: 7 }, measure: { fullTest: true } });
    expect(status()).toBe('running');
  });

  it('start no second batch while one is running', () => {
    const { background, repeat } = open();
    repeat(config, 5);
    repeat(config, 10);
    expect(background.numCalls).toBe(1);
  });

  it('keep what is done when they are stopped, and train only the rest afterwards', async () => {
    const { background, repeat, repeats, seedsDone, status, finishAll } = open();
    repeat(config, 5);
    background.finish(0, 0.95, 0.9);
    background.finish(1, 0.94, 0.9);
    repeats.actions.stop();
    await expect.poll(status).toBe('stopped');
    expect(seedsDone()).toEqual([3, 4]);
    // The live run may have another seed meanwhile.
    repeat({ ...config, seed: 99 }, 5);
    expect(background.jobs.map((job) => job.config.seed)).toEqual([5, 6, 7]);
    await finishAll();
    repeat(config, 10);
    expect(background.jobs.map((job) => job.config.seed)).toEqual([8, 9, 10, 11, 12]);
    await finishAll();
    expect(seedsDone()).toHaveLength(10);
    repeat(config, 5);
    await expect.poll(status).toBe('finished');
    expect(seedsDone()).toHaveLength(10);
  });

  it('begin anew for another configuration', async () => {
    const { background, repeat, repeats, seedsDone, finishAll } = open();
    repeat(config, 5);
    await finishAll();
    const other = { ...config, alpha: 0.1 };
    repeat(other, 5);
    expect(background.jobs).toHaveLength(5);
    expect(seedsDone()).toEqual([]);
    expect(repeats.getState().question?.config).toEqual(other);
  });

  it('train label smoothing beside every seed, also added later', async () => {
    const { background, repeat, repeats, finishAll } = open();
    repeat(config, 5);
    await finishAll();
    repeat(config, 5, ['smoothing']);
    expect(background.jobs.map((job) => job.config.methods)).toEqual(
      Array.from({ length: 5 }, () => ['label-smoothing']),
    );
    background.finish(0, 0.93, 0.9);
    const { runs, ofBaseline } = repeatResults(repeats.getState());
    expect(runs).toHaveLength(5);
    expect(ofBaseline('smoothing')).toMatchObject([{ seed: 3, accuracy: { student: 0.93 } }]);
  });

  it('train a teacher of equal data beside every seed, and keep the other baseline', async () => {
    const { background, repeat, repeats, finishAll } = open();
    repeat(config, 2, ['smoothing']);
    await finishAll();
    repeat(config, 2, ['equalTeacher']);
    expect(background.jobs.map((job) => job.config)).toEqual(
      [3, 4].map((seed) => ({ ...config, seed, teacherWeights: 'live-equal-data', teacherSteps: 500 })),
    );
    background.finish(1, 0.91, 0.9);
    const { runs, ofBaseline } = repeatResults(repeats.getState());
    expect([runs.length, ofBaseline('smoothing').length]).toEqual([2, 2]);
    expect(ofBaseline('equalTeacher')).toMatchObject([{ seed: 4, accuracy: { student: 0.91 } }]);
  });

  it('leave out runs that failed or were stopped, and say why', async () => {
    const { background, repeat, repeats, seedsDone } = open();
    repeat(config, 5);
    const error = toWireError(new EngineStoppedError('it was lost'));
    background.finish(0, 0.9, 0.9, { status: 'failed', error });
    background.finish(1, 0.9, 0.9, { status: 'stopped', reason: 'cancelled' });
    background.finish(2, 0.9, 0.9);
    expect(seedsDone()).toEqual([5]);
    expect(repeats.getState().batch).toMatchObject({ numFailed: 1, failure: error.message, numEnded: 2 });
    background.fail(new Error('no engine'));
    await expect
      .poll(() => repeats.getState().batch)
      .toMatchObject({ status: 'failed', failure: 'no engine' });
  });
});

describe('the comparison', () => {
  it('trains α × T × seeds with the tests that its table needs', () => {
    const { background, compare, study } = open();
    compare({ ...config, methods: [] });
    expect(background.jobs).toHaveLength(36);
    expect(background.jobs[0]).toMatchObject({
      config: { alpha: 0, temperature: 1, seed: 3, methods: ['soft-targets'] },
      measure: { fullTest: true, forwardMs: true },
    });
    expect(study.getState().question?.plan.seeds).toEqual([3, 4, 5, 6]);
  });
});
