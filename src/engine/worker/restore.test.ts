import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { PlaygroundError } from '@/core/errors.ts';
import type { RunSnapshot } from '@/protocol/engine/requests.ts';
import { unpackSnapshot } from '@/protocol/run/unpack-checkpoint.ts';
import { startNodeWasm } from '../compute/backend/node-wasm.ts';
import { requestHandlers } from './dispatch.ts';
import { takeCheckpoint } from './run/checkpoint.ts';
import { serveFile, smallRun, startEngine } from './testing/start-engine.ts';

/** A snapshot as a script may have changed it. */
type Altered = { -readonly [Key in keyof RunSnapshot]: unknown };

const without = ({ arrays }: RunSnapshot, ...names: string[]) =>
  Object.fromEntries(Object.entries(arrays).filter(([name]) => !names.includes(name)));

/** Every tested way to break a snapshot, by title. */
const broken: Readonly<Record<string, (good: RunSnapshot) => Partial<Altered>>> = {
  'no arrays': () => ({ arrays: undefined }),
  'no array at all': () => ({ arrays: {} }),
  'an optimizer state that is not there': (good) => ({ arrays: without(good, 'control/optimizer/1') }),
  'one optimizer without a state': (good) => ({
    arrays: without(good, 'control/optimizer/0', 'control/optimizer/1', 'control/optimizer/2'),
  }),
  'a parameter too few': (good) => ({ arrays: without(good, 'control/parameter/5') }),
  'an array too many': (good) => ({ arrays: { ...good.arrays, extra: new Float32Array(1) } }),
  'an array of another length': (good) => ({
    arrays: { ...good.arrays, 'student/parameter/0': new Float32Array(3) },
  }),
  'a list instead of an array': (good) => ({
    arrays: { ...good.arrays, 'student/parameter/1': [0, 0, 0, 0] },
  }),
  'a weight that is no number': (good) => ({
    arrays: { ...good.arrays, 'student/parameter/1': Float32Array.of(0, NaN, 0, 0) },
  }),
  'a negative mean square': (good) => ({
    arrays: { ...good.arrays, 'student/optimizer/1': good.arrays['student/optimizer/1']?.map(() => -1) },
  }),
  'the count of another step': (good) => ({
    arrays: { ...good.arrays, 'student/optimizer/2': Float32Array.of(7) },
  }),
  'step −5': () => ({ step: -5 }),
  'step NaN': () => ({ step: NaN }),
  'step 2.5': () => ({ step: 2.5 }),
  "step '2'": () => ({ step: '2' }),
  'step 1e12': () => ({ step: 1e12 }),
  'another step': () => ({ step: 3 }),
  'teacher step −1': () => ({ teacherStep: -1 }),
  'a teacher step without a state': () => ({ teacherStep: 4 }),
  'a generation without its answers': () => ({ generationSteps: [2] }),
  'a generation after the present step': () => ({ generationSteps: [20] }),
  'no list of generations': () => ({ generationSteps: 'one' }),
  'version 3': () => ({ version: 3 }),
  'no list of settings': () => ({ trained: 'T = 4' }),
  'no settings for its steps': () => ({ trained: [] }),
  'settings from its second step on': ({ config }) => ({ trained: [{ from: 1, config }] }),
  'settings of a later step': ({ config }) => ({
    trained: [
      { from: 0, config },
      { from: 2, config },
    ],
  }),
  'settings of the same step twice': ({ config }) => ({
    trained: [
      { from: 0, config },
      { from: 0, config },
    ],
  }),
  'settings with a temperature of 99': ({ config }) => ({
    trained: [{ from: 0, config: { ...config, temperature: 99 } }],
  }),
  'settings of another run': ({ config }) => ({ trained: [{ from: 0, config: { ...config, seed: 9 } }] }),
  'no configuration': () => ({ config: null }),
  'a temperature of 99': (good) => ({ config: { ...good.config, temperature: 99 } }),
  'an unknown key': (good) => ({ config: { ...good.config, magic: 1 } }),
  'another seed': (good) => ({ config: { ...good.config, seed: 9 } }),
  'another student': (good) => ({ config: { ...good.config, student: 'cnn-8-16' } }),
};

