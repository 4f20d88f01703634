import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { RunConfig } from '@/protocol/run-config.ts';
import { startNodeWasm } from './backend/node-wasm.ts';
import { serveFile, smallRun, startEngine } from './testing/start-engine.ts';

/** A teacher with a layer that this student lacks, and a method that compares it. */
const withStage3: RunConfig = {
  ...smallRun,
  teacher: 'resnet-8',
  teacherSteps: 1,
  steps: 1_000,
  methods: ['soft-targets', 'hints'],
};

describe('promote', { timeout: 120_000 }, () => {
  let tf: Awaited<ReturnType<typeof startNodeWasm>>;
  beforeAll(async () => {
    vi.stubGlobal('fetch', serveFile);
    tf = await startNodeWasm();
  });
  afterAll(() => vi.unstubAllGlobals());

  it('refuses a student that lacks a layer a method compares, and keeps training', async () => {
    const config = { ...withStage3, hintLayer: 'stage3' } as RunConfig;
    const { engine, events, untilFrame } = await startEngine(config);
    await engine.train(1);
    const before = await engine.snapshot();
    const { numTensors } = tf.memory();
    await expect(engine.promote()).rejects.toThrow(
      'the promoted student has no stage3, which hintLayer names, expected stage1 | stage2',
    );
    expect(await engine.snapshot()).toEqual(before);
    expect(tf.memory().numTensors).toBe(numTensors);
    const playing = engine.play();
    await untilFrame();
    await expect(engine.promote()).rejects.toThrow(/no stage3/);
    expect(events.findLast((event) => event.type === 'status')?.status.phase).toBe('training');
    await engine.pause();
    await playing;
    expect((await engine.train(1)).step).toBeGreaterThan(2);
  });

  it('refuses such a layer afterwards too, and keeps the configuration', async () => {
    const { engine } = await startEngine(withStage3);
    await engine.train(1);
    await engine.promote();
    const before = await engine.snapshot();
    const { numTensors } = tf.memory();
    const expected = { ...withStage3, alpha: 0.2, hintLayer: 'stage3' } as RunConfig;
    await expect(engine.configure(expected)).rejects.toThrow(/no stage3/);
    expect(await engine.snapshot()).toEqual(before);
    expect(tf.memory().numTensors).toBe(numTensors);
    // A reset ignores the refused configuration.
    await engine.reset(null);
    expect(engine.trainer.run.config).toEqual(withStage3);
  });

  it('recreates the auxiliary tensors for every student', async () => {
    const { engine } = await startEngine(withStage3);
    await engine.train(1);
    await engine.promote();
    const start = await engine.trainer.run.auxiliary.arrays();
    await engine.train(2);
    expect(await engine.trainer.run.auxiliary.arrays()).not.toEqual(start);
    // The second teacher has the shapes of the first: nothing else would renew the regressors.
    await engine.promote();
    expect(await engine.trainer.run.auxiliary.arrays()).toEqual(start);
  });

  it('continues with the new teacher if Play is pressed during the promotion', async () => {
    const { engine, events } = await startEngine({ ...smallRun, steps: 4 });
    await engine.train(2);
    const promoted = engine.promote();
    const playing = engine.play();
    await promoted;
    await playing;
    expect(engine.trainer.run.generations.list).toHaveLength(1);
    expect(engine.trainer.run.step).toBe(6);
    expect(events.findLast((event) => event.type === 'status')?.status.phase).toBe('finished');
  });
});
