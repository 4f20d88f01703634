import { describe, expect, it } from 'vitest';
import { DataFileError, NotFiniteError, UntrainedError } from '@/core/errors.ts';
import { defaultRunConfig } from '@/protocol/run/config.ts';
import { toWireError } from '@/protocol/engine/wire-error.ts';
import { FakeEngine } from './fake-engine.ts';
import { fakeRecord } from './fake-record.ts';
import { curvedRecord } from './shelf/fake-browser.ts';
import { createLabStore, type LabStore } from './lab-store.ts';
import { runExperiment, type ExperimentProgress } from './lesson-run.ts';

const trials: readonly { readonly change: Readonly<Record<string, unknown>>; readonly stays?: true }[] = [
  { change: { temperature: 1 } },
  { change: { temperature: 8 } },
];

async function open() {
  const engine = new FakeEngine();
  const lab = createLabStore(engine, defaultRunConfig);
  await lab.actions.start(null, 'http://localhost/');
  const seen: ExperimentProgress[] = [];
  const controller = new AbortController();
  const run = (what = trials) =>
    runExperiment(lab, { trials: what }, { labelled: 100 }, (now) => seen.push(now), controller.signal);
  return { engine, lab, seen, controller, run };
}

/** Waits until that many jobs have been submitted. */
async function submitted(engine: FakeEngine, times: number) {
  await expect.poll(() => engine.numRequests('runJob')).toBe(times);
}

const finish = (engine: FakeEngine) => {
  engine.phase('training', 1);
  engine.phase('finished', 500);
};

const reasonOf = (work: Promise<unknown>) =>
  work.then(
    () => 'none',
    (error: unknown) => Reflect.get(error as object, 'reason') as unknown,
  );

