import { datasetById } from '@/datasets/registry.ts';
import { planModel } from '@/models/plan.ts';
import { modelById } from '@/models/registry.ts';
import type { RunConfig } from './config.ts';
import type { NetworkSize, RunRecord } from './record.ts';

/** Sizes of a run's networks; a teacher's is that of all its networks together. @param forwardMs time of one picture; null if it was not measured */
export function networkSizes(
  { dataset, teacher, teacherMembers, student }: RunConfig,
  forwardMs: { readonly teacherMs: number; readonly studentMs: number } | null,
): RunRecord['networks'] {
  const { shape, numClasses } = datasetById(dataset);
  const networkSize = (model: string, msPerPicture: number | null, count = 1): NetworkSize => {
    const { numParameters, parameterBytes } = planModel(modelById(model), shape, numClasses);
    return { numParameters: count * numParameters, bytes: count * parameterBytes, msPerPicture };
  };
  return {
    teacher: networkSize(teacher, forwardMs?.teacherMs ?? null, teacherMembers),
    student: networkSize(student, forwardMs?.studentMs ?? null),
  };
}
