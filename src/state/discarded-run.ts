import type { EvaluationReport } from '@/protocol/metrics.ts';
import type { RunConfig } from '@/protocol/run-config.ts';
import type { LabState } from './lab-state.ts';
import { rewound, type MetricsSeries } from './metrics-series.ts';

/** The visitor's last trained run that gave way to another one, as the page showed it; the engine has its weights. */
export interface DiscardedRun {
  readonly runId: number;
  readonly config: RunConfig;
  /** What took its place: another configuration, the same one from its start, or a student of its own. */
  readonly successor: RunConfig | 'promoted';
  readonly series: MetricsSeries;
  readonly trained: readonly RunConfig[];
  readonly fullReport: EvaluationReport | null;
}

/** A run as the page shows it, once it gives way. */
export function discardedRun(
  { series, trained, fullReport }: LabState,
  config: RunConfig,
  successor: DiscardedRun['successor'],
): DiscardedRun {
  return { runId: series.runId, config, successor, series, trained, fullReport };
}

/** What the page shows once a run is back: never more than the engine has, whose weights may be older. */
export function broughtBack(discarded: DiscardedRun, { status, discarded: replaced }: LabState) {
  const { trained, fullReport } = discarded;
  const { runId = 0, step = 0, teacherStep = 0 } = status ?? {};
  const series = { ...discarded.series, runId };
  const isAhead = (series.steps.at(-1)?.step ?? 0) > step;
  return {
    series: isAhead ? rewound(series, { step, teacherStep }) : series,
    trained,
    fullReport: fullReport && fullReport.step > step ? null : fullReport,
    // What it replaced can be had back in turn, if it was trained.
    discarded: replaced === discarded ? null : replaced,
  };
}

/** What Undo brings back now; null where the engine keeps no such run, or where a lesson has set it aside. */
export function undoable({ discarded, status, isInLesson }: LabState): DiscardedRun | null {
  return discarded && !isInLesson && status?.keptRunId === discarded.runId ? discarded : null;
}
