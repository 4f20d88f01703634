import { openDB } from 'idb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { required } from '@/core/checked.ts';
import type { RunRecord } from '@/protocol/run/record.ts';
import { DATABASE_NAME, DATABASE_VERSION, shelfStores } from './database.ts';
import {
  checkpointOf,
  codeOf,
  curvedRecord,
  databaseGlobals,
  fakeShelves,
  idsOf,
  keepNew,
} from './fake-browser.ts';

/** The methods of object stores as they are before a test replaces them. */
function original() {
  const { put, delete: remove } = Object.getOwnPropertyDescriptors(IDBObjectStore.prototype);
  return {
    put: (store: IDBObjectStore, value: unknown, key?: IDBValidKey): IDBRequest<IDBValidKey> =>
      put.value?.call(store, value, key) as IDBRequest<IDBValidKey>,
    remove: (store: IDBObjectStore, key: IDBValidKey | IDBKeyRange): IDBRequest<undefined> =>
      remove.value?.call(store, key) as IDBRequest<undefined>,
  };
}

beforeEach(() => {
  for (const [name, value] of Object.entries(databaseGlobals())) vi.stubGlobal(name, value);
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

describe('a shelf in trouble', () => {
  it('frees the oldest unpinned weights when storage is full, then keeps the record alone, then says so', async () => {
    const shelf = fakeShelves().open();
    const records = [1, 2, 3, 4, 5].map((seed) => curvedRecord({ seed }));
    const limit = { numCheckpoints: 3 };
    const stored = new Set<unknown>();
    const { put, remove } = original();
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, value, key) {
      if (this.name === 'checkpoints' && !stored.has(key) && stored.size >= limit.numCheckpoints)
        throw new DOMException('full', 'QuotaExceededError');
      if (this.name === 'checkpoints') stored.add(key);
      return put(this, value, key);
    });
    vi.spyOn(IDBObjectStore.prototype, 'delete').mockImplementation(function (this: IDBObjectStore, key) {
      if (this.name === 'checkpoints') stored.delete(key);
      return remove(this, key);
    });
    for (const record of records.slice(0, 3)) await keepNew(shelf, record, checkpointOf(record));
    const weightsOf = () =>
      Object.fromEntries(
        shelf.getState().runs.map(({ config, checkpointBytes }) => [config.seed, checkpointBytes > 0]),
      );
    await shelf.change(records[0]?.id ?? '', { isPinned: true });
    const [, , , fourth, fifth] = records;
    await keepNew(shelf, required(fourth, 'record'), checkpointOf(required(fourth, 'record')));
    expect(weightsOf()).toEqual({ 1: true, 2: false, 3: true, 4: true });
    expect(shelf.getState()).toMatchObject({ numFreed: 1, error: null });
    for (const { id } of records.slice(0, 4)) await shelf.change(id, { isPinned: true });
    const last = required(fifth, 'record');
    await keepNew(shelf, last, checkpointOf(last));
    expect(weightsOf()).toMatchObject({ 1: true, 3: true, 4: true, 5: false });
    expect(await shelf.record(last.id)).toEqual(last);
    expect(shelf.getState().error?.code).toBe('full');
  });

  it('frees nothing for a run that has no room even then, and no more than it needs on a disk that stays full', async () => {
    const shelf = fakeShelves().open();
    for (const seed of [1, 2, 3]) {
      const record = curvedRecord({ seed });
      await keepNew(shelf, record, checkpointOf(record));
    }
    const seedsWithWeights = () =>
      shelf
        .getState()
        .runs.filter(({ checkpointBytes }) => checkpointBytes > 0)
        .map(({ config }) => config.seed);
    const { put } = original();
    // Others have filled the disk: weights that are freed here make no room.
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, value, key) {
      if (this.name === 'checkpoints') throw new DOMException('full', 'QuotaExceededError');
      return put(this, value, key);
    });
    const large = curvedRecord({ seed: 4 });
    await keepNew(shelf, large, checkpointOf(large, 20, 10_000));
    expect(seedsWithWeights()).toEqual([3, 2, 1]);
    expect(shelf.getState()).toMatchObject({ numFreed: 0, error: { code: 'full' } });
    const small = curvedRecord({ seed: 5 });
    await keepNew(shelf, small, checkpointOf(small));
    expect(seedsWithWeights()).toEqual([3, 2]);
    expect(shelf.getState()).toMatchObject({ numFreed: 1, error: { code: 'full' } });
    expect(await shelf.record(small.id)).toEqual(small);
  });

  it('says that storage is full if not even the record fits', async () => {
    const shelf = fakeShelves().open();
    const record = curvedRecord();
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    expect(await codeOf(keepNew(shelf, record, checkpointOf(record)))).toBe('full');
    expect(shelf.getState().error?.code).toBe('full');
  });

  it('frees no weights for files that have no room even then', async () => {
    const shelf = fakeShelves().open();
    const stored = new Set<unknown>();
    const { put, remove } = original();
    for (const seed of [1, 2]) {
      const record = curvedRecord({ seed });
      await keepNew(shelf, record, checkpointOf(record));
      stored.add(record.id);
    }
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, value, key) {
      if (this.name === 'checkpoints' && stored.size >= 2)
        throw new DOMException('full', 'QuotaExceededError');
      return put(this, value, key);
    });
    vi.spyOn(IDBObjectStore.prototype, 'delete').mockImplementation(function (this: IDBObjectStore, key) {
      if (this.name === 'checkpoints') stored.delete(key);
      return remove(this, key);
    });
    const record = curvedRecord({ seed: 3 });
    const settings = { name: '', note: '', isPinned: false };
    const imported = (numFloats: number) => [
      { record, settings, checkpoint: checkpointOf(record, 20, numFloats) },
    ];
    const numWithWeights = () =>
      shelf.getState().runs.filter(({ checkpointBytes }) => checkpointBytes > 0).length;
    const before = shelf.getState().runs;
    expect(await codeOf(shelf.add(imported(10_000)))).toBe('no-room');
    expect(shelf.getState()).toMatchObject({ runs: before, numFreed: 0 });
    expect([before.length, numWithWeights()]).toEqual([2, 2]);
    // As large as the weights of one run.
    expect(await shelf.add(imported(100))).toBe(1);
    expect(shelf.getState().numFreed).toBe(1);
    expect(numWithWeights()).toBe(2);
  });

  it('frees weights above the page’s own limit', async () => {
    const shelf = fakeShelves(9_000).open();
    for (const seed of [1, 2, 3, 4]) {
      const record = curvedRecord({ seed });
      await keepNew(shelf, record, checkpointOf(record, 20, 500));
    }
    const withWeights = shelf.getState().runs.filter(({ checkpointBytes }) => checkpointBytes > 0);
    expect(withWeights.map(({ config }) => config.seed)).toEqual([4, 3]);
  });

  it('says that storage is blocked, or that a newer version wrote it, and works again later', async () => {
    const shelf = fakeShelves().open();
    const working = indexedDB;
    vi.stubGlobal('indexedDB', undefined);
    await shelf.refresh();
    expect(shelf.getState()).toMatchObject({ isLoaded: true, error: { code: 'blocked' }, runs: [] });
    expect(await codeOf(keepNew(shelf, curvedRecord()))).toBe('blocked');
    vi.stubGlobal('indexedDB', {
      open: () => {
        throw new DOMException('denied', 'SecurityError');
      },
    });
    expect(await codeOf(shelf.records())).toBe('blocked');
    vi.stubGlobal('indexedDB', working);
    await keepNew(shelf, curvedRecord());
    expect(shelf.getState()).toMatchObject({ error: null, runs: [{}] });
    const newer = await openDB(DATABASE_NAME, DATABASE_VERSION + 1, {
      upgrade: (database) => void database.createObjectStore('more'),
    });
    expect(await codeOf(shelf.records())).toBe('newer');
    expect([...newer.objectStoreNames]).toEqual(expect.arrayContaining([...shelfStores]));
    newer.close();
  });

  it('keeps all or nothing of a run when a write is interrupted, 20 times at any place', async () => {
    const shelves = fakeShelves();
    const shelf = shelves.open();
    const reported: RunRecord[] = [];
    const { put } = original();
    for (let place = 0; place < 20; place++) {
      let count = 0;
      vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (
        this: IDBObjectStore,
        value,
        key,
      ) {
        const request = put(this, value, key);
        // Like a tab that ends between two requests.
        if (count++ === place % 4) this.transaction.abort();
        return request;
      });
      const record = curvedRecord({ seed: place });
      const isKept = await keepNew(shelf, record, checkpointOf(record)).then(
        () => true,
        () => false,
      );
      vi.restoreAllMocks();
      if (isKept) reported.push(record);
      const after = shelves.open();
      await after.refresh();
      expect(idsOf(after).toSorted()).toEqual(reported.map(({ id }) => id).toSorted());
      for (const each of reported) expect(await after.record(each.id)).toEqual(each);
    }
    expect(reported.length).toBeGreaterThan(0);
    expect(reported.length).toBeLessThan(20);
  });
});
