import type { IDBPTransaction } from 'idb';
import { wordExpectation } from '@/core/expectation.ts';
import { shelfStores, type ShelfDatabase, type ShelfSchema, type ShelfStoreName } from './database.ts';
import { parseProblem } from './parse-problem.ts';
import { ShelfError } from './shelf-error.ts';
import { parseSettings, parseSummary, type RunSummary, type ShelfRun } from './summary.ts';

type Mode = 'readonly' | 'readwrite';
export type ShelfTransaction<M extends Mode> = IDBPTransaction<ShelfSchema, ShelfStoreName[], M>;

/** A stored run that this version cannot read; it is left as it is. */
export interface UnreadableRun {
  readonly id: string;
  /** Path of the first wrong value. */
  readonly field: string;
  readonly expected: string;
}

function unreadable(id: string, thrown: unknown): ShelfError {
  const { key, received, expected } = parseProblem(thrown);
  const words = wordExpectation(expected);
  return new ShelfError('unreadable', `run ${id}: ${String(thrown)}`, {
    id,
    field: key,
    received,
    expected: words,
  });
}

/** Reads with a parser. @throws ShelfError naming the run and the field */
export function readAs<Value>(id: string, parse: () => Value): Value {
  try {
    return parse();
  } catch (thrown) {
    throw unreadable(id, thrown);
  }
}

/** The stored summaries and settings, not parsed yet. */
interface StoredList {
  readonly ids: readonly string[];
  readonly values: readonly unknown[];
  readonly settings: ReadonlyMap<string, unknown>;
}

export async function readList(transaction: ShelfTransaction<Mode>): Promise<StoredList> {
  const summaries = transaction.objectStore('summaries');
  const settings = transaction.objectStore('settings');
  const [ids, values, settingIds, settingValues] = await Promise.all([
    summaries.getAllKeys(),
    summaries.getAll(),
    settings.getAllKeys(),
    settings.getAll(),
  ]);
  return { ids, values, settings: new Map(settingIds.map((id, index) => [id, settingValues[index]])) };
}

/** Runs that are parsed at a time, so that a long list does not block the page. */
const CHUNK = 40;

export const newestFirst = (one: RunSummary, other: RunSummary): number =>
  one.startedAt < other.startedAt ? 1 : one.startedAt > other.startedAt ? -1 : 0;

/** The readable runs, newest first, and the names of the others. */
export async function parseList({ ids, values, settings }: StoredList): Promise<{
  readonly runs: readonly ShelfRun[];
  readonly unreadable: readonly UnreadableRun[];
}> {
  const runs: ShelfRun[] = [];
  const wrong: UnreadableRun[] = [];
  for (const [index, id] of ids.entries()) {
    if (index % CHUNK === CHUNK - 1) await new Promise((resolve) => setTimeout(resolve));
    try {
      const summary = parseSummary(id, values[index]);
      runs.push({ ...summary, settings: parseSettings(settings.get(id)) });
    } catch (thrown) {
      const { field = '', expected = '' } = unreadable(id, thrown).context;
      wrong.push({ id, field, expected });
    }
  }
  return { runs: runs.toSorted(newestFirst), unreadable: wrong };
}

/** A run's values by object store; one that is undefined is not written. */
export type ShelfRows = { readonly [Name in ShelfStoreName]?: unknown };

/** Writes a run's values. A transaction that has been aborted refuses each of them by itself. */
export async function putRows(
  transaction: ShelfTransaction<'readwrite'>,
  id: string,
  rows: ShelfRows,
): Promise<void> {
  await Promise.all(
    shelfStores.map(async (name) => {
      if (rows[name] !== undefined) await transaction.objectStore(name).put(rows[name], id);
    }),
  );
}

/**
 * Does work in one transaction; all of it is written, or nothing.
 *
 * Resolves when the browser has written it to the disk, so that what was reported survives a crash.
 */
export async function inTransaction<M extends Mode, Result>(
  database: ShelfDatabase,
  mode: M,
  work: (transaction: ShelfTransaction<M>) => Promise<Result>,
): Promise<Result> {
  const transaction = database.transaction([...shelfStores], mode, { durability: 'strict' });
  const done = transaction.done;
  done.catch(() => undefined);
  try {
    const result = await work(transaction);
    await done;
    return result;
  } catch (thrown) {
    try {
      transaction.abort();
    } catch {
      // It has ended by itself.
    }
    await done.catch(() => undefined);
    if (thrown instanceof ShelfError) throw thrown;
    throw transaction.error ?? thrown;
  }
}
