import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { required } from '@/core/checked.ts';
import { recordToJson } from '@/protocol/run/record-json.ts';
import { openDatabase, type shelfStores } from './database.ts';
import {
  checkpointOf,
  codeOf,
  curvedRecord,
  databaseGlobals,
  fakeShelves,
  fakeTabs,
  idsOf,
  keepNew,
} from './fake-browser.ts';
import { parseSummary, summaryOf } from './summary.ts';

/** Writes any value under a run's id, as another version of the page might. */
async function plant(store: (typeof shelfStores)[number], id: string, value: unknown): Promise<void> {
  const database = await openDatabase(() => undefined);
  await database.put(store, value, id);
  database.close();
}

beforeEach(() => {
  for (const [name, value] of Object.entries(databaseGlobals())) vi.stubGlobal(name, value);
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

// A summary as an older version of the page wrote it.
it('lists a summary that does not say on how many pictures it was measured', () => {
  const record = curvedRecord();
  const written = { revision: 1, owner: null, savedAt: record.endedAt };
  const { accuracy, ...rest } = summaryOf(record, null, written);
  const { numPictures, ...older } = required(accuracy, 'accuracy');
  expect(numPictures).toBe(1_000);
  expect(parseSummary(record.id, { ...rest, accuracy: older }).accuracy).toEqual(older);
});

describe('the shelf', () => {
  it('returns kept runs as they were, newest first, also to a tab that opens later', async () => {
    const shelves = fakeShelves();
    const shelf = shelves.open();
    const records = [1, 2, 3].map((seed) => curvedRecord({ seed }));
    for (const record of records) await keepNew(shelf, record, checkpointOf(record));
    const later = shelves.open();
    await later.refresh();
    expect(idsOf(later)).toEqual(records.map(({ id }) => id).toReversed());
    for (const record of records) {
      expect(await later.record(record.id)).toEqual(record);
      expect(await later.checkpoint(record.id)).toEqual(checkpointOf(record).bytes);
    }
    expect(await later.records()).toEqual(records.toReversed());
    expect(later.getState().runs[0]).toMatchObject({
      step: 20,
      goal: 20,
      status: 'finished',
      accuracy: { teacher: 0.99, student: 0.9, control: 0.8 },
      thumbnail: { step: [0, 5, 10, 15, 20] },
      checkpointStep: 20,
    });
    expect(shelves.asked).toEqual(['persist']);
  });

  it('keeps name, note and pin apart from the record, each tab’s changes beside the other’s', async () => {
    const shelves = fakeShelves();
    const [one, two] = [shelves.open(), shelves.open()];
    const record = curvedRecord();
    await keepNew(one, record);
    await Promise.all([
      one.change(record.id, { name: 'hot' }),
      two.change(record.id, { isPinned: true }),
      one.change(record.id, { note: 'T is 8' }),
    ]);
    await one.refresh();
    expect(one.getState().runs[0]?.settings).toEqual({ name: 'hot', note: 'T is 8', isPinned: true });
    expect(await codeOf(one.change(record.id, { name: 'x'.repeat(1_000) }))).toBe('unreadable');
    expect(await one.record(record.id)).toEqual(record);
  });

  it('refuses to overwrite what another tab has written', async () => {
    const shelves = fakeShelves();
    const [one, two] = [shelves.open(), shelves.open()];
    const record = curvedRecord();
    const first = await keepNew(one, record);
    expect(await codeOf(keepNew(two, { ...record, adapter: 'another' }))).toBe('taken');
    const second = await two.keep({ record, checkpoint: null, owner: 'two', revision: first });
    expect(second).toBeGreaterThan(first);
    const late = { ...record, adapter: 'late' };
    expect(await codeOf(one.keep({ record: late, checkpoint: null, owner: 'one', revision: first }))).toBe(
      'taken',
    );
    expect(await one.record(record.id)).toEqual(record);
  });

  it('gives a run whose tab is gone to one of two tabs that want it', async () => {
    const shelves = fakeShelves();
    const [one, two] = [shelves.open(), shelves.open()];
    const tabs = fakeTabs();
    const [gone, first, second] = [tabs.tab(), tabs.tab(), tabs.tab()];
    const record = curvedRecord({}, { status: 'stopped', reason: 'cancelled' });
    await one.keep({ record, checkpoint: checkpointOf(record), owner: gone.id, revision: null });
    expect(await codeOf(one.claim(record.id, first.id, first.isOpen))).toBe('taken');
    tabs.open.delete(gone.id);
    const claims = await Promise.all([
      codeOf(one.claim(record.id, first.id, first.isOpen)),
      codeOf(two.claim(record.id, second.id, second.isOpen)),
    ]);
    expect(claims.toSorted()).toEqual(['done', 'taken']);
  });

  it('undoes the removal of a run with everything that belongs to it', async () => {
    const shelf = fakeShelves().open();
    const records = [1, 2].map((seed) => curvedRecord({ seed }));
    for (const record of records) await keepNew(shelf, record, checkpointOf(record));
    const { id } = required(records[0], 'record');
    await shelf.change(id, { name: 'mine' });
    const before = shelf.getState().runs;
    const removed = await shelf.remove(id);
    expect(idsOf(shelf)).toEqual([records[1]?.id]);
    expect(await codeOf(shelf.record(id))).toBe('missing');
    expect(await shelf.checkpoint(id)).toBeNull();
    await shelf.putBack(removed);
    expect(shelf.getState().runs).toEqual(before);
    expect(await shelf.record(id)).toEqual(records[0]);
    expect(await shelf.checkpoint(id)).not.toBeNull();
  });

  it('refuses to change, claim or delete a run that another tab has deleted, whose Undo brings it back', async () => {
    const shelves = fakeShelves();
    const [one, two] = [shelves.open(), shelves.open()];
    const record = curvedRecord({}, { status: 'stopped', reason: 'cancelled' });
    await keepNew(one, record, checkpointOf(record));
    let removed = await one.remove(record.id);
    expect(await codeOf(two.change(record.id, { name: 'late' }))).toBe('missing');
    expect(await codeOf(two.remove(record.id))).toBe('missing');
    await one.putBack(removed);
    const claimed = two.claim(record.id, 'two', async () => {
      removed = await one.remove(record.id);
      return false;
    });
    expect(await codeOf(claimed)).toBe('missing');
    await one.putBack(removed);
    await two.refresh();
    expect(two.getState().runs).toMatchObject([{ id: record.id, owner: null, settings: { name: '' } }]);
    expect(await two.checkpoint(record.id)).toEqual(checkpointOf(record).bytes);
  });

  it('adds all runs of a file or none, and leaves those that are there', async () => {
    const shelf = fakeShelves().open();
    const [known, fresh] = [curvedRecord({ seed: 1 }), curvedRecord({ seed: 2 })];
    await keepNew(shelf, known);
    const settings = { name: 'from a file', note: '', isPinned: true };
    const imported = [known, fresh].map((record) => ({ record, checkpoint: checkpointOf(record), settings }));
    expect(await shelf.add(imported)).toBe(1);
    expect(shelf.getState().runs).toMatchObject([{ settings }, { settings: { name: '' } }]);
    const put = vi.spyOn(IDBObjectStore.prototype, 'put');
    put.mockImplementationOnce(() => {
      throw new DOMException('interrupted', 'AbortError');
    });
    const others = [3, 4].map((seed) => ({ ...curvedRecord({ seed }) }));
    await expect(shelf.add(others.map((record) => ({ record, checkpoint: null, settings })))).rejects.toThrow(
      'interrupted',
    );
    await shelf.refresh();
    expect(shelf.getState().runs).toHaveLength(2);
  });
});

describe('stored values that this version cannot read', () => {
  it('are left as they are, counted and named, and never thrown: 50 of each kind', async () => {
    const shelf = fakeShelves().open();
    const good = curvedRecord();
    await keepNew(shelf, good, checkpointOf(good));
    const database = await openDatabase(() => undefined);
    const summary = (await database.get('summaries', good.id)) as Record<string, unknown>;
    const record = recordToJson(good) as Record<string, unknown>;
    database.close();
    // Parsers accept any note and any text for the adapter.
    const junk = fc.oneof(
      fc.constant(undefined),
      fc.constant(null),
      fc.constant(NaN),
      fc.constant(-1),
      fc.constant({ a: 1 }),
      fc.constant('x'),
      fc.constant([{}]),
    );
    const broken = (of: Record<string, unknown>, names: readonly string[]) =>
      fc.oneof(
        fc.tuple(fc.constantFrom(...names), junk).map(([key, value]) => ({ ...of, [key]: value })),
        fc.constantFrom(...names).map((key) => {
          const { [key]: _removed, ...rest } = of;
          return rest;
        }),
        fc.constant({ ...of, extra: 1 }),
        fc.constantFrom<unknown>(null, 7, 'text', [], new Uint8Array(3)),
      );
    const neverText = ['revision', 'config', 'startedAt', 'step', 'thumbnail', 'status', 'checkpointBytes'];
    const summaries = fc.sample(broken(summary, neverText), { numRuns: 50, seed: 1 });
    const records = fc.sample(broken(record, ['version', 'config', 'curves', 'end', 'networks', 'backend']), {
      numRuns: 50,
      seed: 2,
    });
    for (const [index, value] of summaries.entries()) {
      const id = curvedRecord().id;
      await plant(
        'summaries',
        id,
        typeof value === 'object' && value && 'id' in value ? { ...value, id } : value,
      );
      await shelf.refresh();
      const { runs, unreadable, error } = shelf.getState();
      expect(runs).toHaveLength(1);
      expect(unreadable).toHaveLength(index + 1);
      expect(unreadable.find((each) => each.id === id)?.field).toMatch(/\w/);
      expect(error).toBeNull();
    }
    for (const value of records) {
      await plant('records', good.id, value);
      expect(await codeOf(shelf.record(good.id))).toBe('unreadable');
      expect(await shelf.records()).toEqual([]);
    }
    await plant('records', good.id, good);
    expect(await shelf.record(good.id)).toEqual(good);
    expect(await codeOf(keepNew(shelf, { ...good, id: shelf.getState().unreadable[0]?.id ?? '' }))).toBe(
      'unreadable',
    );
  });
});
