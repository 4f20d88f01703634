import type { WeightBits } from '@/core/quantise.ts';
import type { Lane, PerLane } from '@/core/lane.ts';
import type { ModelPlan } from '@/models/plan.ts';
import type { ExportMaterial } from '@/protocol/engine/export-material.ts';
import type { NetworkScore } from '@/protocol/engine/requests.ts';
import type { RunConfig } from '@/protocol/run/config.ts';
import type { TrainedFrom } from '@/protocol/run/trained-settings.ts';

/** A network as it is now: its plan, and its parameters by the plan's names, in TensorFlow.js's layout. */
export interface ExportedNetwork {
  readonly plan: ModelPlan;
  readonly arrays: Readonly<Record<string, Float32Array>>;
  /** Bits that its weights, rounded already, need; 32 if absent. */
  readonly bits?: WeightBits;
}

/** A run to be exported: the live one, a kept one, or one that a link describes. */
export interface ExportInput {
  readonly config: RunConfig;
  /** Steps that student and control have had. */
  readonly step: number;
  readonly teacherStep: number;
  /** Steps at which earlier generations ended; the teacher is then a student. */
  readonly generationSteps: readonly number[];
  /** Of an ensemble that teaches, `teacher` is the first network. */
  readonly networks: PerLane<ExportedNetwork>;
  /** The further networks of an ensemble that teaches; empty if the teacher is one network. */
  readonly otherTeachers: readonly ExportedNetwork[];
  /** Settings that its steps were trained with, oldest first; null if they are not known. */
  readonly trained: readonly TrainedFrom[] | null;
  /** Accuracy 0..1, if measured, on the first `numPictures` test pictures. */
  readonly accuracy: (PerLane<number> & { readonly numPictures: number }) | null;
  /** Full address that opens the run. */
  readonly link: string;
  readonly pageVersion: string;
  /** Date of the export, ISO 8601, UTC. */
  readonly date: string;
  readonly language: 'ko' | 'en';
  /** The run's training data and initial weights; computed by the engine, on the first call. */
  material(): Promise<ExportMaterial>;
  /** Accuracies 0..1 on all test pictures that are known already. */
  readonly known: { readonly [Each in Lane]?: number };
  /** Evaluates a network on all test pictures of the run's dataset; the same network only once. */
  readonly score: (network: ExportedNetwork) => Promise<NetworkScore>;
}

export interface ExportedFile {
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** Settings of an export, e.g. `{lane: 'control'}`; each kind checks its own. */
export type ExportOptions = Readonly<Record<string, unknown>>;

/**
 * Writes a run as one file.
 *
 * @throws ExportError for a run or an option that it cannot export
 */
export type Exporter = (input: ExportInput, options: ExportOptions) => Promise<ExportedFile>;
