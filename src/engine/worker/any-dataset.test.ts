import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { addDataset } from '@/datasets/registry.ts';
import { coloured, fourteenClasses, threeClasses } from '@/datasets/testing/fake-spec.ts';
import { methods } from '@/distill/registry.ts';
import { modelsFor } from '@/models/registry.ts';
import { parseRunConfig, type RunConfig } from '@/protocol/run/config.ts';
import { hasLayersFor } from '@/protocol/run/limits.ts';
import { startNodeWasm } from '../compute/backend/node-wasm.ts';
import type { Engine } from './engine.ts';
import { serveFakes } from './testing/fake-files.ts';
import { smallRun, startEngine } from './testing/start-engine.ts';

const fakes = [threeClasses, fourteenClasses, coloured];

const runWith = (change: Readonly<Record<string, unknown>>): RunConfig => {
  const { config, problems } = parseRunConfig(change, smallRun);
  if (problems[0]) throw problems[0];
  return config;
};

describe('a dataset with other classes, pictures and shapes', { timeout: 120_000 }, () => {
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

  describe.each([threeClasses, fourteenClasses])('$id', ({ id }) => {
    it.each(methods)(
      'trains two steps with $id, alike on WebAssembly and in plain JavaScript',
      async (method) => {
        await tf.setBackend('wasm');
        const change = { dataset: id, methods: [method.id], augmentation: 'shift' };
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

  describe.each(fakes)('$id', ({ id, counts, numClasses }) => {
    it('evaluates all its test pictures, and trains with all labels, hidden classes and a bias', async () => {
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

  it.each(
    modelsFor('teacher').flatMap(({ id: teacher }) => modelsFor('student').map(({ id }) => [teacher, id])),
  )('trains every method that is offered for %s → %s', async (teacher, student) => {
    const ids = methods.map(({ id }) => id);
    const networks = { teacher, student, methods: ids, teacherMembers: 1 };
    const perStep = methods.flatMap(({ id, isGenerational }) =>
      hasLayersFor(networks, id) && !isGenerational ? [id] : [],
    );
    expect(perStep.length).toBeGreaterThan(0);
    await train({ dataset: coloured.id, teacher, student, methods: perStep, batch: 4 });
  });
});
