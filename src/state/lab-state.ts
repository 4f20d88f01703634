import type { PlaygroundError } from '@/core/errors.ts';
import type {
  BackendId,
  BackendReport,
  DataProgress,
  EngineNotice,
  EngineRequests,
  EnginePhase,
  EngineStatus,
  PictureData,
  PictureQuery,
  RememberedBackend,
  RunSnapshot,
} from '@/protocol/messages.ts';
import type { LinkProblem } from '@/protocol/page-link.ts';
import type { EvaluationReport, LaneLogits } from '@/protocol/metrics.ts';
import type { Job } from '@/protocol/run/job.ts';
import type { RunRecord } from '@/protocol/run/record.ts';
import type { RunConfig } from '@/protocol/run-config.ts';
import type { DiscardedRun } from './discarded-run.ts';
import { emptySeries, rewound, type MetricsSeries } from './metrics-series.ts';

/** A picture of the visitor's own. */
export interface Drawing {
  /** H·W values 0..1, row by row, as the networks see it; null as long as the canvas is empty. */
  readonly pixels: Float32Array | null;
}

/** Everything the lab shows. */
export interface LabState {
  readonly config: RunConfig;
  /** What was wrong with the link the page was opened with. */
  readonly problems: readonly LinkProblem[];
  readonly backend: BackendReport | null;
  readonly status: EngineStatus | null;
  readonly data: DataProgress | null;
  readonly notice: EngineNotice | null;
  readonly error: PlaygroundError | null;
  readonly series: MetricsSeries;
  /** What this run's steps were trained with, in order; empty before the first. */
  readonly trained: readonly RunConfig[];
  /** The run that one Undo brings back; null where there is none. */
  readonly discarded: DiscardedRun | null;
  /** A lesson is open: the runs it starts are not the visitor's. */
  readonly isInLesson: boolean;
  /** The latest report on all test pictures of this run. */
  readonly fullReport: EvaluationReport | null;
  readonly forwardMs: { readonly teacherMs: number; readonly studentMs: number } | null;
  readonly pictures: readonly PictureData[];
  readonly picture: PictureData | null;
  readonly pictureQuery: PictureQuery;
  /** What the visitor draws, looked at in the test picture's place; null where test pictures are looked at. */
  readonly drawing: Drawing | null;
  readonly observed: LaneLogits | null;
  /** Index of the test picture that `observed` is about; null where it is about a drawing. */
  readonly observedIndex: number | null;
  readonly stepsPerSecond: number | null;
  /** The engine has a run and can train. */
  readonly isReady: boolean;
  /** What the play button shows: also true from the press on while the engine still loads. */
  readonly isPlaying: boolean;
  /** Whether all test pictures are being gone through. */
  readonly isTesting: boolean;
  /** Whether training was asked for since the page was opened. */
  readonly hasTrained: boolean;
}

/** What can be looked at from outside without changing the run. */
export type LookKind =
  'lookInside' | 'picture' | 'relations' | 'neighbours' | 'answers' | 'methodCosts' | 'watchLedger';

/** What can be put away, one at a time. */
type Dismissable = 'problems' | 'notice' | 'error';

/** Everything a visitor can do in the lab. */
export interface LabActions {
  readonly start: (
    backend: BackendId | null,
    baseUrl: string,
    remembered?: RememberedBackend | null,
    threads?: number | null,
  ) => Promise<BackendReport>;
  /** @throws ConfigError for a value that is not allowed; the run goes on as it was */
  readonly configure: (change: Readonly<Record<string, unknown>>) => Promise<RunConfig>;
  /** As `configure`, for a control that has no place for a refusal: the page shows it. */
  readonly change: (change: Readonly<Record<string, unknown>>) => void;
  /** When everything asked for before has been answered: whether the engine can train now. */
  readonly settled: () => Promise<boolean>;
  readonly play: () => Promise<void>;
  readonly pause: () => Promise<void>;
  readonly step: (lane: 'teacher' | 'students') => Promise<void>;
  readonly reset: (seed?: number) => Promise<void>;
  /** Brings the last run back that gave way, with its weights and curves. */
  readonly undo: () => Promise<void>;
  readonly setSpeed: (stepsPerSecond: number | null) => Promise<void>;
  readonly choosePictures: (query: PictureQuery) => Promise<void>;
  readonly look: (picture: PictureData) => Promise<void>;
  /** Looks at a drawing from now on, at its newest state; null asks for nothing and leaves the bars empty. */
  readonly lookAtDrawing: (pixels: Float32Array | null) => Promise<void>;
  /** Back to the test picture that was looked at before the drawing. */
  readonly lookAtPictures: () => Promise<void>;
  readonly evaluateAll: () => Promise<EvaluationReport>;
  /** Puts a snapshot back. @throws SnapshotError, LayerError for one that does not fit; the run goes on as it was */
  readonly restore: (snapshot: RunSnapshot) => Promise<void>;
  readonly restoreLastGood: () => Promise<void>;
  /** Looks at something of the run that nobody needs all the time; waits for the engine where it is not ready. */
  readonly ask: <Kind extends LookKind>(
    kind: Kind,
    payload: EngineRequests[Kind]['payload'],
  ) => Promise<EngineRequests[Kind]['result'] | null>;
  /** Makes the student the teacher of another student. */
  readonly promote: () => Promise<void>;
  /** Trains the run of a job here, as the visitor's own; resolves with its record, however it ends. */
  readonly runJob: (job: Job) => Promise<RunRecord>;
  readonly cancelJob: (id: string) => Promise<void>;
  readonly retryData: () => Promise<void>;
  readonly dismiss: (what: Dismissable) => void;
}

