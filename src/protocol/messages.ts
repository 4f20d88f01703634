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

/** Why a backend does not do the work; the key of its text in both languages. */
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

/** What the self-test found for one backend. */
export interface BackendTrial {
  readonly backend: BackendId;
  readonly outcome: 'passed' | 'wrong' | 'absent' | 'not-tried';
  /** Largest |value − reference| / max |reference| over the loss and all gradients; null when it did not run. */
  readonly worstRelativeError: number | null;
  /** One step of the default student and its control, ms; null when it did not run. */
  readonly msPerStep: number | null;
  /** How several threads did; null where they were not tried. */
  readonly threads: ThreadsTrial | null;
  /** Why it was not tried, is absent or wrong; null when it passed. */
  readonly reason: TrialReason | null;
  /** What it said itself, e.g. the message of an error; often empty. */
  readonly detail: string;
}

/** What an earlier visit found to be the fastest, and on what. */
export interface RememberedBackend {
  readonly machine: string;
  readonly backend: BackendId;
}

/** The backend that does the work, and how it was found. */
export interface BackendReport {
  readonly backend: BackendId;
  /** What the GPUs are called that this browser offers: a choice holds for the same ones. */
  readonly machine: string;
  /** What the adapter or the runtime calls itself, e.g. "SwiftShader" or "WebAssembly, SIMD". */
  readonly adapter: string;
  /** WebGPU without a GPU behind it. */
  readonly softwareAdapter: boolean;
  /** That share the kernels; 1 for all backends but WebAssembly. */
  readonly numThreads: number;
  /** Whether `?backend=` asked for it. */
  readonly forced: boolean;
  readonly trials: readonly BackendTrial[];
}

/** What is known of shipped weights: made by `npm run train-teachers`, kept beside them. */
export interface TeacherCard {
  readonly dataset: string;
  readonly model: string;
  /** ISO date of the training. */
  readonly date: string;
  /** Measured on all test pictures by the script that trained it, 0..1. */
  readonly testAccuracy: number;
  readonly numTrainingPictures: number;
  readonly seed: number;
  readonly epochs: number;
  readonly file: string;
  readonly sha256: string;
}

/** How much of the dataset is there. */
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

/** Where the run stands. */
export interface EngineStatus {
  readonly runId: number;
  readonly phase: EnginePhase;
  readonly step: number;
  readonly teacherStep: number;
  /** Whether the teacher is the shipped one, and its card. */
  readonly teacherCard: TeacherCard | null;
  /** The run that `undo` brings back; null where there is none. */
  readonly keptRunId: number | null;
  /** How far the phase is, 0..1, where that can be told. */
  readonly progress: number | null;
  /** The job that the run belongs to; null for any other run, and once the job has ended. */
  readonly jobId: string | null;
}

/** An error on its way across the worker's border. */
export interface WireError {
  readonly code: ErrorCode;
  readonly message: string;
  readonly hint: string;
  readonly context: ErrorContext;
}

