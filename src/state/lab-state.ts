import type { PlaygroundError } from '@/core/errors.ts';
import type { BackendReport } from '@/protocol/engine/backend.ts';
import type { DataProgress, EngineNotice, EngineStatus, RunHistory } from '@/protocol/engine/events.ts';
import type { PictureData, PictureQuery } from '@/protocol/engine/requests.ts';
import type { LinkProblem } from '@/protocol/link/page-link.ts';
import type { EvaluationReport, ObservedLogits } from '@/protocol/engine/frames.ts';
import type { RunConfig } from '@/protocol/run/config.ts';
import type { DiscardedRun } from './discarded-run.ts';
import { emptySeries, type MetricsSeries } from './metrics-series.ts';
import { initialPlayState, type PlayState } from './play-state.ts';

/** A picture drawn by the visitor. */
export interface Drawing {
  /** H·W values 0..1, row by row, as the networks see it; null while the canvas is empty. */
  readonly pixels: Float32Array | null;
}

/** An earlier step of the run, which the page shows instead of the latest one. */
export interface Past {
  readonly step: number;
  /** Its evaluation; null if there was none at this step. */
  readonly report: EvaluationReport | null;
}

/** Everything the lab shows. */
export interface LabState extends PlayState {
  readonly config: RunConfig;
  /** Problems of the link that opened the page. */
  readonly problems: readonly LinkProblem[];
  readonly backend: BackendReport | null;
  readonly status: EngineStatus | null;
  readonly data: DataProgress | null;
  readonly notice: EngineNotice | null;
  readonly error: PlaygroundError | null;
  readonly series: MetricsSeries;
  /** The steps that can be looked back at; may still belong to the run before. */
  readonly history: RunHistory | null;
  readonly past: Past | null;
  /** Configurations that this run's steps were trained with, in order; empty before the first step. */
  readonly trained: readonly RunConfig[];
  /** The run that Undo restores; null if there is none. */
  readonly discarded: DiscardedRun | null;
  /** Whether a lesson is open; its runs are not the visitor's. */
  readonly isInLesson: boolean;
  /** The latest report on all test pictures of this run. */
  readonly fullReport: EvaluationReport | null;
  readonly forwardMs: { readonly teacherMs: number; readonly studentMs: number } | null;
  readonly pictures: readonly PictureData[];
  readonly picture: PictureData | null;
  readonly pictureQuery: PictureQuery;
  /** The visitor's drawing, observed instead of a test picture; null while test pictures are observed. */
  readonly drawing: Drawing | null;
  readonly observed: ObservedLogits | null;
  /** Index of the test picture that `observed` belongs to; null for a drawing. */
  readonly observedIndex: number | null;
  readonly stepsPerSecond: number | null;
}

export const initialLabState = (config: RunConfig, problems: readonly LinkProblem[]): LabState => ({
  ...initialPlayState,
  config,
  problems,
  backend: null,
  status: null,
  data: null,
  notice: null,
  error: null,
  series: emptySeries(0),
  history: null,
  past: null,
  trained: [],
  discarded: null,
  isInLesson: false,
  fullReport: null,
  forwardMs: null,
  pictures: [],
  picture: null,
  pictureQuery: { by: 'in-doubt', count: 12 },
  drawing: null,
  observed: null,
  observedIndex: null,
  stepsPerSecond: null,
});

/** Key of the picture strip and the measured times: a new run with the same key keeps them. */
export const placeOf = ({
  dataset,
  teacher,
  teacherWeights,
  teacherMembers,
  assistant,
  student,
}: RunConfig) => [dataset, teacher, teacherWeights, teacherMembers, assistant, student].join(' ');

/** The latest report: the one on all pictures, unless a later one of the same networks exists. */
export function latestReport({ series, fullReport }: LabState): EvaluationReport | null {
  const latest = series.evaluations.at(-1) ?? null;
  if (!fullReport || !latest) return fullReport ?? latest;
  return fullReport.step >= latest.step && fullReport.teacherStep >= latest.teacherStep ? fullReport : latest;
}

/** The report of the step that the page shows. */
export const shownReport = (state: LabState): EvaluationReport | null =>
  state.past ? state.past.report : latestReport(state);
