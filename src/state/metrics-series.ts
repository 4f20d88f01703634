import { entryAt, lastOf } from '@/core/checked.ts';
import type {
  EvaluationReport,
  GenerationReport,
  LaneLogits,
  LedgerEntry,
  MetricsFrame,
  Pace,
  StudentStepLosses,
} from '@/protocol/metrics.ts';

/** A run's metrics, accumulated from its frames. */
export interface MetricsSeries {
  readonly runId: number;
  readonly steps: readonly StudentStepLosses[];
  readonly teacherSteps: readonly { readonly step: number; readonly crossEntropy: number }[];
  /** Evaluations on the pictures of the curves, one per evaluated step. */
  readonly evaluations: readonly EvaluationReport[];
  readonly observed: LaneLogits | null;
  readonly pace: Pace | null;
  readonly ledger: readonly LedgerEntry[];
  /** Completed generations, oldest first. */
  readonly generations: readonly GenerationReport[];
  /** The last generation, once the run is over. */
  readonly closing: GenerationReport | null;
}

export const emptySeries = (runId: number): MetricsSeries => ({
  runId,
  steps: [],
  teacherSteps: [],
  evaluations: [],
  observed: null,
  pace: null,
  ledger: [],
  generations: [],
  closing: null,
});

/** Concatenates two arrays; returns the first one itself if the second is empty. */
const joined = <Entry>(first: readonly Entry[], second: readonly Entry[]): readonly Entry[] =>
  second.length === 0 ? first : [...first, ...second];

/** Appends a frame; a frame of a newer run starts a new series, one of an older run is dropped. */
export function appendFrame(series: MetricsSeries, frame: MetricsFrame): MetricsSeries {
  if (frame.runId < series.runId) return series;
  const base = frame.runId === series.runId ? series : emptySeries(frame.runId);
  const from = Math.min(frame.studentSteps[0]?.step ?? Infinity, frame.evaluations[0]?.step ?? Infinity);
  // Restoring a snapshot repeats steps: drop the metrics recorded after it.
  const rewinds = frame.studentSteps.length > 0 && (base.steps.at(-1)?.step ?? 0) >= from;
  const steps = rewinds ? base.steps.filter(({ step }) => step < from) : base.steps;
  const kept = base.evaluations.filter(
    (known) => !(rewinds && known.step >= from) && !frame.evaluations.some(({ step }) => step === known.step),
  );
  return {
    runId: frame.runId,
    // The same array if nothing was added, so that its curve is not redrawn.
    steps: joined(steps, frame.studentSteps),
    teacherSteps: joined(base.teacherSteps, frame.teacherSteps),
    evaluations: joined(kept.length === base.evaluations.length ? base.evaluations : kept, frame.evaluations),
    observed: frame.observed ?? base.observed,
    pace: frame.pace ?? base.pace,
    ledger: joined(rewinds ? base.ledger.filter(({ step }) => step < from) : base.ledger, frame.ledger),
    generations: frame.generations.length === base.generations.length ? base.generations : frame.generations,
    closing: frame.closing,
  };
}

/** The series of a rewound run, without the metrics recorded after these steps. */
export function rewound(
  series: MetricsSeries,
  { step, teacherStep }: Pick<EvaluationReport, 'step' | 'teacherStep'>,
): MetricsSeries {
  const upTo = <Entry extends { readonly step: number }>(entries: readonly Entry[]) =>
    entries.filter((entry) => entry.step <= step);
  return {
    ...series,
    steps: upTo(series.steps),
    teacherSteps: series.teacherSteps.filter((entry) => entry.step <= teacherStep),
    evaluations: upTo(series.evaluations).filter((entry) => entry.teacherStep <= teacherStep),
    ledger: upTo(series.ledger),
    generations: upTo(series.generations),
    closing: null,
  };
}

/** At most `limit` evenly spaced entries, always including the last one. */
export function decimate<Entry>(entries: readonly Entry[], limit: number): readonly Entry[] {
  if (entries.length <= limit) return entries;
  const stride = entries.length / (limit - 1);
  const picked = Array.from({ length: limit - 1 }, (_, index) =>
    entryAt(entries, Math.floor(index * stride)),
  );
  return [...picked, lastOf(entries)];
}
