import type { DatasetSpec } from '@/datasets/dataset-spec.ts';
import type { BackendReport } from '@/protocol/engine/backend.ts';

/** The plain JavaScript backend takes seconds where the others take a fraction of one. */
const isSlow = ({ backend }: BackendReport) => backend === 'cpu';

const atMost = (number: number, { counts }: Pick<DatasetSpec, 'counts'>) => Math.min(number, counts.test);

/** Number of test pictures that the curves are measured on. */
export const numCurvePictures = (report: BackendReport, spec: Pick<DatasetSpec, 'counts'>): number =>
  atMost(isSlow(report) ? 200 : 1_000, spec);

/** Number of test pictures to choose from: about those of the first file, which is loaded first. */
export const numChoosablePictures = (report: BackendReport, spec: Pick<DatasetSpec, 'counts'>): number =>
  atMost(isSlow(report) ? 200 : 2_000, spec);
