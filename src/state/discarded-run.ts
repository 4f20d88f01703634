import type { EvaluationReport } from '@/protocol/engine/frames.ts';
import type { RunConfig } from '@/protocol/run/config.ts';
import { idBeforePromotion } from '@/protocol/engine/events.ts';
import type { LabState } from './lab-state.ts';
import { rewound, type MetricsSeries } from './metrics-series.ts';

/** The visitor's last trained run that was replaced, as the page showed it; the engine keeps its weights. */
export interface DiscardedRun {
  /** The id under which the engine keeps it. */
  readonly runId: number;
  readonly config: RunConfig;
  /** Its replacement: another configuration, the same one restarted, or its promoted student. */
  readonly successor: RunConfig | 'promoted';
  readonly series: MetricsSeries;
  readonly trained: readonly RunConfig[];
  readonly fullReport: EvaluationReport | null;
}

/** Saves what the page shows of a run that is being replaced. */
export function discardedRun(
  { series, trained, fullReport }: LabState,
  config: RunConfig,
  successor: DiscardedRun['successor'],
): DiscardedRun {
  const runId = successor === 'promoted' ? idBeforePromotion(series.runId) : series.runId;
  return { runId, config, successor, series, trained, fullReport };
}

/** State after a run is restored, truncated to the engine's weights, which may be older. */
export function restoredState(discarded: DiscardedRun, { status, discarded: replaced }: LabState) {
  const { trained, fullReport } = discarded;
  const { runId = 0, step = 0, teacherStep = 0 } = status ?? {};
  const series = { ...discarded.series, runId };
  const isAhead = (series.steps.at(-1)?.step ?? 0) > step;
  return {
    series: isAhead ? rewound(series, { step, teacherStep }) : series,
    trained,
    fullReport: fullReport && fullReport.step > step ? null : fullReport,
    // The run it replaces can be restored in turn, if it was trained.
    discarded: replaced === discarded ? null : replaced,
  };
}

/** The run that Undo restores now; null if the engine does not keep it, or while a lesson is open. */
export function undoable({ discarded, status, isInLesson }: LabState): DiscardedRun | null {
  return discarded && !isInLesson && status?.keptRunId === discarded.runId ? discarded : null;
}