const untrained: readonly RunConfig[] = [];

export const initialLabState = (config: RunConfig, problems: readonly LinkProblem[]): LabState => ({
  config,
  problems,
  backend: null,
  status: null,
  data: null,
  notice: null,
  error: null,
  series: emptySeries(0),
  trained: untrained,
  discarded: null,
  isInLesson: false,
  fullReport: null,
  forwardMs: null,
  pictures: [],
  picture: null,
  pictureQuery: { by: 'most-ambiguous', count: 12 },
  drawing: null,
  observed: null,
  observedIndex: null,
  stepsPerSecond: null,
  isReady: false,
  isPlaying: false,
  isTesting: false,
  hasTrained: false,
});

/** What a new run of the same pictures and networks does not change: the strip and the times measured. */
export const placeOf = ({ dataset, teacher, teacherWeights, student }: RunConfig) =>
  [dataset, teacher, teacherWeights, student].join(' ');

/** Presses of a button that are being answered. */
export interface Busy {
  play: boolean;
  numSteps: number;
}

/** Whether the play button shows a run after this status. */
function playsAfter(phase: EnginePhase, isPlaying: boolean, isBusy: Busy): boolean {
  if (phase === 'training' || phase === 'training-teacher') return isPlaying || isBusy.numSteps === 0;
  if (phase === 'finished' || phase === 'failed') return false;
  if (phase === 'paused') return isPlaying && isBusy.play;
  return isPlaying && (isBusy.play || phase !== 'ready');
}

/** With steps more that are trained with a configuration. */
export function trainedAlso(trained: readonly RunConfig[], config: RunConfig): readonly RunConfig[] {
  return trained.at(-1) === config ? trained : [...trained, config];
}

function trainedAfter({ phase, step }: EngineStatus, trained: readonly RunConfig[], config: RunConfig) {
  if (phase === 'training') return trainedAlso(trained, config);
  return step === 0 ? untrained : trained;
}

/** Whether the run has gone back to an earlier step of its own. */
export function isRewind(before: EngineStatus | null, status: EngineStatus): boolean {
  if (!before || before.runId !== status.runId || status.phase !== 'paused') return false;
  return status.step < before.step || status.teacherStep < before.teacherStep;
}

/** What a status changes besides itself: the play button, and all that is no longer true. */
export function stateAfter(status: EngineStatus, state: LabState, isBusy: Busy): Partial<LabState> {
  const { phase, runId, step, teacherStep } = status;
  const { notice, fullReport } = state;
  const isPlaying = playsAfter(phase, state.isPlaying, isBusy);
  if (runId !== (state.status?.runId ?? 0)) {
    return {
      status,
      isPlaying,
      series: emptySeries(runId),
      trained: trainedAfter(status, untrained, state.config),
      fullReport: null,
      notice: null,
      error: null,
    };
  }
  const isTraining = phase === 'training' || phase === 'training-teacher';
  // Trained further it is only old, and says of which step it is; gone back or taught anew it is of no network here.
  const isGone = fullReport && (fullReport.step > step || fullReport.teacherStep !== teacherStep);
  return {
    status,
    isPlaying,
    trained: trainedAfter(status, state.trained, state.config),
    ...(isRewind(state.status, status) ? { series: rewound(state.series, status) } : {}),
    ...(isGone ? { fullReport: null } : {}),
    ...(isTraining && notice && notice.kind !== 'device-recovered' ? { notice: null } : {}),
  };
}

/** The latest report there is: the one on all pictures where no later one is known of the same networks. */
export function latestReport({ series, fullReport }: LabState): EvaluationReport | null {
  const latest = series.evaluations.at(-1) ?? null;
  if (!fullReport || !latest) return fullReport ?? latest;
  return fullReport.step >= latest.step && fullReport.teacherStep >= latest.teacherStep ? fullReport : latest;
}
