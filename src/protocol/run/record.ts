import type { PerLane } from '@/core/lane.ts';
import type { BackendId } from '../engine/backend.ts';
import type { WireError } from '../engine/events.ts';
import type {
  Answers,
  EvaluationReport,
  GenerationReport,
  LaneReport,
  NeighbourAccuracy,
} from '../engine/frames.ts';
import type { RunConfig } from './config.ts';

/** Version of the records that this page writes and reads. */
export const RECORD_VERSION = 1;

/** Size of a network, and its speed on the device of the run. */
export interface NetworkSize {
  readonly numParameters: number;
  readonly bytes: number;
  /** Median time of one picture; null if not measured. */
  readonly msPerPicture: number | null;
}

/** The measures of one network, one value per evaluation. */
export type LaneColumns = { readonly [Key in keyof LaneReport]: Float64Array };

/** Metrics recorded during training; all columns of a table have the same length. */
export interface RunCurves {
  /** Steps of a teacher that is trained live. */
  readonly teacher: { readonly step: Uint32Array; readonly crossEntropy: Float32Array };
  readonly student: {
    readonly step: Uint32Array;
    readonly studentTotal: Float32Array;
    readonly controlTotal: Float32Array;
    /** Raw terms by id; NaN at steps whose loss does not have the term. */
    readonly terms: Readonly<Record<string, Float32Array>>;
  };
  readonly evaluations: PerLane<LaneColumns> & {
    readonly step: Uint32Array;
    readonly teacherStep: Uint32Array;
    readonly numPictures: Uint32Array;
    /** Time since the start of the job, pauses included. */
    readonly ms: Float64Array;
  };
}

/** How a run ended. */
export type RunEnd =
  | { readonly status: 'finished' }
  /** 'cancelled' by the job's owner, or 'changed' by another command to the same engine. */
  | { readonly status: 'stopped'; readonly reason: 'cancelled' | 'changed' }
  | { readonly status: 'failed'; readonly error: WireError };

/** Record of a run: plain data that can be cloned, stored and written as JSON. */
export interface RunRecord {
  readonly version: typeof RECORD_VERSION;
  /** UUID of the job. */
  readonly id: string;
  readonly config: RunConfig;
  readonly seed: number;
  /** ISO 8601, UTC. */
  readonly startedAt: string;
  readonly endedAt: string;
  /** Backend, adapter and threads at the end: a lost GPU may have been replaced. */
  readonly backend: BackendId;
  readonly adapter: string;
  readonly threads: number;
  readonly pageVersion: string;
  readonly curves: RunCurves;
  readonly reports: {
    /** The last evaluation on the pictures of the curves; null before the first. */
    readonly curve: EvaluationReport | null;
    /** The evaluation on the whole test set; null if not requested. */
    readonly fullTest: EvaluationReport | null;
  };
  /** Completed generations, oldest first; includes the last one if the run has several. */
  readonly generations: readonly GenerationReport[];
  /** Logits of the first test pictures; null if not requested. */
  readonly answers: Answers | null;
  /** Null if not requested. */
  readonly neighbours: NeighbourAccuracy | null;
  readonly networks: { readonly teacher: NetworkSize; readonly student: NetworkSize };
  readonly end: RunEnd;
  /** Free text; empty for none. */
  readonly note: string;
}
