import { datasetById } from '@/datasets/registry.ts';
import type { RunConfig } from './config.ts';
import { datasetFields } from './fields.ts';

/** The settings of the well-trained teacher that ships for a dataset, or of one that is trained live if none does. */
export function goodTeacher({
  dataset,
}: Pick<RunConfig, 'dataset'>): Pick<RunConfig, 'teacher' | 'teacherWeights'> {
  const spec = datasetById(dataset);
  const { shippedTeacher: teacher } = spec;
  if (teacher === null) return { teacher: datasetFields(spec).teacher.default, teacherWeights: 'live' };
  return { teacher, teacherWeights: 'shipped' };
}
