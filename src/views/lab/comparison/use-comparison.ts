import { comparisonStoreOf } from '@/state/comparison-store.ts';
import { useLabStore } from '@/state/lab-context.tsx';

/** The lab's store of the answers that are compared. */
export const useComparison = () => comparisonStoreOf(useLabStore());