/** Something the visitor should know that is not an answer to a request. */
export type EngineNotice =
  | {
      readonly kind: 'device-recovered';
      readonly step: number;
      /** Which backend does the GPU's work now; null where the GPU came back. */
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

/** A run that can be gone back to. */
export interface RunSnapshot {
  readonly version: 1;
  readonly config: RunConfig;
  readonly step: number;
  readonly teacherStep: number;
  /** At which each generation ended; none in a run that has had one only. */
  readonly generationSteps?: readonly number[];
  /** Parameters and optimizer state of each lane, by name, and of the generations that have ended. */
  readonly arrays: Readonly<Record<string, Float32Array>>;
}

export interface PictureData {
  readonly index: number;
  readonly label: number;
  /** H·W values 0..255, row by row. */
  readonly pixels: Uint8Array;
}

/** A way to choose test pictures. */
export type PictureQuery =
  | { readonly by: 'class'; readonly label: number; readonly count: number }
  | { readonly by: 'most-ambiguous'; readonly count: number }
  | { readonly by: 'random'; readonly count: number; readonly seed: number };

/** Every request of the page: its payload and what it is answered with. */
export interface EngineRequests {
  /** Loads data and teacher, chooses the backend, builds the run. */
  start: {
    payload: {
      config: RunConfig;
      backend: BackendId | null;
      remembered: RememberedBackend | null;
      /** How many are to be used where they can be had, `?threads=`; null where measuring decides. */
      threads: number | null;
      baseUrl: string;
    };
    result: BackendReport;
  };
  configure: {
    /** `keepsPrevious`: whether a run that gives way can be had back; true without. */
    payload: { config: RunConfig; keepsPrevious?: boolean };
    result: { runId: number; startedNewRun: boolean };
  };
  play: { payload: Record<string, never>; result: null };
  pause: { payload: Record<string, never>; result: null };
  /** One or more steps of the teacher alone or of both students, then paused. */
  step: { payload: { lane: 'teacher' | 'students'; count: number }; result: null };
  train: { payload: { steps: number }; result: TrainResult };
  /**
   * Builds the run of a job, trains it to its end at full speed and measures it. Pause and Play pause and resume it; any
   * other command that changes the run ends it, another job included. A job that ends early has a record too.
   */
  runJob: { payload: { job: Job; keepsPrevious?: boolean }; result: RunRecord };
  /** Ends a job, whose run stays as it is; nothing happens where the job is not under way. */
  cancelJob: { payload: { id: string }; result: null };
  reset: { payload: { seed: number | null; keepsPrevious?: boolean }; result: { runId: number } };
  /** Brings the run back that gave way last, by its id. */
  undo: { payload: { runId: number }; result: { isBack: boolean } };
  /** At most so many steps a second; null is as fast as it goes. */
  setSpeed: { payload: { stepsPerSecond: number | null }; result: null };
  /** Looks at a picture from now on: answered at once and again with every frame. */
  observe: { payload: { picture: PictureRef }; result: LaneLogits };
  pictures: { payload: { query: PictureQuery }; result: readonly PictureData[] };
  picture: { payload: { index: number }; result: PictureData };
  predict: { payload: { pixels: Float32Array }; result: LaneLogits };
  /** On the whole test set. */
  evaluate: { payload: Record<string, never>; result: EvaluationReport };
  /** Time of one picture through each network on this device, ms. */
  timeForward: {
    payload: Record<string, never>;
    result: { teacherMs: number; studentMs: number };
  };
  /** What the networks say about a picture at some places. */
  lookInside: {
    payload: {
      picture: PictureRef;
      taps: { readonly teacher: readonly string[]; readonly student: readonly string[] };
    };
    result: InsideView;
  };
  /** How the networks see the first test pictures to each other at a place. */
  relations: { payload: { layer: string; numPictures: number }; result: RelationView };
  /** How well embeddings at a place tell classes apart. */
  neighbours: { payload: { layer: string; numPictures: number }; result: NeighbourAccuracy };
  /** All three lanes on the first test pictures. */
  answers: { payload: { numPictures: number }; result: Answers };
  /** What each method that is on costs here. */
  methodCosts: { payload: Record<string, never>; result: readonly MethodCost[] };
  /** Whether frames carry a ledger: its gradients cost a few steps' time. */
  watchLedger: { payload: { isOn: boolean }; result: null };
  /** Makes the student the teacher of another student, which starts from other initial weights. */
  promote: { payload: { keepsPrevious?: boolean }; result: null };
  /** Evaluates a method on given arrays, on the present backend. */
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
  /** Back to the last weights that were finite. */
  restoreLastGood: { payload: Record<string, never>; result: null };
  /** Tries files again that could not be loaded. */
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

/** The page has received this frame. The worker merges later ones into one while two are unacknowledged. */
export interface AcknowledgeMessage {
  readonly type: 'acknowledge';
  readonly sequence: number;
}

export type PageMessage = RequestMessage | AcknowledgeMessage;

export type WorkerMessage =
  /** Its first word: its script has arrived. */
  | { readonly type: 'hello' }
  | { readonly type: 'event'; readonly event: EngineEvent }
  | { readonly type: 'answer'; readonly id: number; readonly result: unknown }
  | { readonly type: 'refusal'; readonly id: number; readonly error: WireError };
