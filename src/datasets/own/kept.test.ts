import 'fake-indexeddb/auto';
import { openDB } from 'idb';
import { describe, expect, it, vi } from 'vitest';
import { addDataset, datasetById, datasetIds } from '../registry.ts';
import { emptyDraft, withExamples } from './draft.ts';
import { keepDataset, keptDatasets, keptExamples, know, knowKeptDatasets, removeKept } from './kept.ts';
import { datasetOfDraft } from './own-dataset.ts';
import { isDeleted, ownDatasets } from './own-datasets.ts';

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

  it.each([
    ['too few pixels', (images: Uint8Array, labels: Uint8Array) => ({ images: images.slice(1), labels })],
    [
      'a class too many',
      (images: Uint8Array, labels: Uint8Array) => ({ images, labels: labels.map(() => 2) }),
    ],
  ])('are missing if anything wrote other examples: %s', async (_, change) => {
    const dataset = made(20, 'Mine');
    const { spec, train, test } = dataset;
    await keepDataset(dataset);
    const database = await openDB('distillation-playground-own');
    await database.put('examples', { train: change(train.images, train.labels), test }, spec.id);
    database.close();
    await expect(keptExamples(spec)).rejects.toMatchObject({ reason: 'missing' });
    await removeKept(spec.id);
    addDataset(spec)();
  });

  it('can be chosen again once another tab kept them again', async () => {
    const dataset = made(30, 'Mine');
    const { id } = dataset.spec;
    await keepDataset(dataset);
    const kept = await keptDatasets();
    await removeKept(id);
    expect([isDeleted(id), ownDatasets().map((spec) => spec.id)]).toEqual([true, []]);
    addDataset(dataset.spec)();
    know(kept);
    expect([isDeleted(id), ownDatasets().map((spec) => spec.id)]).toEqual([false, [id]]);
    addDataset(dataset.spec)();
  });

  it('are not waited for longer than is said', async () => {
    vi.useFakeTimers();
    const open = vi.spyOn(indexedDB, 'open').mockReturnValue(new EventTarget() as IDBOpenDBRequest);
    try {
      const known = knowKeptDatasets(5_000).then(() => 'known');
      await vi.advanceTimersByTimeAsync(5_000);
      await expect(Promise.race([known, Promise.resolve('waiting')])).resolves.toBe('known');
    } finally {
      open.mockRestore();
      await vi.advanceTimersByTimeAsync(60_000);
      vi.useRealTimers();
    }
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
