import type { RunResult } from '@/protocol/repeat/run-result.ts';
import { useBackgroundJobs } from '@/state/background-jobs.tsx';
import { useLab, useLabStore } from '@/state/lab-context.tsx';
import { isSameButSeed, repeatResults, repeatStoresOf } from '@/state/repeats-store.ts';
import { useStoreState } from '@/state/use-store-state.ts';

/** Id of the heading of the repeats. */
export const REPEATS_TITLE = 'repeats-title';

/** The lab's stores of repeats and of the α × T comparison. */
export const useRepeatStores = () => repeatStoresOf(useLabStore(), useBackgroundJobs());

/** The finished runs of the repeats; none if they belong to another configuration than the lab's, except the seed. */
export function useResultsHere(): readonly RunResult[] {
  const { repeats } = useRepeatStores();
  const state = useStoreState(repeats, (all) => all);
  const config = useLab((lab) => lab.config);
  const { question } = state;
  return question && isSameButSeed(question.config, config) ? repeatResults(state).runs : [];
}
