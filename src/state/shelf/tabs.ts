import { createUuid } from '@/core/uuid.ts';
import type { RunSummary } from './summary.ts';

/** The page's open tabs, so that no tab takes the run of another. */
export interface OpenTabs {
  /** Id of this page load; a reloaded page has another. */
  readonly id: string;
  /** Whether the tab that owns a run is still open; false for a run without an owner. */
  readonly isOpen: (run: Pick<RunSummary, 'owner' | 'savedAt'>) => Promise<boolean>;
}

const PREFIX = 'playground-tab-';

/** Where the browser does not tell its locks, a run that was saved so recently is regarded as another tab's, ms. */
const RECENT_MS = 20_000;

/** Every tab holds a lock with its id: the browser releases it when the tab closes or crashes. */
export function browserTabs(): OpenTabs {
  const id = createUuid();
  // Missing on pages that are served over plain HTTP.
  const locks = 'locks' in navigator ? navigator.locks : null;
  let release: () => void = () => undefined;
  const hold = () => {
    const closed = new Promise<void>((resolve) => {
      release = resolve;
    });
    locks?.request(PREFIX + id, () => closed).catch(() => undefined);
  };
  hold();
  // A page that holds a lock cannot enter the back/forward cache.
  addEventListener('pagehide', () => release());
  addEventListener('pageshow', ({ persisted }: PageTransitionEvent) => persisted && hold());
  /** The query in progress: the shelf asks for many runs at once. */
  let query: Promise<LockManagerSnapshot> | null = null;
  const heldBy = (manager: LockManager) => {
    query ??= manager.query().finally(() => {
      query = null;
    });
    return query;
  };
  return {
    id,
    isOpen: async ({ owner, savedAt }) => {
      if (owner === null) return false;
      if (owner === id) return true;
      // A sandboxed frame, for one, is refused them.
      const snapshot = locks && (await heldBy(locks).catch(() => null));
      if (!snapshot) return Date.now() - Date.parse(savedAt) < RECENT_MS;
      return (snapshot.held ?? []).some(({ name }) => name === PREFIX + owner);
    },
  };
}
