import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { methods } from '@/distill/registry.ts';
import { parseRunConfig, type RunConfig } from '@/protocol/run/config.ts';
import { startNodeWasm } from '../compute/backend/node-wasm.ts';
import type { Engine } from './engine.ts';
import { requestHandlers } from './dispatch.ts';
import { serveFile, smallRun, startEngine } from './testing/start-engine.ts';

const runWith = (change: Readonly<Record<string, unknown>>): RunConfig => {
  const { config, problems } = parseRunConfig(change, smallRun);
  if (problems[0]) throw problems[0];
  return config;
};
const needLabels = methods.filter(({ needsLabels }) => needsLabels).map(({ id }) => id);

describe('the training data of the students', () => {
  let engine: Engine;
  const start = async (change: Readonly<Record<string, unknown>>) => {
    ({ engine } = await startEngine(runWith(change)));
    return engine.trainer.run;
  };
  /** Labels of the first batches. */
  const labelsOf = async (change: Readonly<Record<string, unknown>>) => {
    const run = await start(change);
    const seen: number[] = [];
    for (; run.step < 8; await run.trainStudents()) seen.push(...(await run.nextBatch()).batch.labels);
    return seen;
  };
  beforeAll(async () => {
    vi.stubGlobal('fetch', serveFile);
    await startNodeWasm();
  });
  afterEach(() => engine.trainer.run.dispose());
  afterAll(() => vi.unstubAllGlobals());

  it('contains no picture of a hidden class', async () => {
    const labels = await labelsOf({ hiddenClasses: [3, 5], labelled: 40 });
    expect(new Set(labels)).toEqual(new Set([0, 1, 2, 4, 6, 7, 8, 9]));
  });

  it('has the requested number of wrong labels, in the same pictures', async () => {
    const right = await start({});
    const clean = await right.nextBatch();
    const { labels: cleanLabels } = right.labelledPictures(50);
    right.dispose();
    const noisy = await start({ labelNoise: 0.4 });
    expect((await noisy.nextBatch()).batch.pixels).toEqual(clean.batch.pixels);
    const { labels } = noisy.labelledPictures(50);
    expect(labels.filter((label, place) => label !== cleanLabels[place])).toHaveLength(20);
  });

  it('includes unlabelled pictures that the control does not see', async () => {
    const plain = await start({});
    await engine.train(4);
    const control = await plain.control.network.values();
    const student = await plain.student.network.values();
    plain.dispose();
    const more = await start({ unlabelled: 200 });
    const { batch } = await more.nextBatch();
    expect([batch.labels.length, batch.numUnlabelled, batch.pixels.length]).toEqual([16, 16, 32 * 784]);
    await engine.train(4);
    const close = (await more.control.network.values()).map((each, index) =>
      Math.max(...each.map((value, at) => Math.abs(value - (control[index]?.[at] ?? NaN)))),
    );
    expect(Math.max(...close)).toBeLessThan(1e-6);
    expect(await more.student.network.values()).not.toEqual(student);
  });

  it('gives methods that use labels the existing ones', async () => {
    expect(needLabels.length).toBeGreaterThan(0);
    const run = await start({ unlabelled: 50, methods: needLabels });
    await engine.train(3);
    const terms = await run.termGradients();
    expect(
      terms.every(({ raw, gradientNorm }) => Number.isFinite(raw) && Number.isFinite(gradientNorm)),
    ).toBe(true);
  });

  it('makes the teacher of equal data the live teacher, bit for bit, if it is all pictures', async () => {
    const teacherOf = async (teacherWeights: string, labelled: number) => {
      const run = await start({ teacherWeights, labelled, teacherSteps: 3 });
      await engine.train(0);
      const values = await run.teacher.network.values();
      expect(run.teacherStep).toBe(3);
      run.dispose();
      return values;
    };
    const live = await teacherOf('live', 10_000);
    expect(await teacherOf('live-equal-data', 10_000)).toEqual(live);
    expect(await teacherOf('live', 300)).toEqual(live);
    expect(await teacherOf('live-equal-data', 300)).not.toEqual(live);
    await start({});
  });

  it('has no labels for a student without them, which learns from the teacher alone', async () => {
    const run = await start({ studentLabels: 'hidden', methods: [] });
    const before = await run.student.network.values();
    await engine.train(2);
    expect(await run.student.network.values()).toEqual(before);
    expect(await run.control.network.values()).not.toEqual(before);
    await engine.configure(runWith({ studentLabels: 'hidden', alpha: 0.5 }));
    await engine.train(2);
    expect(await run.student.network.values()).not.toEqual(before);
    const [hard] = await run.termGradients();
    expect(hard?.gradientNorm).toBe(0);
  });

  it('can be classified by the nearest labelled picture', async () => {
    await start({ teacherWeights: 'shipped', teacher: 'cnn-16-32-128', labelled: 100 });
    const answer = await requestHandlers.neighbours(engine, { layer: 'embedding', numPictures: 200 });
    expect(answer.numKnown).toBe(100);
    expect(answer.teacher).toBeGreaterThan(0.9);
    // Before training, both networks are the same.
    expect(answer.student).toBe(answer.control);
    expect(answer.student).toBeGreaterThan(0.3);
    // Two baselines, which training does not change.
    expect(answer.untrained).toBe(answer.student);
    expect(answer.components).toBeGreaterThan(0.5);
    await engine.train(3);
    const { student, ...later } = await requestHandlers.neighbours(engine, {
      layer: 'embedding',
      numPictures: 200,
    });
    expect(student).not.toBe(answer.student);
    expect([later.untrained, later.components]).toEqual([answer.untrained, answer.components]);
    await expect(requestHandlers.neighbours(engine, { layer: 'nowhere', numPictures: 20 })).rejects.toThrow(
      'nowhere',
    );
  });

  it.each([
    { quality: 'half-trained', accuracy: [0.8, 0.97], calibrationError: [0, 0.2] },
    { quality: 'over-confident', accuracy: [0.98, 1], calibrationError: [0.004, 0.02] },
    { quality: 'shuffled-labels', accuracy: [0, 0.4], calibrationError: [0, 1] },
  ])('is judged by a teacher that is $quality', async ({ quality, accuracy, calibrationError }) => {
    const run = await start({ teacherWeights: quality, teacher: 'cnn-16-32-128' });
    expect(run.config.teacherWeights).toBe(quality);
    const { teacher } = await engine.trainer.evaluateOnce();
    const isWithin = (value: number, [low = NaN, high = NaN]: readonly number[]) =>
      value >= low && value <= high;
    expect(isWithin(teacher.accuracy, accuracy)).toBe(true);
    expect(isWithin(teacher.calibrationError, calibrationError)).toBe(true);
  });
});
