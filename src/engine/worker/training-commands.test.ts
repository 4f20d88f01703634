import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { PlaygroundError } from '@/core/errors.ts';
import { startNodeWasm } from './backend/node-wasm.ts';
import { serveFile, smallRun, startEngine } from './testing/start-engine.ts';

const nameOf = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: unknown) =>
      error instanceof PlaygroundError ? `${error.name}: ${error.message}` : String(error),
  );

describe('training commands', { timeout: 120_000 }, () => {
  beforeAll(async () => {
    vi.stubGlobal('fetch', serveFile);
    await startNodeWasm();
  });
  afterAll(() => vi.unstubAllGlobals());

  it('train one after the other if requested at once', async () => {
    const { engine, losses } = await startEngine(smallRun);
    const results = await Promise.all([engine.train(4), engine.train(3), engine.train(2)]);
    expect(results.map(({ step }) => step)).toEqual([4, 7, 9]);
    for (const { losses: last } of results) expect(last['total']).not.toBeNaN();
    expect(losses().map(({ step }) => step)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
  });

  it('reject a training that another command ends early, and name the command', async () => {
    const { engine } = await startEngine(smallRun);
    const commands = {
      pause: () => engine.pause(),
      reset: () => engine.reset(null),
      step: () => engine.stepLane('students', 1),
      play: () => engine.play(),
    };
    for (const [name, command] of Object.entries(commands)) {
      const trained = [nameOf(engine.train(4_000)), nameOf(engine.train(5))];
      await Promise.all([...trained, command()]);
      const superseded = `SupersededError: training ended early: ${name} came first`;
      expect(await Promise.all(trained)).toEqual([superseded, superseded]);
    }
  });

  it('are not undone by earlier requests', async () => {
    const { engine, events } = await startEngine(smallRun);
    await engine.train(2);
    const snapshot = await engine.snapshot();
    await engine.train(2);
    const [, , { step }] = await Promise.all([engine.restore(snapshot), engine.promote(), engine.train(3)]);
    expect(step).toBe(5);
    expect(engine.trainer.run.generations.list).toHaveLength(1);
    expect(events.findLast((event) => event.type === 'status')?.status.phase).toBe('paused');
  });

  it('continue in order if a change requested between them is refused', async () => {
    const { engine } = await startEngine(smallRun);
    const wrong = { ...(await engine.snapshot()), config: { ...smallRun, student: 'cnn-8-16' } } as const;
    const results = await Promise.allSettled([
      engine.train(4),
      engine.restore(wrong),
      engine.train(3),
      engine.stepLane('students', 1).catch(() => undefined),
    ]);
    expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected', 'fulfilled']);
    const step = engine.trainer.run.step;
    const again = await Promise.allSettled([engine.train(4), engine.restore(wrong), engine.train(3)]);
    expect(again).toMatchObject([
      { status: 'fulfilled', value: { step: step + 4 } },
      { status: 'rejected', reason: { name: 'SnapshotError' } },
      { status: 'fulfilled', value: { step: step + 7 } },
    ]);
    const single = [engine.stepLane('students', 2), engine.restore(wrong), engine.stepLane('students', 2)];
    await Promise.allSettled(single);
    expect(engine.trainer.run.step).toBe(step + 11);
  });

  it('keep the layers of a method until the current step has ended', async () => {
    const hints = { ...smallRun, methods: ['soft-targets', 'hints'] };
    const { engine } = await startEngine(hints);
    const { run } = engine.trainer;
    const nextBatch = run.nextBatch.bind(run);
    const changes = [{ guidedLayer: 'stage1' }, { methods: ['soft-targets'] }, {}];
    const configured: unknown[] = [];
    vi.spyOn(run, 'nextBatch').mockImplementation(async () => {
      const batch = await nextBatch();
      // The step has its batch and its loss, and waits for the device.
      for (const change of changes.splice(0, 1)) configured.push(engine.configure({ ...hints, ...change }));
      return batch;
    });
    expect((await engine.train(4)).step).toBe(4);
    expect(await Promise.all(configured)).toMatchObject(
      Array.from({ length: 3 }, () => ({ startedNewRun: false })),
    );
    expect(run.config).toEqual(hints);
  });
});
