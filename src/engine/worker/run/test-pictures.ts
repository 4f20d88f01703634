import type { BackendReport } from '@/protocol/engine/backend.ts';

/** The plain JavaScript backend takes seconds where the others take a fraction of one. */
const isSlow = ({ backend }: BackendReport) => backend === 'cpu';

/** Number of test pictures that the curves are measured on. */
export const numCurvePictures = (report: BackendReport): number => (isSlow(report) ? 200 : 1_000);

/** Number of test pictures to choose from: the first shard, which is loaded first. */
export const numChoosablePictures = (report: BackendReport): number => (isSlow(report) ? 200 : 2_000);
