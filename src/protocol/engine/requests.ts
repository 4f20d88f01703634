import type { BackendId, BackendReport, RememberedBackend } from './backend.ts';
import type { EngineEvent, WireError } from './events.ts';
import type { ExportMaterial } from './export-material.ts';
import type { LossAnswer } from './loss-answer.ts';
import type { LossInputs } from '@/distill/loss-on-arrays.ts';
import type {
  EvaluationReport,
  InsideView,
  LaneLogits,
  MethodCost,
  NeighbourAccuracy,
  ObservedLogits,
  PictureRef,
  RelationView,
  RunAnswers,
  TrainResult,
} from './frames.ts';
import type { TeacherOfFile } from './teacher-files.ts';
import type { Job } from '../run/job.ts';
import type { RunRecord } from '../run/record.ts';
import type { RunConfig } from '../run/config.ts';
import type { TrainedFrom } from '../run/trained-settings.ts';

/** The state of a run, from which it can be restored. */
export interface RunSnapshot {
  /** 1 has no `trained`. */
  readonly version: 1 | 2;
  readonly config: RunConfig;
  readonly step: number;
  readonly teacherStep: number;
  /** Step at which each generation ended; absent or empty in a run's first generation. */
  readonly generationSteps?: readonly number[];
  /** Settings that its steps were trained with, oldest first; absent or null if they are not known. */
  readonly trained?: readonly TrainedFrom[] | null;
  /** Parameters and optimizer state of each lane and of completed generations, by name. */
  readonly arrays: Readonly<Record<string, Float32Array>>;
}