const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'taken',
    (error: unknown) => (error instanceof PlaygroundError ? error.code : String(error)),
  );

describe('restore', { timeout: 120_000 }, () => {
  let tf: Awaited<ReturnType<typeof startNodeWasm>>;
  beforeAll(async () => {
    vi.stubGlobal('fetch', serveFile);
    tf = await startNodeWasm();
  });
  afterAll(() => vi.unstubAllGlobals());

  it('refuses every snapshot that does not fit and keeps the run', async () => {
    const { engine, events } = await startEngine(smallRun);
    await engine.train(2);
    const good = await engine.snapshot();
    await engine.train(1);
    const before = await engine.snapshot();
    const [{ numTensors }, numEvents] = [tf.memory(), events.length];
    for (const [what, alter] of Object.entries(broken)) {
      const snapshot = { ...good, ...alter(good) } as RunSnapshot;
      expect([what, await codeOf(engine.restore(snapshot))]).toEqual([what, 'snapshot-invalid']);
    }
    for (const foreign of [null, undefined, 'snapshot', 5, [], {}]) {
      const restored = requestHandlers.restore(engine, { snapshot: foreign as never });
      expect(await codeOf(restored)).toBe('snapshot-invalid');
    }
    expect(await engine.snapshot()).toEqual(before);
    expect([tf.memory().numTensors, events.length]).toEqual([numTensors, numEvents]);
    expect((await engine.train(1)).step).toBe(4);
  });

  it('keeps playing after a refusal, and pauses after a restore', async () => {
    const { engine, events, untilFrame } = await startEngine({ ...smallRun, steps: 1_000 });
    const phase = () => events.findLast((event) => event.type === 'status')?.status.phase;
    await engine.train(2);
    const good = await engine.snapshot();
    const playing = engine.play();
    await untilFrame();
    expect(await codeOf(engine.restore({ ...good, step: -5 }))).toBe('snapshot-invalid');
    expect(phase()).toBe('training');
    const { step } = engine.trainer.run;
    await untilFrame();
    await untilFrame();
    expect(engine.trainer.run.step).toBeGreaterThan(step);
    await engine.restore(good);
    await playing;
    expect([phase(), engine.trainer.run.step]).toEqual(['paused', 2]);
    expect(await engine.snapshot()).toEqual(good);
  });

  it('reports no losses of undone steps', async () => {
    const { engine, losses } = await startEngine(smallRun);
    await engine.train(2);
    const good = await engine.snapshot();
    const { losses: second } = await engine.train(0);
    await engine.train(3);
    await engine.restore(good);
    const undone = losses().length;
    const after = await engine.train(0);
    expect(after.step).toBe(2);
    expect(after.losses['total']).toBeNaN();
    expect(second['total']).not.toBeNaN();
    await engine.train(1);
    expect(
      losses()
        .slice(undone)
        .map(({ step }) => step),
    ).toEqual([3]);
  });

  it('switches between a promoted teacher and the original one within one run', async () => {
    const { engine } = await startEngine({ ...smallRun, teacherSteps: 1 });
    await engine.train(2);
    const original = await engine.snapshot();
    await engine.promote();
    await engine.train(1);
    const promoted = await engine.snapshot();
    const { runId } = engine.trainer;
    const { numTensors } = tf.memory();
    expect(await codeOf(engine.restore({ ...original, arrays: {} }))).toBe('snapshot-invalid');
    expect(await engine.snapshot()).toEqual(promoted);
    await engine.restore(original);
    expect(await engine.snapshot()).toEqual(original);
    await engine.restore(promoted);
    expect(await engine.snapshot()).toEqual(promoted);
    expect([engine.trainer.runId, tf.memory().numTensors]).toEqual([runId, numTensors]);
    expect((await engine.train(1)).step).toBe(4);
  });

  it('restores every generation of a born-again run', async () => {
    const config = { ...smallRun, methods: ['soft-targets', 'born-again'], generations: 3, steps: 3 };
    const { engine } = await startEngine(config);
    const first = await engine.train(2);
    const early = await engine.snapshot();
    await engine.train(5);
    const late = await engine.snapshot();
    expect(late.generationSteps).toEqual([3, 6]);
    await engine.restore(early);
    expect(await engine.snapshot()).toEqual(early);
    expect(first.generations).toEqual([]);
    await engine.restore(late);
    expect(await engine.snapshot()).toEqual(late);
    expect((await engine.train(2)).generations).toHaveLength(3);
  });

  it('refuses a promoted teacher that lacks a layer a method compares', async () => {
    const config = { ...smallRun, teacher: 'resnet-8', student: 'cnn-4-8' } as typeof smallRun;
    const { engine } = await startEngine(config);
    await engine.train(1);
    await engine.promote();
    const promoted = await engine.snapshot();
    await engine.reset(null);
    const hints = { ...config, methods: ['soft-targets', 'hints'], hintLayer: 'stage3' } as typeof smallRun;
    await engine.configure(hints);
    const before = await engine.snapshot();
    expect(await codeOf(engine.restore(promoted))).toBe('layer-missing');
    expect(await engine.snapshot()).toEqual(before);
    expect((await engine.train(1)).step).toBe(1);
  });

  it('knows the settings of its steps after a checkpoint was restored in another engine', async () => {
    const { engine } = await startEngine(smallRun);
    const moved = async (change: Partial<typeof smallRun> & { temperature?: number }) =>
      engine.configure({ ...engine.trainer.run.config, ...change });
    await engine.train(2);
    // Neither a setting that came back before the next step, nor the length, changed what was learned.
    await moved({ temperature: 9 });
    await moved({ temperature: 4, steps: 30 });
    await engine.train(1);
    await moved({ temperature: 8, alpha: 0.5 });
    await engine.train(2);
    const snapshot = unpackSnapshot((await takeCheckpoint(engine.trainer))?.bytes ?? new Uint8Array());
    const stretches = (trained: RunSnapshot['trained']) =>
      trained?.map(({ from, config }) => [from, Reflect.get(config, 'temperature'), config.alpha]);
    const expected = [
      [0, 4, smallRun.alpha],
      [3, 8, 0.5],
    ];
    expect(stretches(snapshot.trained)).toEqual(expected);

    const other = await startEngine(smallRun);
    await other.engine.restore(snapshot);
    expect(stretches((await other.engine.snapshot()).trained)).toEqual(expected);
    // A restored run trains on with the settings of the engine, T 4.
    await other.engine.configure({ ...other.engine.trainer.run.config, alpha: 0.1 });
    await other.engine.train(1);
    expect(stretches((await other.engine.snapshot()).trained)).toEqual([...expected, [5, 4, 0.1]]);
    const history = other.events.findLast((event) => event.type === 'history')?.history;
    expect(stretches(history?.trained)).toEqual([...expected, [5, 4, 0.1]]);
  });

  it('does not know the settings of the steps of an older snapshot', async () => {
    const { engine } = await startEngine(smallRun);
    await engine.train(2);
    const { trained, ...older } = await engine.snapshot();
    expect(trained).toHaveLength(1);
    await engine.restore({ ...older, version: 1 });
    await engine.train(1);
    expect((await engine.snapshot()).trained).toBeNull();
  });

  it('creates a new regressor if the snapshot has none', async () => {
    const { engine } = await startEngine(smallRun);
    await engine.train(1);
    const good = await engine.snapshot();
    const hints = { ...smallRun, methods: ['soft-targets', 'hints'] };
    await engine.configure(hints);
    const fresh = await engine.snapshot();
    await engine.train(2);
    await engine.restore(good);
    expect(await engine.snapshot()).toEqual({ ...fresh, generationSteps: [] });
  });
});
