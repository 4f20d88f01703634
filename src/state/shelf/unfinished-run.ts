import type { Shelf } from './shelf.ts';
import type { ShelfRun } from './summary.ts';
import type { OpenTabs } from './tabs.ts';

/** An older run is found on the shelf; it is not offered any more. */
const MAX_AGE_MS = 7 * 24 * 3_600_000;

/** The last run that was cut off when its tab was closed or reloaded, or crashed; null if there is none. */
export async function unfinishedRun(shelf: Shelf, tabs: OpenTabs): Promise<ShelfRun | null> {
  // The page asks when it opens: it does not parse every run for this.
  const { runs } = await shelf.list(
    (summary) =>
      typeof summary === 'object' &&
      summary !== null &&
      Reflect.get(summary, 'status') === 'stopped' &&
      Reflect.get(summary, 'owner') !== null,
  );
  const last = runs
    .filter(({ owner, status, checkpointStep, savedAt }) => {
      const isCutOff = owner !== null && owner !== tabs.id && status === 'stopped';
      return isCutOff && checkpointStep !== null && Date.now() - Date.parse(savedAt) < MAX_AGE_MS;
    })
    .toSorted((one, other) => (one.savedAt < other.savedAt ? 1 : -1));
  for (const run of last) if (!(await tabs.isOpen(run))) return run;
  return null;
}
