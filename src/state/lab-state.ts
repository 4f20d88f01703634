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

/** A picture drawn by the visitor. */
export interface Drawing {
  /** H·W values 0..1, row by row, as the networks see it; null while the canvas is empty. */
  readonly pixels: Float32Array | null;
}

/** Everything the lab shows. */
export interface LabState {
  readonly config: RunConfig;
  /** Problems of the link that opened the page. */
  readonly problems: readonly LinkProblem[];
  readonly backend: BackendReport | null;
  readonly status: EngineStatus | null;
  readonly data: DataProgress | null;
  readonly notice: EngineNotice | null;
  readonly error: PlaygroundError | null;
  readonly series: MetricsSeries;
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
  readonly observed: LaneLogits | null;
  /** Index of the test picture that `observed` belongs to; null for a drawing. */
  readonly observedIndex: number | null;
  readonly stepsPerSecond: number | null;
  /** Whether the engine has a run and can train. */
  readonly isReady: boolean;
  /** State of the play button; true from the press on, even while the engine still loads. */
  readonly isPlaying: boolean;
  /** Whether an evaluation on all test pictures is in progress. */
  readonly isTesting: boolean;
  /** Whether any training has happened since the page was opened. */
  readonly hasTrained: boolean;
}

/** Requests that inspect the run without changing it. */
export type InspectKind =
  'activations' | 'picture' | 'relations' | 'neighbours' | 'answers' | 'methodCosts' | 'watchLedger';

/** Messages that can be dismissed, one at a time. */
type Dismissable = 'problems' | 'notice' | 'error';

/** Everything a visitor can do in the lab. */
export interface LabActions {
  readonly start: (
    backend: BackendId | null,
    baseUrl: string,
    remembered?: RememberedBackend | null,
    threads?: number | null,
  ) => Promise<BackendReport>;
  /** @throws ConfigError for a value that is not allowed; the run continues unchanged */
  readonly configure: (change: Readonly<Record<string, unknown>>) => Promise<RunConfig>;
  /** Like `configure`, for controls that cannot show a refusal themselves: the page shows it. */
  readonly change: (change: Readonly<Record<string, unknown>>) => void;
  /** Resolves once all earlier requests are answered, with whether the engine can train. */
  readonly settled: () => Promise<boolean>;
  readonly play: () => Promise<void>;
  readonly pause: () => Promise<void>;
  readonly step: (lane: 'teacher' | 'students') => Promise<void>;
  readonly reset: (seed?: number) => Promise<void>;
  /** Restores the last replaced run, with its weights and curves. */
  readonly undo: () => Promise<void>;
  readonly setSpeed: (stepsPerSecond: number | null) => Promise<void>;
  readonly choosePictures: (query: PictureQuery) => Promise<void>;
  readonly observePicture: (picture: PictureData) => Promise<void>;
  /** Observes the latest state of a drawing; null observes nothing and leaves the bars empty. */
  readonly observeDrawing: (pixels: Float32Array | null) => Promise<void>;
  /** Returns to the test picture observed before the drawing. */
  readonly leaveDrawing: () => Promise<void>;
  readonly evaluateAll: () => Promise<EvaluationReport>;
  /**
   * Restores a snapshot. @throws SnapshotError, LayerError if it does not fit; the run continues unchanged
   */
  readonly restore: (snapshot: RunSnapshot) => Promise<void>;
  readonly restoreLastGood: () => Promise<void>;
  /** Inspects the run on demand; waits until the engine is ready. */
  readonly inspect: <Kind extends InspectKind>(
    kind: Kind,
    payload: EngineRequests[Kind]['payload'],
  ) => Promise<EngineRequests[Kind]['result'] | null>;
  /** Makes the student the teacher of a new student. */
  readonly promote: () => Promise<void>;
  /** Trains a job's run in the lab, like the visitor's own; resolves with its record, however it ends. */
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

/** Key of the picture strip and the measured times: a new run with the same key keeps them. */
export const placeOf = ({ dataset, teacher, teacherWeights, student }: RunConfig) =>
  [dataset, teacher, teacherWeights, student].join(' ');

/** Button presses that wait for the engine's answer. */
export interface Busy {
  play: boolean;
  numSteps: number;
}

/** Whether the play button shows a running state after this status. */
function playsAfter(phase: EnginePhase, isPlaying: boolean, isBusy: Busy): boolean {
  if (phase === 'training' || phase === 'training-teacher') return isPlaying || isBusy.numSteps === 0;
  if (phase === 'finished' || phase === 'failed') return false;
  if (phase === 'paused') return isPlaying && isBusy.play;
  return isPlaying && (isBusy.play || phase !== 'ready');
}

/** Adds a configuration with which further steps are trained. */
export function trainedAlso(trained: readonly RunConfig[], config: RunConfig): readonly RunConfig[] {
  return trained.at(-1) === config ? trained : [...trained, config];
}

function trainedAfter({ phase, step }: EngineStatus, trained: readonly RunConfig[], config: RunConfig) {
  if (phase === 'training') return trainedAlso(trained, config);
  return step === 0 ? untrained : trained;
}

/** Whether the run has gone back to an earlier step. */
export function isRewind(before: EngineStatus | null, status: EngineStatus): boolean {
  if (!before || before.runId !== status.runId || status.phase !== 'paused') return false;
  return status.step < before.step || status.teacherStep < before.teacherStep;
}

/** State after a status: also updates the play button and drops outdated values. */
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
  // After more steps the report is only old, but after a rewind or a retrained teacher its networks are gone.
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

/** The latest report: the one on all pictures, unless a later one of the same networks exists. */
export function latestReport({ series, fullReport }: LabState): EvaluationReport | null {
  const latest = series.evaluations.at(-1) ?? null;
  if (!fullReport || !latest) return fullReport ?? latest;
  return fullReport.step >= latest.step && fullReport.teacherStep >= latest.teacherStep ? fullReport : latest;
}
