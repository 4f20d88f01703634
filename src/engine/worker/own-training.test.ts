import 'fake-indexeddb/auto';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { randomStream } from '@/core/random.ts';
import { emptyDraft, withExamples } from '@/datasets/own/draft.ts';
import { keepDataset, removeKept } from '@/datasets/own/kept.ts';
import { bytesOfKind, type OwnKind } from '@/datasets/own/kinds.ts';
import { datasetOfDraft } from '@/datasets/own/own-dataset.ts';
import { addDataset } from '@/datasets/registry.ts';
import { parseRunConfig } from '@/protocol/run/config.ts';
import { startNodeWasm } from '../compute/backend/node-wasm.ts';
import type { Engine } from './engine.ts';
import { serveFile, smallRun, startEngine } from './testing/start-engine.ts';

/** A dataset of noise, as bright as its class. */
function made(kind: OwnKind, numClasses: number, numEach: number) {
  const random = randomStream(1, `own/${kind}`);
  const classes = Array.from({ length: numClasses }, (_, label) => ({
    name: `class ${label}`,
    examples: Array.from({ length: numEach }, () =>
      Uint8Array.from({ length: bytesOfKind(kind) }, () => ((label + random.next()) * 255) / numClasses),
    ),
  }));
  return datasetOfDraft(withExamples({ ...emptyDraft, kind }, classes), 'Mine');
}

const sets = [made('grey', 2, 10), made('colour', 3, 12), made('grey', 20, 10)];

describe('a dataset that the visitor made', () => {
  let engine: Engine;
  beforeAll(async () => {
    vi.stubGlobal('fetch', serveFile);
    for (const set of sets) await keepDataset(set);
    await startNodeWasm();
  });
  afterEach(() => engine.trainer.run.dispose());
  afterAll(async () => {
    vi.unstubAllGlobals();
    for (const { spec } of sets) {
      await removeKept(spec.id);
      addDataset(spec)();
    }
  });

  it.each(sets)(
    'trains teacher and students, and is evaluated: $spec.numClasses classes',
    async ({ spec, test }) => {
      // The page's own batch is larger than the smallest of these datasets.
      const { config, problems } = parseRunConfig(
        { dataset: spec.id, labelled: spec.counts.train, batch: 64, teacherSteps: 2 },
        smallRun,
      );
      expect(problems).toEqual([]);
      const started = await startEngine(config);
      ({ engine } = started);
      await engine.stepLane('teacher', 2);
      await engine.train(2);
      expect(started.losses()).toHaveLength(2);
      expect(started.losses().every(({ studentTotal }) => Number.isFinite(studentTotal))).toBe(true);
      expect(await engine.evaluate()).toMatchObject({ numPictures: spec.counts.test });
      const shown = await engine.inspect(async (_, store) => store.picture('test', 0));
      const size = test.images.length / test.labels.length;
      expect(shown).toEqual({ index: 0, label: test.labels[0], pixels: test.images.slice(0, size) });
    },
  );

  it('can be what the student of another dataset learns from, and the other way round', async () => {
    const [{ spec } = made('grey', 2, 10)] = sets;
    for (const change of [{ transferSet: spec.id }, { dataset: spec.id, transferSet: 'mnist' }]) {
      const { config, problems } = parseRunConfig({ ...change, transferSize: 40 }, smallRun);
      expect(problems).toEqual([]);
      if (engine) engine.trainer.run.dispose();
      const started = await startEngine(config);
      ({ engine } = started);
      await engine.train(2);
      expect(started.losses()).toHaveLength(2);
    }
  });

  it('that was deleted is named when a run needs it', async () => {
    const gone = made('grey', 4, 11);
    await keepDataset(gone);
    await removeKept(gone.spec.id);
    const { config } = parseRunConfig({ dataset: gone.spec.id }, smallRun);
    await expect(engine.newRun(config)).rejects.toMatchObject({
      code: 'data-missing',
      context: { file: gone.spec.id, reason: '–' },
    });
    addDataset(gone.spec)();
    await engine.newRun(smallRun);
  });
});
