import type { Answers, GenerationReport, NeighbourAccuracy } from './metrics.ts';
import type { RunConfig } from './run-config.ts';

/** What a network weighs and costs on this device. */
export interface NetworkSize {
  readonly numParameters: number;
  readonly bytes: number;
  /** One picture, median; null until it was measured. */
  readonly msPerPicture: number | null;
}

/** A run that was trained to its end, as one looks back at it. */
export interface Outcome {
  readonly config: RunConfig;
  /** Of students. */
  readonly step: number;
  /** Of the first test pictures, those the curves are measured on. */
  readonly answers: Answers;
  /** Generations that ended, oldest first, the last one included. */
  readonly generations: readonly GenerationReport[];
  /** Of embeddings; null where it was not asked for. */
  readonly neighbours: NeighbourAccuracy | null;
  readonly sizes: { readonly teacher: NetworkSize; readonly student: NetworkSize };
}