describe('an experiment of a lesson', () => {
  it('trains every trial from start to end, and returns its outcome', async () => {
    const { engine, lab, seen, run } = await open();
    const work = run();
    await submitted(engine, 1);
    expect(lab.getState()).toMatchObject({ config: { labelled: 100, temperature: 1 } });
    expect(lab.getState().status?.jobId).not.toBeNull();
    finish(engine);
    await submitted(engine, 2);
    finish(engine);
    const outcomes = await work;
    expect(lab.getState().status?.jobId).toBeNull();
    expect(outcomes.map(({ config }) => config.temperature)).toEqual([1, 8]);
    expect(outcomes[0]?.answers.labels).toHaveLength(1_000);
    expect(outcomes[0]?.sizes).toMatchObject({
      teacher: { numParameters: 206_922 },
      student: { numParameters: 9_098, bytes: 4 * 9_098 },
    });
    expect(seen.map(({ trial, phase }) => `${trial} ${phase}`)).toEqual(
      expect.arrayContaining(['0 preparing', '0 training', '1 preparing', '1 training']),
    );
  });

  it('trains the trial that stays in the lab last, and returns the outcomes in the trials’ order', async () => {
    const { engine, lab, seen, run } = await open();
    const work = run([{ change: { temperature: 1 }, stays: true }, { change: { temperature: 8 } }]);
    await submitted(engine, 1);
    expect(lab.getState().config.temperature).toBe(8);
    finish(engine);
    await submitted(engine, 2);
    finish(engine);
    expect((await work).map(({ config }) => config.temperature)).toEqual([1, 8]);
    expect(lab.getState().config.temperature).toBe(1);
    expect(seen.map(({ trial, numEnded }) => `${trial} ${numEnded}`)).toEqual(
      expect.arrayContaining(['1 0', '0 1']),
    );
  });

  it('hands over the record and the weights of every trial, to be kept', async () => {
    const { engine, lab, controller } = await open();
    engine.recordOf = (job, end) => ({
      ...fakeRecord(job, end),
      curves: curvedRecord(job.config, end).curves,
    });
    const bytes = new Uint8Array(8);
    engine.checkpoint = { step: 20, teacherStep: 0, config: defaultRunConfig, bytes };
    const ended: (readonly [number, unknown])[] = [];
    const work = runExperiment(
      lab,
      { trials },
      {},
      () => undefined,
      controller.signal,
      (record, weights) => ended.push([record.config.temperature, weights?.bytes]),
    );
    await submitted(engine, 1);
    finish(engine);
    await submitted(engine, 2);
    controller.abort();
    expect(await reasonOf(work)).toBe('stopped');
    expect(ended).toEqual([
      [1, bytes],
      [8, bytes],
    ]);
  });

  it('contains nothing of the previous run', async () => {
    const { engine, lab, run } = await open();
    await lab.actions.configure({ alpha: 0.1, methods: [] });
    const work = run([{ change: { temperature: 2 } }]);
    await submitted(engine, 1);
    expect(lab.getState().config).toEqual({ ...defaultRunConfig, labelled: 100, temperature: 2 });
    finish(engine);
    await work;
  });

  it('keeps the visitor’s speed, before and during it: the engine trains jobs at full speed', async () => {
    const { engine, lab, run } = await open();
    await lab.actions.setSpeed(2);
    const work = run([{ change: {} }]);
    await submitted(engine, 1);
    expect(lab.getState().stepsPerSecond).toBe(2);
    await lab.actions.setSpeed(10);
    finish(engine);
    await work;
    expect(lab.getState().stepsPerSecond).toBe(10);
    const speeds = engine.requests.filter(({ kind }) => kind === 'setSpeed');
    expect(speeds.map(({ payload }) => payload)).toEqual([{ stepsPerSecond: 2 }, { stepsPerSecond: 10 }]);
  });

  it('can be paused and resumed', async () => {
    const { engine, lab, seen, run } = await open();
    const work = run([{ change: {} }]);
    await submitted(engine, 1);
    engine.phase('training', 5);
    await lab.actions.pause();
    engine.phase('paused', 6);
    expect(seen.at(-1)?.phase).toBe('paused');
    await lab.actions.play();
    expect([engine.numRequests('pause'), engine.numRequests('play')]).toEqual([1, 1]);
    finish(engine);
    expect(await work).toHaveLength(1);
  });

  it.each<
    [string, string, (parts: { engine: FakeEngine; lab: LabStore; controller: AbortController }) => unknown]
  >([
    ['it is stopped', 'stopped', ({ controller }) => controller.abort()],
    ['a control is moved meanwhile', 'changed', ({ lab }) => lab.actions.configure({ alpha: 0 })],
    ['another run is begun', 'changed', ({ engine }) => engine.newRun()],
    [
      'the loss stops being a number',
      'failed',
      ({ engine }) => engine.endJob({ status: 'failed', error: toWireError(new NotFiniteError(3, 'total')) }),
    ],
    [
      'the engine fails',
      'failed',
      ({ engine }) => engine.endJob({ status: 'failed', error: toWireError(new Error('out of memory')) }),
    ],
  ])('ends when %s', async (_, reason, happen) => {
    const { engine, lab, controller, run } = await open();
    const ended = reasonOf(run());
    await submitted(engine, 1);
    engine.phase('training', 1);
    await happen({ engine, lab, controller });
    expect(await ended).toBe(reason);
    expect(engine.numRequests('cancelJob')).toBe(reason === 'stopped' ? 1 : 0);
    expect(engine.numRequests('runJob')).toBe(1);
  });

  it('can be retried after a failure', async () => {
    const { engine, lab, run } = await open();
    const missing = new DataFileError('data-missing', 'gone', { file: 'train-0.bin', reason: '404' });
    engine.fail('runJob', missing);
    const ended: unknown = await run().catch((error: unknown) => error);
    expect(ended).toMatchObject({ reason: 'failed', cause: missing });
    expect(lab.getState()).toMatchObject({ isReady: false, error: missing });
    engine.fail('runJob', null);
    const work = run([{ change: {} }]);
    await submitted(engine, 2);
    finish(engine);
    expect(await work).toHaveLength(1);
  });

  it('ends when the student is promoted, a snapshot is restored or the teacher is trained further', async () => {
    const changes: readonly ((lab: LabStore) => unknown)[] = [
      (lab) => lab.actions.promote(),
      (lab) => lab.actions.restore({} as never),
      (lab) => lab.actions.restoreLastGood(),
      (lab) => lab.actions.step('teacher'),
    ];
    for (const change of changes) {
      const { engine, lab, run } = await open();
      const work = reasonOf(run([{ change: { temperature: 2 } }]));
      await submitted(engine, 1);
      engine.phase('training', 1);
      await change(lab);
      finish(engine);
      expect(await work).toBe('changed');
    }
  });

  it('continues if such a change is refused', async () => {
    const { engine, lab, run } = await open();
    const work = run([{ change: { temperature: 2 } }]);
    await submitted(engine, 1);
    engine.fail('promote', new UntrainedError());
    await lab.actions.promote().catch(() => undefined);
    lab.actions.dismiss('error');
    finish(engine);
    expect(await work).toHaveLength(1);
  });
});
