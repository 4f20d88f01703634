import { createStore } from 'zustand/vanilla';
import { parseRunRecord } from '@/protocol/run/parse-record.ts';
import type { RunRecord } from '@/protocol/run/record.ts';
import { bytesOf, fileOf } from './checkpoint-file.ts';
import { createConnection } from './connection.ts';
import { openDatabase, runStores } from './database.ts';
import { freeAboveLimit, freeForRoom } from './free-weights.ts';
import { parsedAs } from './parsed-as.ts';
import { putRows, readAs, type ShelfRows, type ShelfTransaction } from './rows.ts';
import { createShelfList } from './shelf-list.ts';
import { ShelfError, toShelfError } from './shelf-error.ts';
import { writeWithRoom } from './write-with-room.ts';
import type {
  ImportedRun,
  RemovedRun,
  RunToKeep,
  ShelfBrowser,
  ShelfState,
  StoredCheckpoint,
} from './shelf-types.ts';
import {
  bytesIn,
  parseSettings,
  parseSummary,
  settingsSchema,
  summaryOf,
  type RunSettings,
  type RunSummary,
} from './summary.ts';
import { addWeightBytes, weightBytesOf } from './weights-total.ts';

interface Written {
  readonly summary: RunSummary;
  /** Runs that lost their weights to make room. */
  readonly freed: readonly string[];
}

/** Weights beyond this are freed, bytes: a page should not fill a laptop's disk. */
const MAX_WEIGHT_BYTES = 256 * 2 ** 20;

/** @param needed bytes of the weights in the files */
const noRoom = (needed: number, { message, context }: ShelfError) =>
  new ShelfError('no-room', message, { ...context, received: `${needed} B` });

const missing = (id: string) => new ShelfError('missing', `there is no run ${id}`, { id });

export type Shelf = ReturnType<typeof createShelf>;

