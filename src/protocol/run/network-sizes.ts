import { datasetById } from '@/datasets/registry.ts';
import { planModel } from '@/models/plan.ts';
import { modelById } from '@/models/registry.ts';
import type { RunConfig } from './config.ts';
import type { NetworkSize, RunRecord } from './record.ts';
import { teachingModel } from './teaching-model.ts';

/** Sizes of the student and of what teaches it: of all networks of an ensemble together. @param forwardMs time of one picture; null if it was not measured */
export function networkSizes(
  config: RunConfig,
  forwardMs: { readonly teacherMs: number; readonly studentMs: number } | null,
): RunRecord['networks'] {
  const { dataset, student } = config;
  const { shape, numClasses } = datasetById(dataset);
  const networkSize = (model: string, msPerPicture: number | null, count = 1): NetworkSize => {
    const { numParameters, parameterBytes } = planModel(modelById(model), shape, numClasses);
    return { numParameters: count * numParameters, bytes: count * parameterBytes, msPerPicture };
  };
  return {
    teacher: networkSize(teachingModel(config), forwardMs?.teacherMs ?? null, config.teacherMembers),
    student: networkSize(student, forwardMs?.studentMs ?? null),
  };
}
