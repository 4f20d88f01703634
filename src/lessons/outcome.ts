import type { RunConfig } from '@/protocol/run-config.ts';
import type { Answers, GenerationReport } from '@/protocol/metrics.ts';

/** A finished run as a lesson looks back at it. */
export interface Outcome {
  readonly config: RunConfig;
  /** Of students. */
  readonly step: number;
  /** Of the first test pictures, those the curves are measured on. */
  readonly answers: Answers;
  /** Generations that ended, oldest first, the last one included. */
  readonly generations: readonly GenerationReport[];
  /** Share of test pictures whose nearest labelled picture is of the right class; null where it was not asked for. */
  readonly neighbours: {
    readonly teacher: number;
    readonly student: number;
    readonly control: number;
  } | null;
  /** Of each network. */
  readonly sizes: {
    readonly teacher: NetworkSize;
    readonly student: NetworkSize;
  };
}

/** What a network weighs and costs on this device. */
export interface NetworkSize {
  readonly numParameters: number;
  readonly bytes: number;
  /** One picture, median; null until it was measured. */
  readonly msPerPicture: number | null;
}
