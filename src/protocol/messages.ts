import type { LossAnswer } from './loss-answer.ts';
import type { ErrorCode, ErrorContext } from '@/core/errors.ts';
import type { LossInputs } from '@/distill/loss-on-arrays.ts';
import type {
  Answers,
  EvaluationReport,
  InsideView,
  LaneLogits,
  MethodCost,
  NeighbourAccuracy,
  MetricsFrame,
  PictureRef,
  RelationView,
  TrainResult,
} from './metrics.ts';
import type { Job } from './run/job.ts';
import type { RunRecord } from './run/record.ts';
import type { RunConfig } from './run-config.ts';
import type { ThreadsTrial } from './threads.ts';

export const backendIds = ['webgpu', 'wasm', 'webgl', 'cpu'] as const;
export type BackendId = (typeof backendIds)[number];

/** Why a backend is not used; the key of its text in both languages. */
export type TrialReason =
  | 'not-asked-for'
  | 'better-passed'
  | 'remembered-other'
  | 'software-adapter'
  | 'no-adapter'
  | 'no-answer'
  | 'lost'
  | 'inaccurate'
  | 'threw';

/** Result of one backend's self-test. */
export interface BackendTrial {
  readonly backend: BackendId;
  readonly outcome: 'passed' | 'wrong' | 'absent' | 'not-tried';
  /** Largest |value − reference| / max |reference| over the loss and all gradients; null when it did not run. */
  readonly worstRelativeError: number | null;
  /** One step of the default student and its control, ms; null when it did not run. */
  readonly msPerStep: number | null;
  /** Result of the trial with several threads; null if it was not run. */
  readonly threads: ThreadsTrial | null;
  /** Why the backend was not tried, is absent or is wrong; null when it passed. */
  readonly reason: TrialReason | null;
  /** The backend's own message, e.g. of an error; often empty. */
  readonly detail: string;
}

/** The fastest backend of an earlier visit, and the machine it was measured on. */
export interface RememberedBackend {
  readonly machine: string;
  readonly backend: BackendId;
}

/** The backend in use, and how it was chosen. */
export interface BackendReport {
  readonly backend: BackendId;
  /** Names of the GPUs that this browser offers; a remembered choice is valid for the same ones only. */
  readonly machine: string;
  /** Name of the adapter or runtime, e.g. "SwiftShader" or "WebAssembly, SIMD". */
  readonly adapter: string;
  /** Whether WebGPU runs on the CPU. */
  readonly softwareAdapter: boolean;
  /** Number of threads that run kernels; 1 for all backends except WebAssembly. */
  readonly numThreads: number;
  /** Whether the link requested it with `?backend=`. */
  readonly forced: boolean;
  readonly trials: readonly BackendTrial[];
}

/** Metadata of shipped weights, written next to them by `npm run train-teachers`. */
export interface TeacherCard {
  readonly dataset: string;
  readonly model: string;
  /** ISO date of the training. */
  readonly date: string;
  /** Accuracy on all test pictures, measured by the script that trained it, 0..1. */
  readonly testAccuracy: number;
  readonly numTrainingPictures: number;
  readonly seed: number;
  readonly epochs: number;
  readonly file: string;
  readonly sha256: string;
}

/** How much of the dataset has loaded. */
export interface DataProgress {
  readonly dataset: string;
  readonly loadedBytes: number;
  readonly totalBytes: number;
  readonly trainLoaded: number;
  readonly trainTotal: number;
  readonly testLoaded: number;
  readonly testTotal: number;
}

export type EnginePhase =
  | 'starting'
  | 'loading-data'
  | 'waiting-for-data'
  | 'ready'
  | 'training-teacher'
  | 'training'
  | 'paused'
  | 'finished'
  | 'evaluating'
  | 'failed';

/** State of the run. */
export interface EngineStatus {
  readonly runId: number;
  readonly phase: EnginePhase;
  readonly step: number;
  readonly teacherStep: number;
  /** Card of a shipped teacher, else null. */
  readonly teacherCard: TeacherCard | null;
  /** Run that `undo` restores; null if there is none. */
  readonly keptRunId: number | null;
  /** Progress of the phase, 0..1; null if unknown. */
  readonly progress: number | null;
  /** The job that the run belongs to; null for any other run, and once the job has ended. */
  readonly jobId: string | null;
}

/** An error as plain data that can be posted between worker and page. */
export interface WireError {
  readonly code: ErrorCode;
  readonly message: string;
  readonly hint: string;
  readonly context: ErrorContext;
}

/** A message for the visitor that does not answer a request. */
export type EngineNotice =
  | {
      readonly kind: 'device-recovered';
      readonly step: number;
      /** Backend that replaces the GPU; null if the GPU was recovered. */
      readonly replacedBy: BackendId | null;
    }
  | {
      readonly kind: 'not-finite';
      readonly step: number;
      readonly term: string;
      readonly lastGoodStep: number;
    }
  | { readonly kind: 'failed'; readonly error: WireError };

export type EngineEvent =
  | { readonly type: 'backend'; readonly report: BackendReport }
  | { readonly type: 'status'; readonly status: EngineStatus }
  | { readonly type: 'data'; readonly progress: DataProgress }
  | { readonly type: 'frame'; readonly frame: MetricsFrame }
  | { readonly type: 'notice'; readonly notice: EngineNotice };

/** The state of a run, from which it can be restored. */
export interface RunSnapshot {
  readonly version: 1;
  readonly config: RunConfig;
  readonly step: number;
  readonly teacherStep: number;
  /** Step at which each generation ended; absent or empty in a run's first generation. */
  readonly generationSteps?: readonly number[];
  /** Parameters and optimizer state of each lane and of completed generations, by name. */
  readonly arrays: Readonly<Record<string, Float32Array>>;
}

