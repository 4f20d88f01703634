import * as tf from '@tensorflow/tfjs';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { idBeforePromotion } from '@/protocol/engine/events.ts';
import { startNodeWasm } from '../compute/backend/node-wasm.ts';
import { engineReport, lose, serveFile, smallRun, startEngine } from './testing/start-engine.ts';

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
    expect(keptOf(started)).toBe(idBeforePromotion(before));
    await engine.undo(idBeforePromotion(before));
    expect(await engine.snapshot()).toEqual(trained);

    const last = engine.trainer.runId;
    lose((url) => url.includes('fashion'));
    await expect(engine.configure({ ...smallRun, dataset: 'fashion-mnist' })).rejects.toThrow(/fashion/);
    lose(() => false);
    expect(keptOf(started)).toBe(last);
    await engine.undo(last);
    expect(await engine.snapshot()).toEqual(trained);
  });

  it('is restored with its generations after a promotion and a loss of the device', async () => {
    const started = await startEngine(smallRun);
    const { engine } = started;
    await engine.train(3);
    await engine.promote();
    await engine.train(2);
    const before = await engine.snapshot();
    const { list } = engine.trainer.run.generations;
    expect(list.map(({ step }) => step)).toEqual([3]);
    const kept = idBeforePromotion(engine.trainer.runId);
    await engine.promote();
    const promoted = await engine.snapshot();
    expect(promoted.generationSteps).toEqual([3, 5]);
    await engine.train(1);
    const last = await engine.snapshot();
    const lost = engine.trainer.runId;
    await engine.recover(engineReport, false);
    expect(await engine.snapshot()).toEqual(last);
    expect(keptOf(started)).toBe(kept);
    // The page would take the lost run for the kept one.
    expect(keptOf(started)).not.toBe(lost);

    const recovered = engine.trainer.runId;
    expect(await engine.undo(kept)).toEqual({ isRestored: true });
    expect(await engine.snapshot()).toEqual(before);
    expect(engine.trainer.run.generations.list).toEqual(list);
    expect(keptOf(started)).toBe(recovered);
    const { step, generations } = await engine.train(2);
    expect([step, generations]).toEqual([7, list]);

    // Undoing the Undo.
    const again = engine.trainer.runId;
    const trained = await engine.snapshot();
    await engine.undo(recovered);
    expect(await engine.snapshot()).toEqual(last);
    expect(engine.trainer.run.generations.list.map((each) => each.step)).toEqual([3, 5]);
    await engine.recover(engineReport, false);
    await engine.undo(again);
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