/** The state of a run as a safetensors file, which `unpackSnapshot` reads. */
export interface Checkpoint {
  readonly step: number;
  readonly teacherStep: number;
  readonly config: RunConfig;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

export interface PictureData {
  readonly index: number;
  readonly label: number;
  /** H·W values 0..255, row by row. */
  readonly pixels: Uint8Array;
}

/** All pictures of one split: images [n · height · width · channels] and labels [n], in shared memory. */
export interface SplitMemory {
  readonly images: Uint8Array;
  readonly labels: Uint8Array;
}

/** A whole dataset that several engines read without a copy of their own. */
export interface SharedDataset {
  readonly dataset: string;
  readonly train: SplitMemory;
  readonly test: SplitMemory;
}

/** How well a network does on all test pictures. */
export interface NetworkScore {
  /** 0..1 */
  readonly accuracy: number;
  readonly numPictures: number;
  /** The first test picture, H·W values 0..255, for timing the network elsewhere. */
  readonly sample: Uint8Array;
}

/** Selects test pictures. */
export type PictureQuery =
  | { readonly by: 'class'; readonly label: number; readonly count: number }
  /** About the teacher's answers: right but in doubt, of the highest entropy, or wrong. */
  | { readonly by: 'in-doubt' | 'most-ambiguous' | 'teacher-wrong'; readonly count: number }
  | { readonly by: 'random'; readonly count: number; readonly seed: number };

/**
 * The networks that a request inspects: those at an earlier step of the run's history, or, without one, the
 * latest.
 *
 * A step without a snapshot is refused with a ConfigError.
 */
export interface AtStep {
  readonly at?: number | undefined;
}

/** Every request of the page, with its payload and result. */
export interface EngineRequests {
  /** Chooses the backend, loads data and teacher, and builds the run. */
  start: {
    payload: {
      /** null for an engine that trains jobs only. */
      config: RunConfig | null;
      backend: BackendId | null;
      remembered: RememberedBackend | null;
      /** Number of threads to use if available, `?threads=`; null to choose by measuring. */
      threads: number | null;
      baseUrl: string;
    };
    result: BackendReport;
  };
  configure: {
    /**
     * `keepsPrevious`: whether `undo` can restore the replaced run; true by default. `restarts`: whether to start a new
     * run even for a change that the current one could take; false by default.
     */
    payload: { config: RunConfig; keepsPrevious?: boolean; restarts?: boolean };
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
  /**
   * Returns the memory of a dataset once all of it is loaded; null if it cannot be shared, or if the engine
   * neither has the dataset nor `loads` it.
   */
  shareDataset: { payload: { dataset: string; loads: boolean }; result: SharedDataset | null };
  /** Uses the memory of a dataset that another engine has loaded. */
  useDataset: { payload: { shared: SharedDataset }; result: null };
  /** Pauses or resumes a job; does nothing if the job is not running. */
  pauseJob: { payload: { id: string }; result: null };
  resumeJob: { payload: { id: string }; result: null };
  /** Ends a job and keeps its run; does nothing if the job is not running. */
  cancelJob: { payload: { id: string }; result: null };
  reset: { payload: { seed: number | null; keepsPrevious?: boolean }; result: { runId: number } };
  /** Restores the run that was replaced last, by its id. */
  undo: { payload: { runId: number }; result: { isRestored: boolean } };
  /** Sets the maximum number of steps per second; null for no limit. */
  setSpeed: { payload: { stepsPerSecond: number | null }; result: null };
  /** Observes a picture: returns its logits and adds the latest ones to every later frame. */
  observe: { payload: { picture: PictureRef } & AtStep; result: ObservedLogits };
  pictures: { payload: { query: PictureQuery }; result: readonly PictureData[] };
  picture: { payload: { index: number }; result: PictureData };
  /** Test pictures by index, in the order of the indices. */
  picturesAt: { payload: { indices: readonly number[] }; result: readonly PictureData[] };
  predict: { payload: { pixels: Float32Array } & AtStep; result: LaneLogits };
  /** Evaluates all lanes on the whole test set. */
  evaluate: { payload: AtStep; result: EvaluationReport };
  /** Time to run one picture through each network on this device, ms. */
  timeForward: {
    payload: Record<string, never>;
    result: { teacherMs: number; studentMs: number };
  };
  /** Returns the networks' activations for a picture at the given taps. */
  activations: {
    payload: AtStep & {
      picture: PictureRef;
      taps: { readonly teacher: readonly string[]; readonly student: readonly string[] };
    };
    result: InsideView;
  };
  /** Compares the first test pictures with each other in each network's embeddings at a layer. */
  relations: { payload: { layer: string; numPictures: number } & AtStep; result: RelationView };
  /** Measures how well embeddings at a layer separate the classes. */
  neighbours: { payload: { layer: string; numPictures: number } & AtStep; result: NeighbourAccuracy };
  /** Returns all three lanes' logits for the first test pictures. */
  answers: { payload: { numPictures: number } & AtStep; result: RunAnswers };
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
  /** Returns the run's state, now or at an earlier step. */
  snapshot: { payload: AtStep; result: RunSnapshot };
  restore: { payload: { snapshot: RunSnapshot }; result: null };
  /** Returns the run's state as a file; null before its first step, and without finite numbers. */
  checkpoint: { payload: Record<string, never>; result: Checkpoint | null };
  /**
   * Checks that a run of the snapshot's configuration can be restored from it; changes nothing.
   *
   * @throws SnapshotError, LayerError
   */
  checkSnapshot: { payload: { snapshot: RunSnapshot }; result: null };
  /**
   * Returns what a run of the snapshot's configuration and seed trains on and starts from; changes nothing.
   *
   * @throws SnapshotError, LayerError as `checkSnapshot`
   */
  exportMaterial: { payload: { snapshot: RunSnapshot }; result: ExportMaterial };
  /** Makes a teacher from a file known, for runs that name it. */
  addTeacher: { payload: TeacherOfFile; result: null };
  /** Evaluates a network on all test pictures of a dataset; changes nothing. */
  score: {
    payload: { dataset: string; model: string; values: readonly Float32Array[] };
    result: NetworkScore;
  };
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
