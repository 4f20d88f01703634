import 'fake-indexeddb/auto';
import { openDB } from 'idb';
import { describe, expect, it } from 'vitest';
import { addDataset, datasetById, datasetIds } from '../registry.ts';
import { emptyDraft, withExamples } from './draft.ts';
import { keepDataset, keptDatasets, keptExamples, knowKeptDatasets, removeKept } from './kept.ts';
import { datasetOfDraft } from './own-dataset.ts';

const made = (offset: number, title: string) =>
  datasetOfDraft(
    withExamples(
      { ...emptyDraft, title },
      ['a', 'b'].map((name, label) => ({
        name,
        examples: Array.from({ length: 12 }, (_, index) =>
          new Uint8Array(784).fill(offset + label * 50 + index),
        ),
      })),
    ),
    '',
  );

describe('kept datasets', () => {
  it('are read back with their examples, newest first, until they are removed', async () => {
    const [one, other] = [made(0, 'One'), made(100, 'Other')];
    expect(await keptDatasets()).toEqual([]);
    await keepDataset(one);
    await keepDataset(other);
    const kept = await keptDatasets();
    expect(
      kept.map(({ spec }) => spec).toSorted((a, b) => (a.title ?? '').localeCompare(b.title ?? '')),
    ).toEqual([one.spec, other.spec]);
    expect(kept[0]?.bytes).toBe(24 * 785);
    expect(await keptExamples(one.spec)).toEqual({ train: one.train, test: one.test });
    expect(datasetById(one.spec.id)).toBe(one.spec);
    await removeKept(one.spec.id);
    expect((await keptDatasets()).map(({ spec }) => spec.title)).toEqual(['Other']);
    await expect(keptExamples(one.spec)).rejects.toMatchObject({ reason: 'missing' });
    // The page and its runs know it until they are reloaded.
    expect(datasetIds()).toContain(one.spec.id);
    await removeKept(other.spec.id);
    for (const { spec } of [one, other]) addDataset(spec)();
  });

  it('become known to the page, and what another version wrote is left alone', async () => {
    const { spec, ...halves } = made(7, 'Mine');
    await keepDataset({ spec, ...halves });
    addDataset(spec)();
    const database = await openDB('distillation-playground-own');
    await database.put('specs', { header: { version: 2 } }, 'own-0123456789abcdef');
    database.close();
    await knowKeptDatasets();
    expect(datasetIds().filter((id) => id.startsWith('own-'))).toEqual([spec.id]);
    await removeKept(spec.id);
    await removeKept('own-0123456789abcdef');
    addDataset(spec)();
  });

  it('are none without storage', async () => {
    const { indexedDB } = globalThis;
    Reflect.deleteProperty(globalThis, 'indexedDB');
    try {
      await expect(keptDatasets()).rejects.toMatchObject({ reason: 'storage' });
      await expect(knowKeptDatasets()).resolves.toBeUndefined();
    } finally {
      globalThis.indexedDB = indexedDB;
    }
  });
});
