import type {
  EvaluationReport,
  GenerationReport,
  LaneLogits,
  LedgerEntry,
  MetricsFrame,
  Pace,
  StudentStepLosses,
  TeacherStepLoss,
} from '@/protocol/engine/frames.ts';
import { studentTable, teacherTable } from '@/protocol/run/step-tables.ts';
import { SeriesRows } from './series-rows.ts';

/** A run's metrics, accumulated from its frames. A frame makes a new version, which shares the history. */
export interface MetricsSeries {
  readonly runId: number;
  readonly steps: SeriesRows<StudentStepLosses>;
  readonly teacherSteps: SeriesRows<TeacherStepLoss>;
  /** Evaluations on the pictures of the curves, one per evaluated step. */
  readonly evaluations: SeriesRows<EvaluationReport>;
  readonly observed: LaneLogits | null;
  readonly pace: Pace | null;
  readonly ledger: SeriesRows<LedgerEntry>;
  /** Completed generations, oldest first. */
  readonly generations: readonly GenerationReport[];
  /** The last generation, once the run is over. */
  readonly closing: GenerationReport | null;
}

export const emptySeries = (runId: number): MetricsSeries => ({
  runId,
  steps: new SeriesRows(studentTable()),
  teacherSteps: new SeriesRows(teacherTable()),
  evaluations: new SeriesRows(new Array<EvaluationReport>()),
  observed: null,
  pace: null,
  ledger: new SeriesRows(new Array<LedgerEntry>()),
  generations: [],
  closing: null,
});

/** Appends a frame; a frame of a newer run starts a new series, one of an older run is dropped. */
export function appendFrame(series: MetricsSeries, frame: MetricsFrame): MetricsSeries {
  if (frame.runId < series.runId) return series;
  const base = frame.runId === series.runId ? series : emptySeries(frame.runId);
  const [first] = frame.studentSteps;
  // Restoring a snapshot repeats steps: drop the metrics recorded after it.
  const from = first && (base.steps.at(-1)?.step ?? 0) >= first.step ? first.step : Infinity;
  return {
    runId: frame.runId,
    steps: base.steps.before(from).append(frame.studentSteps),
    teacherSteps: base.teacherSteps
      .before(frame.teacherSteps[0]?.step ?? Infinity)
      .append(frame.teacherSteps),
    evaluations: frame.evaluations.reduce(
      (known, report) => known.before(report.step).append([report]),
      base.evaluations.before(from),
    ),
    observed: frame.observed ?? base.observed,
    pace: frame.pace ?? base.pace,
    ledger: base.ledger.before(from).append(frame.ledger),
    generations: frame.generations.length === base.generations.length ? base.generations : frame.generations,
    closing: frame.closing,
  };
}

/** The series of a rewound run, without the metrics recorded after these steps. */
export function rewound(
  series: MetricsSeries,
  { step, teacherStep }: Pick<EvaluationReport, 'step' | 'teacherStep'>,
): MetricsSeries {
  return {
    ...series,
    steps: series.steps.before(step + 1),
    teacherSteps: series.teacherSteps.before(teacherStep + 1),
    evaluations: series.evaluations.upTo(
      (report) => report.step <= step && report.teacherStep <= teacherStep,
    ),
    ledger: series.ledger.before(step + 1),
    generations: series.generations.filter((generation) => generation.step <= step),
    closing: null,
  };
}
