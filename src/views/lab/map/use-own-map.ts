import { useMemo } from 'react';
import { useBackgroundJobs } from '@/state/background-jobs.tsx';
import { useLabStore } from '@/state/lab-context.tsx';
import { mapStoreOf, ownMap } from '@/state/map-store.ts';
import { useStoreState } from '@/state/use-store-state.ts';

/** The visitor's map with its store. */
export function useOwnMap() {
  const store = mapStoreOf(useLabStore(), useBackgroundJobs());
  const { value: kept, isKept } = useStoreState(store.kept, (state) => state);
  const training = useStoreState(store.training, (state) => state);
  const isElsewhere = useStoreState(store.elsewhere, (state) => state.isTraining);
  const own = useMemo(() => ownMap(kept.map, training), [kept.map, training]);
  return {
    own,
    isRunning: training.batch?.status === 'running',
    /** Whether another tab trains it. */
    isElsewhere,
    isPausing: training.isPausing,
    nowMs: training.nowMs,
    guess: kept.guess,
    isDamaged: kept.isDamaged,
    isKept,
    actions: store.actions,
  };
}
