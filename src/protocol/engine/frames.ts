import type { PerLane, StudentLane } from '@/core/lane.ts';

/** Measures of a network on test pictures. */
export interface LaneReport {
  /** Share of pictures classified right, 0..1. */
  readonly accuracy: number;
  /** Mean cross-entropy against the labels, nats. */
  readonly crossEntropy: number;
  /** Expected calibration error over 15 equal bins, 0..1. */
  readonly calibrationError: number;
  /** Share of pictures for which teacher and this network predict the same class, 0..1. */
  readonly agreement: number;
}

/** The three lanes on the same pictures. */
export interface EvaluationReport extends PerLane<LaneReport> {
  readonly step: number;
  readonly teacherStep: number;
  /** Number of test pictures used. */
  readonly numPictures: number;
  /** Accuracy of each network of an ensemble that teaches, 0..1; absent if the teacher is one network. */
  readonly teacherMembers?: readonly number[] | undefined;
}

/** Losses of one step of the students; terms are unweighted, by id. */
export interface StudentStepLosses {
  readonly step: number;
  readonly studentTotal: number;
  readonly controlTotal: number;
  readonly terms: Readonly<Record<string, number>>;
}

/** Loss of one step of a teacher that is trained live. */
export interface TeacherStepLoss {
  readonly step: number;
  readonly crossEntropy: number;
}

/** Logits of the three lanes for one picture, K each. */
export type LaneLogits = PerLane<readonly number[]>;

/** Logits of a picture, with the earlier step that they belong to; without one they are the latest. */
export type ObservedLogits = LaneLogits & { readonly at?: number };

/** An example to observe: one of the test set, or its values as the networks take them. */
export type PictureRef =
  | { readonly kind: 'test'; readonly index: number }
  | { readonly kind: 'pixels'; readonly pixels: Float32Array };

/** Training speed over a frame, without evaluations. */
export interface Pace {
  /** One step of student and control together. */
  readonly msPerStep: number;
  readonly examplesPerSecond: number;
}

/** Metrics since the last frame; the frames of a run contain every step exactly once. */
export interface MetricsFrame {
  readonly runId: number;
  /** The job that the run belongs to; null for any other run. */
  readonly jobId: string | null;
  readonly sequence: number;
  readonly teacherSteps: readonly TeacherStepLoss[];
  readonly studentSteps: readonly StudentStepLosses[];
  /** Evaluations since the last frame, in order. */
  readonly evaluations: readonly EvaluationReport[];
  /** The three lanes' logits for the observed picture. */
  readonly observed: LaneLogits | null;
  readonly pace: Pace | null;
  /** Effect of each loss term on the student, in order, while the ledger is watched. */
  readonly ledger: readonly LedgerEntry[];
  /** All completed generations that have become a teacher. */
  readonly generations: readonly GenerationReport[];
  /** The last generation, once the run is over. */
  readonly closing: GenerationReport | null;
}

/** Result of `train`: the last step's losses and the accuracy of both students. */
export interface TrainResult {
  readonly step: number;
  /** Unweighted terms of the student's last step by id, `total`, and the control's loss as `control`. */
  readonly losses: Readonly<Record<string, number>>;
  /** Completed generations, including the last one of a finished run. */
  readonly generations: readonly GenerationReport[];
  /** Accuracy on the evaluation pictures that the curves use, 0..1. */
  readonly accuracy: Readonly<Record<StudentLane, number>>;
  /** Time of a step of student and control, without evaluations. */
  readonly msPerStep: number;
}

/** Activations of a network at one tap. */
export interface TapValues {
  /** Shape without the batch dimension: [H, W, C] or [D]. */
  readonly shape: readonly number[];
  /** Flat [B, …shape]. */
  readonly values: Float32Array;
}

/** Activations of a lane, by tap. */
export type LaneTaps = Readonly<Record<string, TapValues>>;

/** One pair of layers as a method compares them; both sides have the same shape. */
export interface ComparedTaps {
  readonly methodId: string;
  /** Index into the method's pairs. */
  readonly pair: number;
  readonly student: TapValues;
  readonly teacher: TapValues;
}

/** Activations of all three networks for one picture. */
export interface InsideView extends PerLane<LaneTaps> {
  /** Pairs compared by active methods that train auxiliary tensors; empty without such methods. */
  readonly compared: readonly ComparedTaps[];
}

/** Relations between some pictures in a lane's embeddings. */
export interface LaneRelations {
  /**
   * Flat [N, 2]: the first two principal components, aligned with the teacher's; 1 is the lane's mean
   * pairwise distance.
   */
  readonly points: Float32Array;
  /** Share of the variance along each of the two components, 0..1. */
  readonly explained: readonly [number, number];
  /** Euclidean distances divided by their mean, flat [N, N]. */
  readonly distances: Float32Array;
}

/** Relations between the same pictures in the embeddings of all three networks. */
export interface RelationView extends PerLane<LaneRelations> {
  /** Indices into the test set. */
  readonly indices: readonly number[];
  readonly labels: readonly number[];
  /** Pearson correlation of the distances of all pairs with the teacher's, −1..1. */
  readonly correlation: Readonly<Record<StudentLane, number>>;
}

/** All three lanes' logits for the first test pictures, flat [n · K]. */
export interface Answers extends PerLane<Float32Array> {
  readonly numClasses: number;
  readonly labels: Uint8Array;
}

/** The answers of a run at a step. */
export interface RunAnswers extends Answers {
  readonly runId: number;
  readonly step: number;
  readonly teacherStep: number;
  /** Number of completed generations. */
  readonly generation: number;
}

/** Accuracy of nearest-neighbour classification in each network's embeddings at one layer, 0..1. */
export interface NeighbourAccuracy extends PerLane<number> {
  /** Number of labelled pictures among which the nearest is found. */
  readonly numKnown: number;
  /** In the student's embedding at its initial weights; missing in earlier records. */
  readonly untrained?: number | undefined;
  /**
   * In the first 16 principal components of the pixels of the student's pictures; missing in earlier records.
   */
  readonly components?: number | undefined;
}

/** Cost that a method adds to a step of the student, measured on this device. */
export interface MethodCost {
  readonly methodId: string;
  /** Number of auxiliary parameters trained with the student. */
  readonly numParameters: number;
  /** Difference of the median times with and without it; within noise it may be negative. */
  readonly extraMsPerStep: number;
  /** Time of a step with labels alone. */
  readonly msPerStep: number;
}

/** Accuracy of a generation alone, and of the ensemble of it and all earlier ones, 0..1. */
export interface GenerationAccuracy {
  readonly alone: number;
  /** Accuracy of the mean of their probabilities. */
  readonly ensemble: number;
}

/** Report of a completed generation of students. */
export interface GenerationReport extends Readonly<Record<StudentLane, GenerationAccuracy>> {
  /** Step at which it ended. */
  readonly step: number;
  readonly numPictures: number;
}

/** Effect of one loss term on the student at a step. */
export interface LedgerTerm {
  readonly id: string;
  /** Unweighted loss. */
  readonly raw: number;
  /** Factor of the term in the total loss. */
  readonly weight: number;
  /** L2 norm of the weighted term's gradient with respect to all of the student's parameters. */
  readonly gradientNorm: number;
}

/** All terms of the student's loss, with their gradients, at one step. */
export interface LedgerEntry {
  readonly step: number;
  readonly terms: readonly LedgerTerm[];
}
