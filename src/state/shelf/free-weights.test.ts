import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { required } from '@/core/checked.ts';
import { openDatabase } from './database.ts';
import { checkpointOf, curvedRecord, databaseGlobals, fakeShelves, keepNew } from './fake-browser.ts';
import type { Shelf } from './shelf.ts';
import { totalWeightBytes } from './weights-total.ts';

/** The stored total, and the size of the weights that are really there. */
async function totals() {
  const database = await openDatabase(() => undefined);
  const transaction = database.transaction(['totals', 'checkpoints'], 'readonly');
  const files = await transaction.objectStore('checkpoints').getAll();
  const actual = files.reduce<number>((sum, bytes) => sum + (bytes as Blob).size, 0);
  const stored = await transaction.objectStore('totals').get('weightBytes');
  database.close();
  return { stored, actual };
}

const sizeOfOne = checkpointOf(curvedRecord()).bytes.byteLength;
const settings = { name: '', note: '', isPinned: false };

const both = (bytes: number) => ({ stored: bytes, actual: bytes });

/** Keeps a run with weights. */
async function keep(shelf: Shelf, seed: number): Promise<string> {
  const record = curvedRecord({ seed });
  await keepNew(shelf, record, checkpointOf(record));
  return record.id;
}

describe('the total size of the weights', () => {
  beforeEach(() => {
    for (const [name, value] of Object.entries(databaseGlobals())) vi.stubGlobal(name, value);
  });
  afterEach(() => {
    vi.restoreAllMocks();
    vi.unstubAllGlobals();
  });

  it('stays right after saves, deletions, an undo, imports and the writes of another tab', async () => {
    const shelves = fakeShelves();
    const [one, two] = [shelves.open(), shelves.open()];
    const first = await keep(one, 1);
    await keep(two, 2);
    expect(await totals()).toEqual(both(2 * sizeOfOne));
    const removed = await two.remove(first);
    expect(await totals()).toEqual(both(sizeOfOne));
    await one.putBack(removed);
    await one.putBack(removed);
    expect(await totals()).toEqual(both(2 * sizeOfOne));
    const imported = [3, 4].map((seed) => curvedRecord({ seed }));
    const runs = imported.map((record) => ({ record, checkpoint: checkpointOf(record), settings }));
    await two.add(runs);
    await one.add(runs);
    expect(await totals()).toEqual(both(4 * sizeOfOne));
    await Promise.all([keep(one, 5), keep(two, 6), one.remove(required(imported[0], 'record').id)]);
    expect(await totals()).toEqual(both(5 * sizeOfOne));
  });

  it('follows a newer state of a run, and one that is saved without weights', async () => {
    const shelf = fakeShelves().open();
    const record = curvedRecord();
    let revision = await keepNew(shelf, record, checkpointOf(record));
    const larger = checkpointOf(record, 20, 400);
    revision = await shelf.keep({ record, checkpoint: larger, owner: null, revision });
    await shelf.keep({ record, checkpoint: null, owner: null, revision });
    expect(await totals()).toEqual(both(larger.bytes.byteLength));
  });

  it('is counted anew when it is missing, and keeps saves from reading the summaries below the limit', async () => {
    const shelf = fakeShelves(2.5 * sizeOfOne).open();
    await keep(shelf, 1);
    const database = await openDatabase(() => undefined);
    await database.clear('totals');
    expect(await totalWeightBytes(database.transaction(['totals'], 'readonly') as never)).toBeNull();
    database.close();
    await keep(shelf, 2);
    expect(await totals()).toEqual(both(2 * sizeOfOne));
    const getAll = vi.spyOn(IDBObjectStore.prototype, 'getAll');
    const record = curvedRecord({ seed: 3 });
    const revision = await keepNew(shelf, record);
    expect(getAll).not.toHaveBeenCalled();
    await shelf.keep({ record, checkpoint: checkpointOf(record), owner: null, revision });
    expect(getAll).toHaveBeenCalled();
    expect(await totals()).toEqual(both(2 * sizeOfOne));
    expect(shelf.getState().numFreed).toBe(1);
  });
});
