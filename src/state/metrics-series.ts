import type {
  EvaluationReport,
  GenerationReport,
  LaneLogits,
  LedgerEntry,
  MetricsFrame,
  Pace,
  StudentStepLosses,
} from '@/protocol/metrics.ts';

/** What the page keeps of a run's frames. */
export interface MetricsSeries {
  readonly runId: number;
  readonly steps: readonly StudentStepLosses[];
  readonly teacherSteps: readonly { readonly step: number; readonly crossEntropy: number }[];
  /** On the pictures of the curves, one per step that was evaluated. */
  readonly evaluations: readonly EvaluationReport[];
  readonly observed: LaneLogits | null;
  readonly pace: Pace | null;
  readonly ledger: readonly LedgerEntry[];
  /** That have ended. */
  readonly generations: readonly GenerationReport[];
  /** The last one, when the run is over. */
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

/** Both behind each other; the first itself where the second is empty. */
const joined = <Entry>(first: readonly Entry[], second: readonly Entry[]): readonly Entry[] =>
  second.length === 0 ? first : [...first, ...second];

/** The series with a frame behind it; a frame of another run starts a new series, one of a past run is dropped. */
export function appendFrame(series: MetricsSeries, frame: MetricsFrame): MetricsSeries {
  if (frame.runId < series.runId) return series;
  const base = frame.runId === series.runId ? series : emptySeries(frame.runId);
  const from = Math.min(frame.studentSteps[0]?.step ?? Infinity, frame.evaluations[0]?.step ?? Infinity);
  // Going back to a snapshot repeats steps: what was recorded beyond it no longer happened.
  const rewinds = frame.studentSteps.length > 0 && (base.steps.at(-1)?.step ?? 0) >= from;
  const steps = rewinds ? base.steps.filter(({ step }) => step < from) : base.steps;
  const kept = base.evaluations.filter(
    (known) => !(rewinds && known.step >= from) && !frame.evaluations.some(({ step }) => step === known.step),
  );
  return {
    runId: frame.runId,
    // The same array where nothing was added: its curve need not be drawn again.
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

/** The series of a run that went back: what was recorded beyond these steps no longer happened. */
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

/** At most `limit` entries, evenly picked, the last one always among them. */
export function decimate<Entry>(entries: readonly Entry[], limit: number): readonly Entry[] {
  if (entries.length <= limit) return entries;
  const stride = entries.length / (limit - 1);
  const picked = Array.from(
    { length: limit - 1 },
    (_, index) => entries[Math.floor(index * stride)] as Entry,
  );
  return [...picked, entries.at(-1) as Entry];
}
