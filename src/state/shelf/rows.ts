import type { IDBPTransaction } from 'idb';
import {
  runStores,
  shelfStores,
  type RunStoreName,
  type ShelfDatabase,
  type ShelfSchema,
  type ShelfStoreName,
} from './database.ts';
import { ShelfError } from './shelf-error.ts';
import { parseProblem, type ShelfRule } from '@/protocol/run/shelf-rule.ts';
import { parseSettings, parseSummary, type RunSummary, type ShelfRun } from './summary.ts';

type Mode = 'readonly' | 'readwrite';
export type ShelfTransaction<M extends Mode> = IDBPTransaction<ShelfSchema, ShelfStoreName[], M>;

/** A stored run that this version cannot read; it is left as it is. */
export interface UnreadableRun {
  readonly id: string;
  /** Path of the first wrong value. */
  readonly field: string;
  readonly received: string;
  readonly expected: ShelfRule;
}

function unreadable(id: string, thrown: unknown): UnreadableRun {
  const { key, received, expected } = parseProblem(thrown);
  return { id, field: key, received, expected };
}

/** Reads with a parser. @throws ShelfError naming the run and the field */
export function readAs<Value>(id: string, parse: () => Value): Value {
  try {
    return parse();
  } catch (thrown) {
    throw new ShelfError('unreadable', `run ${id}: ${String(thrown)}`, unreadable(id, thrown));
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
const CHUNK = 20;
/** Runs that are parsed before the list is shown: more than the table draws at once. */
const FIRST = 60;

const newerFirst = (one: string, other: string) => (one < other ? 1 : one > other ? -1 : 0);
export const newestFirst = (one: RunSummary, other: RunSummary): number =>
  newerFirst(one.startedAt, other.startedAt);

interface ParseOptions {
  /** Called with the newest runs as soon as they are parsed, if there are many. */
  readonly onNewest?: (runs: readonly ShelfRun[]) => void;
  /** Whether a stored summary, not parsed yet, is of interest; all are by default. */
  readonly isWanted?: (summary: unknown) => boolean;
}

const startOf = (summary: unknown): string =>
  typeof summary === 'object' && summary !== null ? String(Reflect.get(summary, 'startedAt')) : '';

/**
 * The readable runs, newest first, and the names of the others.
 */
export async function parseList(
  { ids, values, settings }: StoredList,
  { onNewest = () => undefined, isWanted = () => true }: ParseOptions = {},
): Promise<{
  readonly runs: readonly ShelfRun[];
  readonly unreadable: readonly UnreadableRun[];
}> {
  const runs: ShelfRun[] = [];
  const wrong: UnreadableRun[] = [];
  const stored = ids
    .map((id, index) => ({ id, value: values[index], start: startOf(values[index]) }))
    .filter(({ value }) => isWanted(value))
    .toSorted((one, other) => newerFirst(one.start, other.start));
  for (const [index, { id, value }] of stored.entries()) {
    if (index === FIRST) onNewest(runs.toSorted(newestFirst));
    if (index % CHUNK === CHUNK - 1) await yieldToPage();
    try {
      const summary = parseSummary(id, value);
      runs.push({ ...summary, settings: parseSettings(settings.get(id)) });
    } catch (thrown) {
      wrong.push(unreadable(id, thrown));
    }
  }
  return { runs: runs.toSorted(newestFirst), unreadable: wrong };
}

/** Lets the page handle events and draw. Nested timers would wait 4 ms each. */
function yieldToPage(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.addEventListener('message', () => {
      port1.close();
      resolve();
    });
    port1.start();
    port2.postMessage(null);
  });
}

/** A run's values by object store; one that is undefined or null is not written. */
export type ShelfRows = { readonly [Name in RunStoreName]?: unknown };

/** Writes a run's values. A transaction that has been aborted refuses each of them by itself. */
export async function putRows(
  transaction: ShelfTransaction<'readwrite'>,
  id: string,
  rows: ShelfRows,
): Promise<void> {
  await Promise.all(
    runStores.map(async (name) => {
      if (rows[name] !== undefined && rows[name] !== null)
        await transaction.objectStore(name).put(rows[name], id);
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