/** The kept runs, in the browser's database; all tabs share them. */
export function createShelf({
  open = openDatabase,
  announce,
  persist,
  maxWeightBytes = MAX_WEIGHT_BYTES,
}: ShelfBrowser) {
  const store = createStore<ShelfState>(() => ({
    runs: [],
    unreadable: [],
    isLoaded: false,
    error: null,
    numFreed: 0,
    isPersisted: null,
  }));
  const { setState: set, getState: get } = store;
  const { inDatabase, close } = createConnection(open);
  const read = <Result>(work: (transaction: ShelfTransaction<'readonly'>) => Promise<Result>) =>
    inDatabase('readonly', work);

  const list = createShelfList(store, read);
  const changed = async () => {
    announce();
    await list.refreshShown();
  };
  const write = async <Result>(
    work: (transaction: ShelfTransaction<'readwrite'>) => Promise<Result>,
  ): Promise<Result> => {
    const result = await inDatabase('readwrite', work);
    await changed();
    return result;
  };

  const summaryIn = async (transaction: ShelfTransaction<'readonly' | 'readwrite'>, id: string) => {
    const value = await transaction.objectStore('summaries').get(id);
    return value === undefined ? null : readAs(id, () => parseSummary(id, value));
  };

  /** Frees old weights if that makes room for `bytes`. @returns whether it did */
  const makeRoom = async (bytes: number, except: string | null): Promise<boolean> => {
    const freed = await inDatabase('readwrite', (transaction) => freeForRoom(transaction, bytes, except));
    list.showFreed(freed);
    return freed.length > 0;
  };

  const writeRun = async (
    transaction: ShelfTransaction<'readwrite'>,
    { record, checkpoint, owner }: Pick<RunToKeep, 'record' | 'checkpoint' | 'owner'>,
    before: RunSummary | null,
  ): Promise<RunSummary> => {
    const revision = (before?.revision ?? 0) + 1;
    const summary = summaryOf(record, checkpoint, { revision, owner, savedAt: new Date().toISOString() });
    const kept =
      checkpoint === null && before
        ? { checkpointBytes: before.checkpointBytes, checkpointStep: before.checkpointStep }
        : {};
    const written = { ...summary, ...kept };
    const rows = { summaries: written, records: record, checkpoints: checkpoint && fileOf(checkpoint.bytes) };
    await putRows(transaction, record.id, rows);
    await addWeightBytes(transaction, written.checkpointBytes - weightBytesOf(before));
    return written;
  };

  /** Shows that a run could not be kept; that it was deleted is the visitor's wish. */
  const failed = (error: ShelfError): ShelfError => {
    if (error.code !== 'missing') set({ error });
    return error;
  };

  const record = async (id: string): Promise<RunRecord> => {
    const value = await read((transaction) => transaction.objectStore('records').get(id));
    if (value === undefined) throw missing(id);
    return readAs(id, () => parseRunRecord(value));
  };

  return {
    ...store,
    refresh: list.refresh,
    refreshShown: list.refreshShown,
    refreshWatched: list.refreshWatched,
    watch: list.watch,
    list: list.list,
    close,
    record,
    /** All readable records, newest first, without weights. */
    records: async (): Promise<readonly RunRecord[]> => {
      const { runs } = await list.list();
      const found = await Promise.all(runs.map(({ id }) => record(id).catch(() => null)));
      return found.filter((each) => each !== null);
    },
    /** The stored state of a run; null without one. */
    checkpoint: async (id: string): Promise<Uint8Array | null> => {
      const value = await read((transaction) => transaction.objectStore('checkpoints').get(id));
      return bytesOf(value).catch((thrown: unknown) => {
        throw toShelfError(thrown);
      });
    },
    /**
     * Keeps a run, or a newer state of it; resolves when it is on the disk.
     *
     * Without room for the weights even after others were freed, the record is kept alone.
     *
     * @returns its new revision
     * @throws ShelfError: 'taken' if another tab has written the run since, 'missing' if it was deleted
     */
    keep: async ({ record: kept, checkpoint, owner, revision, settings }: RunToKeep): Promise<number> => {
      const { id } = kept;
      const keepOnce = (weights: StoredCheckpoint | null) =>
        inDatabase('readwrite', async (transaction): Promise<Written> => {
          const before = await summaryIn(transaction, id);
          if (!before && revision !== null) throw missing(id);
          if ((before?.revision ?? null) !== revision)
            throw new ShelfError('taken', `another tab has written run ${id}`, { id });
          const run = { record: kept, checkpoint: weights, owner };
          const summary = await writeRun(transaction, run, before);
          if (settings && !before) await transaction.objectStore('settings').put(settings, id);
          return { summary, freed: await freeAboveLimit(transaction, maxWeightBytes, id) };
        });
      let hasFreed = false;
      const makeRoomOnce = (bytes: number) => async () => {
        if (hasFreed) return false;
        hasFreed = await makeRoom(bytes, id);
        return hasFreed;
      };
      const isFirst = get().isPersisted === null;
      let written: Written;
      let error: ShelfError | null = null;
      try {
        const needed = checkpoint?.bytes.byteLength ?? bytesIn(kept);
        written = await writeWithRoom(() => keepOnce(checkpoint), makeRoomOnce(needed));
      } catch (thrown) {
        error = toShelfError(thrown);
        if (error.code !== 'full' || checkpoint === null) throw failed(error);
        try {
          written = await writeWithRoom(() => keepOnce(null), makeRoomOnce(bytesIn(kept)));
        } catch (again) {
          throw failed(toShelfError(again));
        }
      }
      const { summary, freed } = written;
      list.showFreed(freed);
      list.show({ summary, settings });
      set({ error });
      announce();
      // Some browsers ask the visitor: only once there is something to keep.
      if (isFirst) {
        set({ isPersisted: false });
        persist().then(
          (isPersisted) => set({ isPersisted }),
          () => undefined,
        );
      }
      return summary.revision;
    },
    /**
     * Makes a run that no open tab trains this tab's own.
     *
     * @param isOpen whether the tab of a run is still open
     * @returns its new revision
     * @throws ShelfError 'taken'
     */
    claim: async (
      id: string,
      owner: string,
      isOpen: (run: RunSummary) => Promise<boolean>,
    ): Promise<number> => {
      const before = await read((transaction) => summaryIn(transaction, id));
      if (!before) throw missing(id);
      if (before.owner !== owner && (await isOpen(before)))
        throw new ShelfError('taken', `another tab trains run ${id}`, { id });
      return write(async (transaction) => {
        const now = await summaryIn(transaction, id);
        if (!now) throw missing(id);
        if (now.revision !== before.revision)
          throw new ShelfError('taken', `another tab has written run ${id}`, { id });
        const next = { ...now, owner, revision: now.revision + 1 };
        await transaction.objectStore('summaries').put(next, id);
        return next.revision;
      });
    },
    /** Changes name, note or pin. @throws ShelfError: 'missing' if another tab has deleted the run */
    change: (id: string, change: Partial<RunSettings>): Promise<void> =>
      write(async (transaction) => {
        if ((await transaction.objectStore('summaries').getKey(id)) === undefined) throw missing(id);
        const settings = transaction.objectStore('settings');
        const value = await settings.get(id);
        const next = readAs(id, () =>
          parsedAs(settingsSchema, 'settings', { ...parseSettings(value), ...change }),
        );
        await settings.put(next, id);
      }),
    /** @returns what `putBack` needs to undo it @throws ShelfError: 'missing' if it is gone already */
    remove: (id: string): Promise<RemovedRun> =>
      write(async (transaction) => {
        const values = await Promise.all(
          runStores.map(async (name) => [name, await transaction.objectStore(name).get(id)] as const),
        );
        if (values.every(([, value]) => value === undefined)) throw missing(id);
        await Promise.all(runStores.map(async (name) => transaction.objectStore(name).delete(id)));
        const rows: ShelfRows = Object.fromEntries(values);
        await addWeightBytes(transaction, -weightBytesOf(rows.summaries));
        return { id, rows };
      }),
    /** Undoes `remove`, unless the id is used again. */
    putBack: ({ id, rows }: RemovedRun): Promise<void> =>
      write(async (transaction) => {
        if ((await transaction.objectStore('summaries').getKey(id)) !== undefined) return;
        await putRows(transaction, id, rows);
        await addWeightBytes(transaction, weightBytesOf(rows.summaries));
      }),
    /**
     * Adds runs of a file: all of them, or none. Runs that are on the shelf already are left as they are.
     *
     * @returns how many were added
     * @throws ShelfError: 'no-room'
     */
    add: async (imported: readonly ImportedRun[]): Promise<number> => {
      const needed = imported.reduce((sum, { checkpoint }) => sum + (checkpoint?.bytes.byteLength ?? 0), 0);
      const addOnce = () =>
        inDatabase('readwrite', async (transaction) => {
          let count = 0;
          for (const run of imported) {
            const { id } = run.record;
            if ((await transaction.objectStore('summaries').getKey(id)) !== undefined) continue;
            await writeRun(transaction, { ...run, owner: null }, null);
            await transaction.objectStore('settings').put(run.settings, id);
            count++;
          }
          return count;
        });
      const numAdded = await writeWithRoom(addOnce, () => makeRoom(needed, null)).catch((thrown: unknown) => {
        const error = toShelfError(thrown);
        throw error.code === 'full' ? noRoom(needed, error) : error;
      });
      await changed();
      return numAdded;
    },
  };
}
