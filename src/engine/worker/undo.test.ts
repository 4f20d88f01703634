import * as tf from '@tensorflow/tfjs';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { startNodeWasm } from './backend/node-wasm.ts';
import { lose, serveFile, smallRun, startEngine } from './testing/start-engine.ts';

describe('a replaced run', { timeout: 120_000 }, () => {
  beforeAll(async () => {
    vi.stubGlobal('fetch', serveFile);
    await startNodeWasm();
  });
  afterAll(() => vi.unstubAllGlobals());
  const keptOf = ({ events }: Awaited<ReturnType<typeof startEngine>>) =>
    events.findLast((event) => event.type === 'status')?.status.keptRunId;

  it('is restored with its weights, and its replacement can be restored in turn', async () => {
    const started = await startEngine(smallRun);
    const { engine } = started;
    await engine.train(3);
    const first = await engine.snapshot();
    const { runId } = engine.trainer;
    await engine.configure({ ...smallRun, labelled: 20 });
    expect(keptOf(started)).toBe(runId);
    await engine.train(2);
    const second = await engine.snapshot();
    const next = engine.trainer.runId;
    expect(await engine.undo(runId)).toEqual({ isRestored: true });
    expect(await engine.snapshot()).toEqual(first);
    expect(keptOf(started)).toBe(next);
    const { numTensors } = tf.memory();
    await engine.undo(next);
    expect(await engine.snapshot()).toEqual(second);
    expect(tf.memory().numTensors).toBe(numTensors);
    expect((await engine.train(1)).step).toBe(3);
  });

  it('is kept through untrained runs, a reset, a promotion and a failed load', async () => {
    const started = await startEngine(smallRun);
    const { engine } = started;
    await engine.train(2);
    const trained = await engine.snapshot();
    const { runId } = engine.trainer;
    await engine.reset(null);
    await engine.configure({ ...smallRun, student: 'cnn-8-16' });
    await engine.reset(7);
    expect(keptOf(started)).toBe(runId);
    await engine.undo(runId);
    expect(await engine.snapshot()).toEqual(trained);
    expect(keptOf(started)).toBeNull();

    const before = engine.trainer.runId;
    await engine.promote();
    await engine.undo(before);
    expect(await engine.snapshot()).toEqual(trained);

    const last = engine.trainer.runId;
    lose((url) => url.includes('fashion'));
    await expect(engine.configure({ ...smallRun, dataset: 'fashion-mnist' })).rejects.toThrow(/fashion/);
    lose(() => false);
    expect(keptOf(started)).toBe(last);
    await engine.undo(last);
    expect(await engine.snapshot()).toEqual(trained);
  });

  it('is not restored if its files fail to load: the current run stays', async () => {
    const { engine } = await startEngine({ ...smallRun, teacherWeights: 'shipped' });
    await engine.train(1);
    const mine = engine.trainer.runId;
    await engine.configure(smallRun);
    const { trainer } = engine;
    lose((url) => url.includes('teachers'));
    await expect(engine.undo(mine)).rejects.toThrow(/teachers/);
    expect(engine.trainer).toBe(trainer);
    lose(() => false);
    expect(await engine.undo(mine)).toEqual({ isRestored: true });
  });

  it('is refused if another run is kept or a lesson’s run was replaced: nothing changes', async () => {
    const started = await startEngine(smallRun);
    const { engine } = started;
    await engine.train(1);
    const mine = engine.trainer.runId;
    await engine.configure({ ...smallRun, labelled: 20 });
    await engine.train(1);
    const before = await engine.snapshot();
    await expect(engine.undo(99)).rejects.toThrow(/run 99/);
    expect(await engine.snapshot()).toEqual(before);
    await engine.configure({ ...smallRun, labelled: 30 }, false);
    expect(keptOf(started)).toBe(mine);
  });
});
