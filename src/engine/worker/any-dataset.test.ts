import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { addDataset } from '@/datasets/registry.ts';
import { coloured, fourteenClasses, manyTokens, texts, threeClasses } from '@/datasets/testing/fake-spec.ts';
import type { InputSpec } from '@/core/input-spec.ts';
import { methods } from '@/distill/registry.ts';
import { modelsFor } from '@/models/registry.ts';
import { parseRunConfig, type RunConfig } from '@/protocol/run/config.ts';
import { hasLayersFor } from '@/protocol/run/limits.ts';
import { startNodeWasm } from '../compute/backend/node-wasm.ts';
import { requestHandlers } from './dispatch.ts';
import type { Engine } from './engine.ts';
import { serveFakes } from './testing/fake-files.ts';
import { smallRun, startEngine } from './testing/start-engine.ts';

const fakes = [threeClasses, fourteenClasses, coloured, texts, manyTokens];

const runWith = (change: Readonly<Record<string, unknown>>): RunConfig => {
  const { config, problems } = parseRunConfig(change, smallRun);
  if (problems[0]) throw problems[0];
  return config;
};

const largestDifference = (one: Float32Array, other: Float32Array | undefined) =>
  one.reduce((most, value, at) => Math.max(most, Math.abs(value - (other?.[at] ?? NaN))), 0);