export interface PictureData {
  readonly index: number;
  readonly label: number;
  /** H·W values 0..255, row by row. */
  readonly pixels: Uint8Array;
}

/** Selects test pictures. */
export type PictureQuery =
  | { readonly by: 'class'; readonly label: number; readonly count: number }
  | { readonly by: 'most-ambiguous'; readonly count: number }
  | { readonly by: 'random'; readonly count: number; readonly seed: number };

/** Every request of the page, with its payload and result. */
export interface EngineRequests {
  /** Loads data and teacher, chooses the backend, builds the run. */
  start: {
    payload: {
      config: RunConfig;
      backend: BackendId | null;
      remembered: RememberedBackend | null;
      /** Number of threads to use if available, `?threads=`; null to choose by measuring. */
      threads: number | null;
      baseUrl: string;
    };
    result: BackendReport;
  };
  configure: {
    /** `keepsPrevious`: whether `undo` can restore the replaced run; true by default. */
    payload: { config: RunConfig; keepsPrevious?: boolean };
    result: { runId: number; startedNewRun: boolean };
  };
  play: { payload: Record<string, never>; result: null };
  pause: { payload: Record<string, never>; result: null };
  /** Trains one or more steps of the teacher alone or of both students, then pauses. */
  step: { payload: { lane: 'teacher' | 'students'; count: number }; result: null };
  train: { payload: { steps: number }; result: TrainResult };
  /**
   * Builds the run of a job, trains it to its end at full speed and measures it. Pause and Play pause and
   * resume it; any other command that changes the run, another job included, ends it. A job that ends early
   * has a record too.
   */
  runJob: { payload: { job: Job; keepsPrevious?: boolean }; result: RunRecord };
  /** Ends a job and keeps its run; does nothing if the job is not running. */
  cancelJob: { payload: { id: string }; result: null };
  reset: { payload: { seed: number | null; keepsPrevious?: boolean }; result: { runId: number } };
  /** Restores the run that was replaced last, by its id. */
  undo: { payload: { runId: number }; result: { isRestored: boolean } };
  /** Sets the maximum number of steps per second; null for no limit. */
  setSpeed: { payload: { stepsPerSecond: number | null }; result: null };
  /** Observes a picture: returns its logits now and adds them to every later frame. */
  observe: { payload: { picture: PictureRef }; result: LaneLogits };
  pictures: { payload: { query: PictureQuery }; result: readonly PictureData[] };
  picture: { payload: { index: number }; result: PictureData };
  predict: { payload: { pixels: Float32Array }; result: LaneLogits };
  /** Evaluates all lanes on the whole test set. */
  evaluate: { payload: Record<string, never>; result: EvaluationReport };
  /** Time to run one picture through each network on this device, ms. */
  timeForward: {
    payload: Record<string, never>;
    result: { teacherMs: number; studentMs: number };
  };
  /** Returns the networks' activations for a picture at the given taps. */
  activations: {
    payload: {
      picture: PictureRef;
      taps: { readonly teacher: readonly string[]; readonly student: readonly string[] };
    };
    result: InsideView;
  };
  /** Compares the first test pictures with each other in each network's embeddings at a layer. */
  relations: { payload: { layer: string; numPictures: number }; result: RelationView };
  /** Measures how well embeddings at a layer separate the classes. */
  neighbours: { payload: { layer: string; numPictures: number }; result: NeighbourAccuracy };
  /** Returns all three lanes' logits for the first test pictures. */
  answers: { payload: { numPictures: number }; result: Answers };
  /** Measures the cost of each active method on this device. */
  methodCosts: { payload: Record<string, never>; result: readonly MethodCost[] };
  /** Sets whether frames include a ledger, whose gradients cost a few steps' time. */
  watchLedger: { payload: { isOn: boolean }; result: null };
  /** Makes the student the teacher of a new student, which starts from other initial weights. */
  promote: { payload: { keepsPrevious?: boolean }; result: null };
  /** Evaluates a method's loss on given arrays with the current backend. */
  loss: {
    payload: {
      methodId: string;
      inputs: LossInputs;
      hyperparameters: Readonly<Record<string, unknown>>;
    };
    result: LossAnswer;
  };
  memory: { payload: Record<string, never>; result: { tensors: number; bytes: number } };
  snapshot: { payload: Record<string, never>; result: RunSnapshot };
  restore: { payload: { snapshot: RunSnapshot }; result: null };
  /** Restores the last finite weights. */
  restoreLastGood: { payload: Record<string, never>; result: null };
  /** Retries files that failed to load. */
  retryData: { payload: Record<string, never>; result: null };
}

export type RequestKind = keyof EngineRequests;

export type RequestMessage = {
  [Kind in RequestKind]: {
    readonly type: 'request';
    readonly id: number;
    readonly kind: Kind;
    readonly payload: EngineRequests[Kind]['payload'];
  };
}[RequestKind];

/** Acknowledges a frame. While two frames are unacknowledged, the worker merges later ones into one. */
export interface AcknowledgeMessage {
  readonly type: 'acknowledge';
  readonly sequence: number;
}

export type PageMessage = RequestMessage | AcknowledgeMessage;

export type WorkerMessage =
  /** Sent first, once the worker's script has loaded. */
  | { readonly type: 'hello' }
  | { readonly type: 'event'; readonly event: EngineEvent }
  | { readonly type: 'answer'; readonly id: number; readonly result: unknown }
  | { readonly type: 'refusal'; readonly id: number; readonly error: WireError };
