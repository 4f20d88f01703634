import type { EnginePhase } from '@/protocol/engine/events.ts';
import type { PictureRef } from '@/protocol/engine/frames.ts';
import type { Evaluator } from './evaluator.ts';
import type { TrainerFrame } from './frame-queue.ts';
import type { Run } from './run.ts';

/** Receives a trainer's frames, phases and history. */
export interface TrainerListener {
  frame(content: TrainerFrame): void;
  phase(phase: EnginePhase): void;
  /**
   * @param steps that have a snapshot now
   * @param trained settings of the run's steps
   */
  history(steps: readonly number[], trained: Run['trained']): void;
}

/** The visitor's settings for observing a run; the engine may change them at any time. */
export interface TrainerSettings {
  observedPicture: PictureRef | null;
  /** Maximum steps per second, or null for no limit. */
  stepsPerSecond: number | null;
  /** Whether the ledger is shown. */
  watchesLedger: boolean;
  /** Whether snapshots of earlier steps are kept, for the visitor to look back at. */
  keepsHistory: boolean;
}

export interface TrainerParts {
  readonly run: Run;
  readonly runId: number;
  readonly evaluator: Evaluator;
  /** Number of test pictures that the curves are measured on. */
  readonly numPictures: number;
  readonly settings: TrainerSettings;
}
