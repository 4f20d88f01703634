import { useBackgroundJobs } from '@/state/background-jobs.tsx';
import { useLabStore } from '@/state/lab-context.tsx';
import { repeatStoresOf } from '@/state/repeats-store.ts';

/** The lab's stores of repeats and of the α × T comparison. */
export const useRepeatStores = () => repeatStoresOf(useLabStore(), useBackgroundJobs());