describe('a dataset with other classes, examples and shapes', { timeout: 120_000 }, () => {
  let tf: Awaited<ReturnType<typeof startNodeWasm>>;
  let engine: Engine;
  const removers: (() => void)[] = [];
  beforeAll(async () => {
    removers.push(...fakes.map(addDataset));
    vi.stubGlobal('fetch', serveFakes(fakes));
    tf = await startNodeWasm();
  });
  afterEach(() => engine.trainer.run.dispose());
  afterAll(() => {
    for (const remove of removers) remove();
    vi.unstubAllGlobals();
  });

  /** Trains two steps. @returns the losses, which are finite */
  async function train(change: Readonly<Record<string, unknown>>) {
    const started = await startEngine(runWith(change));
    ({ engine } = started);
    await engine.train(2);
    const losses = started.losses();
    expect(losses).toHaveLength(2);
    for (const { terms, studentTotal } of losses)
      expect([studentTotal, ...Object.values(terms)].every(Number.isFinite)).toBe(true);
    return losses;
  }

  const forPictures = methods.filter(({ input = 'image' }) => input !== 'tokens');
  const changeWith = (id: string, method: string) => ({
    dataset: id,
    methods: [method],
    augmentation: 'shift',
  });

  describe('with three classes', () => {
    const { id } = threeClasses;
    it.each(forPictures)(
      'trains two steps with $id, alike on WebAssembly and in plain JavaScript',
      async (method) => {
        await tf.setBackend('wasm');
        const change = changeWith(id, method.id);
        const received = await train(change);
        engine.trainer.run.dispose();
        await tf.setBackend('cpu');
        const expected = await train(change);
        for (const [index, { studentTotal }] of expected.entries())
          expect(received[index]?.studentTotal).toBeCloseTo(studentTotal, 3);
        await tf.setBackend('wasm');
      },
    );
  });

  it.each(forPictures)('with fourteen classes trains two steps with $id', async ({ id }) => {
    await tf.setBackend('wasm');
    expect(await train(changeWith(fourteenClasses.id, id))).toHaveLength(2);
  });

  describe.each(fakes)('$id', ({ id, counts, numClasses }) => {
    it('evaluates all its test examples, and trains with all labels, hidden classes and a bias', async () => {
      await train({
        dataset: id,
        hiddenClasses: [numClasses - 1],
        labelNoise: 0.3,
        labelled: 100,
        unlabelled: 50,
        logitBias: Array.from({ length: numClasses }, (_, label) => label / 10),
      });
      expect(await engine.evaluate()).toMatchObject({ numPictures: counts.test });
      expect(Math.max(...engine.trainer.run.data.shownLabels)).toBeLessThan(numClasses - 1);
      engine.trainer.run.dispose();
      await train({ dataset: id, labelled: counts.train });
      expect(engine.trainer.run.data.trainingData).toHaveLength(counts.train);
    });
  });

  /** Every teacher with every student of a kind of examples. */
  const pairsOf = (kind: InputSpec['kind']) =>
    modelsFor('teacher', kind).flatMap(({ id: teacher }) =>
      modelsFor('student', kind).map(({ id }) => ({ teacher, student: id })),
    );
  /** The methods that are offered for two networks and train at every step. */
  function offeredFor(teacher: string, student: string): readonly string[] {
    const ids = methods.map(({ id }) => id);
    const networks = { teacher, student, methods: ids, teacherMembers: 1 };
    return methods.flatMap(({ id, isGenerational }) =>
      hasLayersFor(networks, id) && !isGenerational ? [id] : [],
    );
  }

  it.each(pairsOf('image'))(
    'trains every method that is offered for $teacher → $student',
    async ({ teacher, student }) => {
      const perStep = offeredFor(teacher, student);
      expect(perStep.length).toBeGreaterThan(0);
      await train({ dataset: coloured.id, teacher, student, methods: perStep, batch: 4 });
    },
  );

  it.each(pairsOf('tokens'))(
    'trains every method that is offered for $teacher → $student on texts, and born again',
    async ({ teacher, student }) => {
      const change = {
        dataset: manyTokens.id,
        teacher,
        student,
        batch: 4,
        methods: offeredFor(teacher, student),
      };
      expect(change.methods.length).toBeGreaterThan(1);
      await train(change);
      engine.trainer.run.dispose();
      const generational = methods.flatMap(({ id, isGenerational }) => (isGenerational ? [id] : []));
      await train({ ...change, methods: generational, steps: 1 });
      expect(engine.trainer.run.generations.list.length).toBeGreaterThan(0);
    },
  );

  it('trains on texts alike on WebAssembly and in plain JavaScript', async () => {
    const [pair] = pairsOf('tokens');
    const { teacher = '', student = '' } = pair ?? {};
    const all = offeredFor(teacher, student);
    // Adam would step as far along a gradient of rounding errors as along any other: that of the keys' bias is 0.
    const settings = { optimizer: 'sgd', learningRate: 0.001, batch: 4 };
    const change = { dataset: texts.id, teacher, student, methods: all, ...settings };
    const received = await train(change);
    const trained = await engine.trainer.run.student.network.values();
    engine.trainer.run.dispose();
    await tf.setBackend('cpu');
    try {
      const expected = await train(change);
      for (const [index, { studentTotal }] of expected.entries())
        expect((received[index]?.studentTotal ?? NaN) / studentTotal).toBeCloseTo(1, 4);
      const same = await engine.trainer.run.student.network.values();
      for (const [index, values] of same.entries())
        expect(largestDifference(values, trained[index])).toBeLessThan(1e-4);
    } finally {
      engine.trainer.run.dispose();
      await tf.setBackend('wasm');
    }
  });

  it('shows attention and hidden states of a typed text, layer by layer', async () => {
    await train({ dataset: texts.id, teacher: 'transformer-4', student: 'transformer-2', batch: 4 });
    const pixels = Float32Array.of(5, 6, 7, 8, 0, 0, 0);
    const taps = { teacher: ['attention25', 'hidden100'], student: ['attention50', 'hidden100'] };
    const picture = { kind: 'pixels', pixels } as const;
    const { teacher, student, control } = await requestHandlers.activations(engine, { picture, taps });
    for (const tap of [teacher['attention25'], student['attention50'], control['attention50']]) {
      expect(tap?.shape).toEqual([4, 7, 7]);
      const ofFirst = tap?.values.subarray(0, 7).reduce((sum, share) => sum + share, 0);
      expect(ofFirst).toBeCloseTo(1, 5);
    }
    for (const lane of [teacher, student, control]) expect(lane['hidden100']?.shape).toEqual([7, 64]);
    await expect(
      (async () =>
        requestHandlers.activations(engine, { picture, taps: { ...taps, student: ['attention25'] } }))(),
    ).rejects.toMatchObject({ context: { received: 'attention25' } });
  });

  it('refuses networks of the other kind, and methods that mean nothing for texts', () => {
    const { config, problems } = parseRunConfig({
      dataset: texts.id,
      teacher: 'cnn-16-32-128',
      student: 'cnn-8-16',
      methods: ['hints'],
    });
    expect(problems.map(({ context }) => context['key'])).toEqual(['teacher', 'student', 'methods']);
    expect(config).toMatchObject({ teacher: 'transformer-4', student: 'transformer-2', methods: [] });
    const pictures = parseRunConfig({ student: 'transformer-2' });
    expect(pictures.problems.map(({ context }) => context['key'])).toEqual(['student']);
    expect(pictures.config.student).toBe('cnn-8-16');
  });
});
