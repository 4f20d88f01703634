import type { RunConfig } from './config.ts';
import { planFor } from './plan-for.ts';
import type { NetworkSize, RunRecord } from './record.ts';

/** Sizes of a run's networks. @param forwardMs time of one picture; null if it was not measured */
export function networkSizes(
  { dataset, teacher, student }: RunConfig,
  forwardMs: { readonly teacherMs: number; readonly studentMs: number } | null,
): RunRecord['networks'] {
  const networkSize = (model: string, msPerPicture: number | null): NetworkSize => {
    const { numParameters, parameterBytes } = planFor(dataset, model);
    return { numParameters, bytes: parameterBytes, msPerPicture };
  };
  return {
    teacher: networkSize(teacher, forwardMs?.teacherMs ?? null),
    student: networkSize(student, forwardMs?.studentMs ?? null),
  };
}
