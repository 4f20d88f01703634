import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { DeviceLostError } from '@/core/errors.ts';
import { limits } from '@/core/limits.ts';
import type { EngineEvent } from '@/protocol/engine/events.ts';
import { createJob } from '@/protocol/run/job.ts';
import { startNodeWasm } from '../compute/backend/node-wasm.ts';
import { Engine } from './engine.ts';
import { engineReport, serveFile, smallRun } from './testing/start-engine.ts';

/** An engine whose device can be lost in mid-training: the current step fails, as with a real lost device. */
async function losable() {
  const events: EngineEvent[] = [];
  let numLosses = 0;
  const engine: Engine = new Engine(
    'http://localhost/',
    engineReport,
    (event) => {
      events.push(event);
      if (event.type === 'frame') engine.frameQueue.acknowledge(event.frame.sequence);
    },
    {
      numRecoveries: 0,
      async recovered(error) {
        if (!String(error).includes('AbortError')) return false;
        await engine.recover(engineReport, false);
        return true;
      },
    },
  );
  await engine.newRun({ ...smallRun, steps: 80 });
  const loseAt = (step: number) => {
    const { run } = engine.trainer;
    const train = run.trainStudents.bind(run);
    run.trainStudents = async () => {
      if (run.step < step) return train();
      numLosses++;
      throw new DOMException('the device is lost', 'AbortError');
    };
  };
  const phases = () => events.flatMap((event) => (event.type === 'status' ? [event.status.phase] : []));
  const notices = () => events.flatMap((event) => (event.type === 'notice' ? [event.notice] : []));
  return { engine, loseAt, phases, notices, numLosses: () => numLosses };
}

describe('an engine whose device is lost', { timeout: 60_000 }, () => {
  beforeAll(async () => {
    vi.stubGlobal('fetch', serveFile);
    await startNodeWasm();
  });
  afterAll(() => vi.unstubAllGlobals());

  it('continues from its last good state and trains to the end', async () => {
    const { engine, loseAt, phases, notices } = await losable();
    loseAt(30);
    await engine.play();
    expect(engine.trainer.run.step).toBe(80);
    expect(notices()).toEqual([{ kind: 'device-recovered', step: 30, replacedBy: null }]);
    expect(phases()).not.toContain('failed');
    expect(phases().at(-1)).toBe('finished');
  });

  it('gives up a step that never ends; requests that waited for it are answered', async () => {
    const { engine } = await losable();
    await engine.train(25);
    const { run } = engine.trainer;
    let numHung = 0;
    run.trainStudents = () => {
      numHung++;
      return new Promise(() => undefined);
    };
    const playing = engine.play();
    await vi.waitFor(() => expect(numHung).toBe(1), { timeout: 30_000, interval: 1 });
    const seen = engine.inspect(async (trainer) => trainer.run !== run);
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const recovered = engine.recover(engineReport, false);
    await vi.advanceTimersByTimeAsync(limits.lostTaskMs);
    vi.useRealTimers();
    await recovered;
    expect(await seen).toBe(true);
    await playing;
    expect(engine.trainer.run.step).toBe(80);
  });

  it('continues a job, whose record has every step and evaluation once', async () => {
    const { engine, loseAt, numLosses } = await losable();
    const record = engine.jobs.run(createJob({ ...smallRun, steps: 80 }));
    await engine.inspect(async () => loseAt(30));
    const { end, curves } = await record;
    expect([end, numLosses()]).toEqual([{ status: 'finished' }, 1]);
    expect([...curves.student.step]).toEqual(Array.from({ length: 80 }, (_, at) => at + 1));
    expect([...curves.evaluations.step]).toEqual([0, 10, 20, 30, 40, 50, 75, 80]);
  });

  it('ends a job as failed if it cannot continue', async () => {
    const { engine } = await losable();
    const record = engine.jobs.run(createJob({ ...smallRun, steps: 4_000 }));
    await engine.inspect(async () => engine.fail(new DeviceLostError('gone')));
    expect((await record).end).toMatchObject({ status: 'failed', error: { code: 'device-lost' } });
    await engine.pause();
  });

  it('keeps its state through a second loss before the first step', async () => {
    const { engine, loseAt, notices } = await losable();
    await engine.train(60);
    loseAt(60);
    const training = engine.train(5);
    await vi.waitFor(() => expect(notices()).toHaveLength(1), { timeout: 30_000, interval: 1 });
    await engine.recover(engineReport, false);
    expect((await training).step).toBe(65);
    const steps = notices().map((notice) => notice.kind === 'device-recovered' && notice.step);
    // The training may have ended before the second loss.
    expect([
      [60, 60],
      [60, 65],
    ]).toContainEqual(steps);
  });

  it('returns to a restored snapshot if the loss comes before the next step', async () => {
    const { engine } = await losable();
    await engine.train(5);
    const snapshot = await engine.snapshot();
    await engine.reset(null);
    await engine.restore(snapshot);
    await engine.recover(engineReport, false);
    expect(engine.trainer.run.step).toBe(5);
  });

  it('answers requests made while the device is lost', async () => {
    const { engine } = await losable();
    await engine.train(25);
    let isFirst = true;
    const step = await engine.inspect(async ({ run }) => {
      if (isFirst) {
        isFirst = false;
        throw new DOMException('the device is lost', 'AbortError');
      }
      return run.step;
    });
    expect(step).toBe(25);
  });
});
