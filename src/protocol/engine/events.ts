import type { ErrorCode, ErrorContext } from '@/core/errors.ts';
import type { BackendId, BackendReport } from './backend.ts';
import type { TrainedFrom } from '../run/trained-settings.ts';
import type { MetricsFrame } from './frames.ts';

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

/**
 * Id under which the engine keeps a run as it was before its promotion. The promoted run keeps its own id, and may
 * be kept in turn when it is replaced.
 */
export const idBeforePromotion = (runId: number): number => -runId;

/** State of the run. */
export interface EngineStatus {
  readonly runId: number;
  readonly phase: EnginePhase;
  readonly step: number;
  readonly teacherStep: number;
  /** Card of a shipped teacher, else null. */
  readonly teacherCard: TeacherCard | null;
  /** Id of the run that `undo` restores (see `idBeforePromotion`); null if there is none. */
  readonly keptRunId: number | null;
  /** Progress of the phase, 0..1; null if unknown. */
  readonly progress: number | null;
  /** The job that the run belongs to; null for any other run, and once the job has ended. */
  readonly jobId: string | null;
}

/** The earlier steps of a run that can be inspected and gone on from. */
export interface RunHistory {
  readonly runId: number;
  /** Steps with a snapshot, ascending. */
  readonly steps: readonly number[];
  /** Settings of the run's steps, oldest first; absent or null if they are not known. */
  readonly trained?: readonly TrainedFrom[] | null;
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
  | { readonly type: 'history'; readonly history: RunHistory }
  | { readonly type: 'notice'; readonly notice: EngineNotice };
