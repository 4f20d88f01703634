import { openDB, type DBSchema, type IDBPDatabase, type IDBPTransaction } from 'idb';
import { limits, within } from '@/core/limits.ts';
import { ShelfError, toShelfError } from './shelf-error.ts';

/**
 * The object stores, all but the last by run id. Their values are parsed at every read: another version of the page, or a
 * person with the browser's tools, may have written anything.
 */
export interface ShelfSchema extends DBSchema {
  /** The part of a run that the table shows; small, because all of them are read when the shelf opens. */
  summaries: { key: string; value: unknown };
  /** Run records, without weights. */
  records: { key: string; value: unknown };
  /** States from which a run can go on: safetensors files, each a Blob. */
  checkpoints: { key: string; value: unknown };
  /** The visitor's name, note and pin of a run. */
  settings: { key: string; value: unknown };
  /** Sums over all runs, by name. */
  totals: { key: string; value: unknown };
}

/** Stores with a value for each run. */
export type RunStoreName = 'summaries' | 'records' | 'checkpoints' | 'settings';
export type ShelfStoreName = RunStoreName | 'totals';

export const runStores: readonly RunStoreName[] = ['summaries', 'records', 'checkpoints', 'settings'];
export const shelfStores: readonly ShelfStoreName[] = [...runStores, 'totals'];

export const DATABASE_NAME = 'distillation-playground';

type Upgrade = (
  database: IDBPDatabase<ShelfSchema>,
  transaction: IDBPTransaction<ShelfSchema, ShelfStoreName[], 'versionchange'>,
) => void;

/** One entry per version, oldest first; a released entry never changes. */
const migrations: readonly Upgrade[] = [
  (database) => {
    for (const name of runStores) database.createObjectStore(name);
  },
  // The total is counted when it is first needed.
  (database) => void database.createObjectStore('totals'),
];

export const DATABASE_VERSION = migrations.length;

export type ShelfDatabase = IDBPDatabase<ShelfSchema>;

/**
 * Opens the database, and brings an older one up to date.
 *
 * @param onClosed called when another tab, or the browser, has closed the connection
 * @throws ShelfError
 */
export async function openDatabase(onClosed: () => void): Promise<ShelfDatabase> {
  let isBlocked = false;
  try {
    const database = await within(
      limits.storageMs,
      'the database',
      openDB<ShelfSchema>(DATABASE_NAME, DATABASE_VERSION, {
        upgrade(opened, before, _after, transaction) {
          for (const migrate of migrations.slice(before)) migrate(opened, transaction);
        },
        blocked() {
          isBlocked = true;
        },
        blocking(_current, _blocked, event) {
          // A newer version of the page waits in another tab: let it upgrade.
          (event.target as IDBDatabase).close();
          onClosed();
        },
        terminated: onClosed,
      }),
    );
    return database;
  } catch (thrown) {
    if (isBlocked) throw new ShelfError('waiting', 'another tab keeps an older version of the database open');
    if (typeof indexedDB === 'undefined') throw new ShelfError('blocked', 'there is no IndexedDB');
    throw toShelfError(thrown);
  }
}
