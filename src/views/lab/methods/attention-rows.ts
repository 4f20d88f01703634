import { lanes, type PerLane } from '@/core/lane.ts';
import { attentionMap, commonSize } from '@/metrics/attention.ts';
import { cosine, rangeOf } from '@/metrics/feature-maps.ts';
import type { InsideView } from '@/protocol/engine/frames.ts';

/** One network's attention at a stage. */
export interface Attention {
  /** Flat [height · width]. */
  readonly values: Float32Array;
  /** Cosine with the teacher's, 0..1; null if either map is all zero. */
  readonly similarity: number | null;
}

/** All three networks' attention at a stage, at one size. */
export interface AttentionRow {
  readonly stage: string;
  readonly height: number;
  readonly width: number;
  /** From 0 to the largest value of all three. */
  readonly range: readonly [number, number];
  readonly attention: PerLane<Attention>;
}

/** Attention rows by stage; skips stages that a network lacks. */
export function attentionRows(view: InsideView, stages: readonly string[]): readonly AttentionRow[] {
  return stages.flatMap((stage) => {
    const maps = { teacher: view.teacher[stage], student: view.student[stage], control: view.control[stage] };
    const { teacher, student, control } = maps;
    if (!teacher || !student || !control) return [];
    // The control has the student's architecture, hence the same size.
    const [height, width] = commonSize(teacher, student);
    const reference = attentionMap(teacher, height, width);
    const of = (values: Float32Array) => ({ values, similarity: cosine(values, reference) });
    const attention = {
      teacher: of(reference),
      student: of(attentionMap(student, height, width)),
      control: of(attentionMap(control, height, width)),
    };
    const [, largest] = rangeOf(...lanes.map((lane) => attention[lane].values));
    return [{ stage, height, width, range: [0, largest] as const, attention }];
  });
}
