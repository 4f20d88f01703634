import { datasetById } from '@/datasets/registry.ts';
import type { RunConfig } from './config.ts';

/** The settings of the well-trained teacher that ships with the page for a dataset. */
export const goodTeacher = ({ dataset }: Pick<RunConfig, 'dataset'>) =>
  ({ teacher: datasetById(dataset).shippedTeacher, teacherWeights: 'shipped' }) as const;
