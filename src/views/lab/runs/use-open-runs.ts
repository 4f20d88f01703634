import { useEffect, useState } from 'react';
import type { Restorer } from '@/state/shelf/restore-run.ts';
import type { ShelfRun } from '@/state/shelf/summary.ts';

/** Ids of the runs that an open tab has in its lab; a run that was cut off has a tab, too, which is gone. */
export function useOpenRuns({ tabs }: Restorer, runs: readonly ShelfRun[]): ReadonlySet<string> {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set());
  const owned = runs.filter(({ owner }) => owner !== null);
  const key = owned.map(({ id, owner }) => `${id} ${owner}`).join();
  useEffect(() => {
    let isMounted = true;
    const find = async () => {
      const isOpen = await Promise.all(owned.map(tabs.isOpen));
      if (isMounted) setIds(new Set(owned.filter((_, index) => isOpen[index]).map(({ id }) => id)));
    };
    // Without an answer all count as cut off.
    find().catch(() => undefined);
    return () => {
      isMounted = false;
    };
    // The runs are other objects after every save.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [tabs, key]);
  return ids;
}
