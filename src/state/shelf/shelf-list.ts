import type { StoreApi } from 'zustand/vanilla';
import { newestFirst, parseList, readList, type ShelfTransaction } from './rows.ts';
import { toShelfError } from './shelf-error.ts';
import type { ShelfState } from './shelf-types.ts';
import { noSettings, type RunSettings, type RunSummary, type ShelfRun } from './summary.ts';

type Read = <Result>(work: (transaction: ShelfTransaction<'readonly'>) => Promise<Result>) => Promise<Result>;

interface WrittenRun {
  readonly summary: RunSummary;
  /** Of a new run. */
  readonly settings: RunSettings | undefined;
}

/** The list with a run's new summary. */
function withRun(
  runs: readonly ShelfRun[],
  { summary, settings = noSettings }: WrittenRun,
): readonly ShelfRun[] {
  const known = runs.find(({ id }) => id === summary.id);
  if (known && known.revision > summary.revision) return runs;
  const others = runs.filter(({ id }) => id !== summary.id);
  return [{ ...summary, settings: known?.settings ?? settings }, ...others].toSorted(newestFirst);
}

/** The list of the kept runs as the page shows it. */
export function createShelfList({ setState: set, getState: get }: StoreApi<ShelfState>, read: Read) {
  let numWatching = 0;
  /** Runs that were written while the list is read, which may not have them, for each time that it is read now. */
  const reading = new Set<WrittenRun[]>();
  let [numRead, latestShown] = [0, 0];

  const refresh = async (): Promise<void> => {
    const written: WrittenRun[] = [];
    reading.add(written);
    const number = ++numRead;
    // A list that was read earlier may be parsed later: it may still have runs that have been deleted since.
    const setList = (state: Partial<ShelfState>) => {
      if (number < latestShown) return;
      latestShown = number;
      set(state);
    };
    try {
      const stored = await read(readList);
      const isFirst = !get().isLoaded;
      const { runs, unreadable } = await parseList(stored, {
        onNewest: (newest) => {
          if (isFirst) setList({ runs: newest, isLoaded: true });
        },
      });
      setList({ runs: written.reduce(withRun, runs), unreadable, isLoaded: true, error: null });
    } catch (thrown) {
      setList({ isLoaded: true, error: toShelfError(thrown) });
    }
    reading.delete(written);
  };
  return {
    refresh,
    /** Reads the list again if it was ever shown. */
    refreshShown: async (): Promise<void> => {
      if (get().isLoaded) await refresh();
    },
    /** Reads the list again if someone looks at it; whoever shows it later reads it anyway. */
    refreshWatched: async (): Promise<void> => {
      if (numWatching > 0) await refresh();
    },
    /** Someone looks at the list until the returned function is called. */
    watch: (): (() => void) => {
      numWatching++;
      return () => {
        numWatching--;
      };
    },
    /**
     * Reads the list, or a part of it, without showing it.
     *
     * @param isWanted whether a stored summary, not parsed yet, is of interest
     * @throws ShelfError
     */
    list: async (isWanted?: (summary: unknown) => boolean) =>
      parseList(await read(readList), isWanted ? { isWanted } : {}),
    /** Shows a written run without reading the list again: a run that trains is saved every few seconds. */
    show: (run: WrittenRun) => {
      for (const written of reading) written.push(run);
      set(({ runs, isLoaded }) => ({ runs: isLoaded ? withRun(runs, run) : runs }));
    },
    /** Shows that the weights of some runs were freed. */
    showFreed: (ids: readonly string[]) => {
      if (ids.length === 0) return;
      const without = (run: ShelfRun) =>
        ids.includes(run.id) ? { ...run, checkpointBytes: 0, checkpointStep: null } : run;
      set(({ runs, numFreed }) => ({ numFreed: numFreed + ids.length, runs: runs.map(without) }));
    },
  };
}
