import type { RunConfig } from './config.ts';
import { planFor } from './plan-for.ts';
import type { NetworkSize, RunRecord } from './record.ts';

/** Sizes of a run's networks; a teacher's is that of all its networks together. @param forwardMs time of one picture; null if it was not measured */
export function networkSizes(
  { dataset, teacher, teacherMembers, student }: RunConfig,
  forwardMs: { readonly teacherMs: number; readonly studentMs: number } | null,
): RunRecord['networks'] {
  const networkSize = (model: string, msPerPicture: number | null, count = 1): NetworkSize => {
    const { numParameters, parameterBytes } = planFor(dataset, model);
    return { numParameters: count * numParameters, bytes: count * parameterBytes, msPerPicture };
  };
  return {
    teacher: networkSize(teacher, forwardMs?.teacherMs ?? null, teacherMembers),
    student: networkSize(student, forwardMs?.studentMs ?? null),
  };
}
