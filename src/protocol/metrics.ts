/** Accuracy and what else can be said of a network on test pictures. */
export interface LaneReport {
  /** Share of pictures classified right, 0..1. */
  readonly accuracy: number;
  /** Mean cross-entropy against the labels, nats. */
  readonly crossEntropy: number;
  /** Expected calibration error over 15 equal bins, 0..1. */
  readonly calibrationError: number;
  /** Share of pictures on which teacher and this network give the same class, 0..1. */
  readonly agreement: number;
}

/** The three lanes on the same pictures. */
export interface EvaluationReport {
  readonly step: number;
  readonly teacherStep: number;
  /** How many test pictures were used. */
  readonly numPictures: number;
  readonly teacher: LaneReport;
  readonly student: LaneReport;
  readonly control: LaneReport;
}

/** Losses of one step of the students; terms are raw, by id. */
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

/** Answers of the three lanes to one picture: K logits each. */
export interface LaneLogits {
  readonly teacher: readonly number[];
  readonly student: readonly number[];
  readonly control: readonly number[];
}

/** A picture to look at: one of the test set, or 784 values 0..1, row by row. */
export type PictureRef =
  | { readonly kind: 'test'; readonly index: number }
  | { readonly kind: 'pixels'; readonly pixels: Float32Array };

/** How fast the run goes: measured over the frame, evaluations left out. */
export interface Pace {
  /** One step of student and control together. */
  readonly msPerStep: number;
  readonly examplesPerSecond: number;
}

/** What happened since the last frame; frames of one run carry every step exactly once. */
export interface MetricsFrame {
  readonly runId: number;
  /** The job that the run belongs to; null for any other run. */
  readonly jobId: string | null;
  readonly sequence: number;
  readonly teacherSteps: readonly TeacherStepLoss[];
  readonly studentSteps: readonly StudentStepLosses[];
  /** One for every time the networks were evaluated, in order. */
  readonly evaluations: readonly EvaluationReport[];
  /** The three lanes' logits of the picture that is looked at. */
  readonly observed: LaneLogits | null;
  readonly pace: Pace | null;
  /** While the ledger is looked at: what each term does to the student, in order. */
  readonly ledger: readonly LedgerEntry[];
  /** All generations that have ended and taught another. */
  readonly generations: readonly GenerationReport[];
  /** The last generation, when the run is over. */
  readonly closing: GenerationReport | null;
}

/** Result of `train`: the last step's losses and how the two students stand. */
export interface TrainResult {
  readonly step: number;
  /** Raw terms of the student's last step by id, `total`, and `control`: the control's cross-entropy. */
  readonly losses: Readonly<Record<string, number>>;
  /** Generations that have ended, the last one of a finished run too. */
  readonly generations: readonly GenerationReport[];
  /** On the evaluation pictures the curves use, 0..1. */
  readonly accuracy: { readonly student: number; readonly control: number };
  /** Student and control trained, evaluation not counted. */
  readonly msPerStep: number;
}

/** What a network said at one place. */
export interface TapValues {
  /** Without the batch: [H, W, C] or [D]. */
  readonly shape: readonly number[];
  /** Flat [B, …shape]. */
  readonly values: Float32Array;
}

/** What a lane says at some places, by tap. */
export type LaneTaps = Readonly<Record<string, TapValues>>;

/** One pair of places as a method compares it: both sides of one shape. */
export interface ComparedTaps {
  readonly methodId: string;
  /** An index into the method's pairs. */
  readonly pair: number;
  readonly student: TapValues;
  readonly teacher: TapValues;
}

/** One picture inside of all three networks. */
export interface InsideView {
  readonly teacher: LaneTaps;
  readonly student: LaneTaps;
  readonly control: LaneTaps;
  /** All pairs of the methods that train tensors beside the student, as they compare them; empty without any. */
  readonly compared: readonly ComparedTaps[];
}

/** How a lane sees some pictures to each other. */
export interface LaneRelations {
  /**
   * Flat [N, 2]: along the two directions in which they differ most, turned towards the teacher's; 1 is the mean
   * distance of the lane's own pairs.
   */
  readonly points: Float32Array;
  /** Share of the variance along each of the two, 0..1. */
  readonly explained: readonly [number, number];
  /** Euclidean distances over their mean, flat [N, N]. */
  readonly distances: Float32Array;
}

/** The same pictures in the embeddings of all three networks. */
export interface RelationView {
  /** In the test set. */
  readonly indices: readonly number[];
  readonly labels: readonly number[];
  readonly teacher: LaneRelations;
  readonly student: LaneRelations;
  readonly control: LaneRelations;
  /** Pearson correlation of the distances of all pairs with the teacher's, −1..1. */
  readonly correlation: { readonly student: number; readonly control: number };
}

/** All three lanes' answers to the first test pictures. */
export interface Answers {
  readonly numClasses: number;
  readonly labels: Uint8Array;
  /** Flat [n · K]. */
  readonly teacher: Float32Array;
  readonly student: Float32Array;
  readonly control: Float32Array;
}

/** How often the nearest labelled picture, by what a network says at one place, is of the right class, 0..1. */
export interface NeighbourAccuracy {
  /** Labelled pictures that were compared with. */
  readonly numKnown: number;
  readonly teacher: number;
  readonly student: number;
  readonly control: number;
}

/** What a method adds to a step of the student, measured here. */
export interface MethodCost {
  readonly methodId: string;
  /** Trained beside the student. */
  readonly numParameters: number;
  /** Median over the median without it, as a difference; may be below zero where it cannot be told from noise. */
  readonly extraMsPerStep: number;
  /** Of a step with labels alone. */
  readonly msPerStep: number;
}

/** Accuracy of a generation by itself, and of it and all before it together, 0..1. */
export interface GenerationAccuracy {
  readonly alone: number;
  /** The mean of their probabilities. */
  readonly ensemble: number;
}

/** A generation of students that has ended and become the teacher of the next. */
export interface GenerationReport {
  /** At which it ended. */
  readonly step: number;
  readonly numPictures: number;
  readonly student: GenerationAccuracy;
  /** The same initial weights with labels alone: what another start gains without a teacher. */
  readonly control: GenerationAccuracy;
}

/** What one term does to the student at a step. */
export interface LedgerTerm {
  readonly id: string;
  /** Unweighted. */
  readonly raw: number;
  /** What it is multiplied with. */
  readonly weight: number;
  /** Length of the gradient of the weighted term by all of the student's parameters. */
  readonly gradientNorm: number;
}

/** All terms of the student's loss, with their gradients, at one step. */
export interface LedgerEntry {
  readonly step: number;
  readonly terms: readonly LedgerTerm[];
}
