import { bytesWith, type WeightBits } from '@/core/quantise.ts';
import type { RunConfig } from './config.ts';
import { planFor } from './plan-for.ts';
import type { NetworkSize, RunRecord } from './record.ts';
import { teachingModel } from './teaching-model.ts';

/** Sizes of the student and of what teaches it: of all networks of an ensemble together. @param forwardMs time of one picture; null if it was not measured */
export function networkSizes(
  config: RunConfig,
  forwardMs: { readonly teacherMs: number; readonly studentMs: number } | null,
): RunRecord['networks'] {
  const { dataset, student, studentBits } = config;
  const networkSize = (
    model: string,
    bits: WeightBits,
    msPerPicture: number | null,
    count = 1,
  ): NetworkSize => {
    const { numParameters, layers } = planFor(dataset, model);
    const bytes = bytesWith(
      layers.flatMap(({ parameters }) => parameters),
      bits,
    );
    return { numParameters: count * numParameters, bytes: count * bytes, msPerPicture };
  };
  return {
    teacher: networkSize(teachingModel(config), 32, forwardMs?.teacherMs ?? null, config.teacherMembers),
    student: networkSize(student, studentBits, forwardMs?.studentMs ?? null),
  };
}
