import { required } from '@/core/checked.ts';
import { HARD_TERM } from '@/distill/total-loss.ts';
import type { EvaluationReport, StudentStepLosses, TeacherStepLoss } from '@/protocol/engine/frames.ts';
import type { LabState } from './lab-state.ts';
import type { SeriesRows } from './series-rows.ts';

/** Maximum number of points per loss curve: the chart cannot show more, and they take time to draw. */
const LOSS_POINTS = 60;

/** Maximum number of points of the accuracy curve, which has a row for each in its table. */
const ACCURACY_POINTS = 400;

/** At most `limit` evenly spaced rows, always including the last one. */
export function sampled<Row extends { readonly step: number }>(
  rows: SeriesRows<Row>,
  limit: number,
): readonly Row[] {
  const count = Math.min(rows.length, limit);
  const stride = count < rows.length ? rows.length / (count - 1) : 1;
  return Array.from(
    { length: count },
    (_, index) => rows.at(Math.min(rows.length - 1, Math.floor(index * stride))) as Row,
  );
}

/** The end of the step axis: a run that goes on after its end gets as many steps again. */
export const stepAxisEnd = ({ series, config }: LabState): number =>
  Math.max(1, Math.ceil((series.steps.at(-1)?.step ?? 0) / config.steps)) * config.steps;

/** Computes a value once per version. */
function perVersion<Version extends object, Value>(
  compute: (version: Version) => Value,
): (version: Version) => Value {
  const known = new WeakMap<Version, { readonly value: Value }>();
  return (version) => {
    const entry = known.get(version) ?? { value: compute(version) };
    known.set(version, entry);
    return entry.value;
  };
}

/** Accuracy of both students, 0..1, at the evaluated steps. */
export const accuracyCurve = perVersion((evaluations: SeriesRows<EvaluationReport>) =>
  sampled(evaluations, ACCURACY_POINTS).map(({ step, student, control }) => ({
    step,
    student: student.accuracy,
    control: control.accuracy,
  })),
);

/** Cross-entropy of both students with the labels, nats. */
export const lossCurve = perVersion((steps: SeriesRows<StudentStepLosses>) =>
  sampled(steps, LOSS_POINTS).map(({ step, terms, controlTotal }) => ({
    step,
    student: required(terms[HARD_TERM], HARD_TERM),
    control: controlTotal,
  })),
);

/** Cross-entropy of a teacher that is trained live, nats. */
export const teacherLossCurve = perVersion((steps: SeriesRows<TeacherStepLoss>) =>
  sampled(steps, LOSS_POINTS),
);
