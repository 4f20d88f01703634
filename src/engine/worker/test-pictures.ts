import type { BackendReport } from '@/protocol/messages.ts';

/** Plain JavaScript takes seconds for what the others do in a blink. */
const isSlow = ({ backend }: BackendReport) => backend === 'cpu';

/** Test pictures the curves are measured on. */
export const numCurvePictures = (report: BackendReport): number => (isSlow(report) ? 200 : 1_000);

/** Test pictures to choose from: the first shard, which is there from the start. */
export const numChoosablePictures = (report: BackendReport): number => (isSlow(report) ? 200 : 2_000);
