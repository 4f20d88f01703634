import type { RandomStream } from '@/core/random.ts';
import type { DistillOps, Scalar, Tensor, Tensor2D } from './ops.ts';

/** The families of distillation, by what the student imitates. */
export type MethodFamily = 'output' | 'feature' | 'attention' | 'relation' | 'self' | 'comparison';

/** A number the visitor may move. */
export interface Hyperparameter {
  /** Its name in `RunConfig`, in links and in scripts. */
  readonly key: string;
  readonly tex: string;
  readonly minimum: number;
  readonly maximum: number;
  readonly default: number;
  readonly scale: 'linear' | 'log';
  /** Values worth stopping at, in order. */
  readonly stops: readonly number[];
  /** Whether only whole numbers mean something. */
  readonly isWhole?: boolean;
  /** The choice it belongs to: with any other word it does nothing. */
  readonly actsWith?: { readonly key: string; readonly word: string };
}

/** One of several words the visitor may choose, e.g. a layer by its tap's name. */
export interface Choice {
  readonly key: string;
  readonly options: readonly string[];
  readonly default: string;
  /** Whose tap it names, so that a layer which a network has not is refused; null for anything else. */
  readonly tapOf: 'teacher' | 'student' | 'both' | null;
}

/** One raw value a method contributes to the loss, before any weight. */
export interface LossTerm {
  readonly id: string;
  readonly tex: string;
  /** The actor whose colour the term takes in charts. */
  readonly actor: 'teacher' | 'student';
  /** The hyperparameter that weighs it among the method's own terms; 1 without. */
  readonly factorKey?: string;
}

export interface Citation {
  readonly authors: string;
  readonly year: number;
  readonly title: string;
  /** Equation or section in which the loss is defined. */
  readonly locator: string;
  readonly url: string;
}

/** What one network has to say about a batch. */
export interface NetworkOutput {
  /** [B, K], unscaled. */
  readonly logits: Tensor2D;
  /** Named feature maps [B, H, W, C] and the embedding [B, D]. */
  readonly taps: Readonly<Record<string, Tensor>>;
}

/** The right classes of a batch, as numbers and as rows. */
export interface BatchLabels {
  /** [B] */
  readonly classes: ArrayLike<number>;
  /** [B, K], one 1 a row. */
  readonly oneHot: Tensor2D;
}

/** What a loss looks at: one batch through both networks. The teacher's side carries no gradient. */
export interface DistillBatch {
  readonly student: NetworkOutput;
  readonly teacher: NetworkOutput;
  readonly labels: BatchLabels;
}

/** Current values of a method's hyperparameters and choices, by key. */
export type MethodValues = Readonly<Record<string, number | string>>;

/** A trainable tensor that a method brings along and that no network has. */
export interface AuxiliaryPlan {
  /** Unique within the method. */
  readonly name: string;
  /** The place it belongs to: an index into the method's `pairs`. */
  readonly pair: number;
  /** HWIO for a convolution's weights, [out] for its bias. */
  readonly shape: readonly number[];
  readonly initialiser: 'glorot-uniform' | 'zeros';
}

/** Trainable tensors a method brings along, by the names of its `auxiliary` plans. */
export type Auxiliary = Readonly<Record<string, Tensor>>;

/** A place in the teacher and the place in the student that is made like it, by tap. */
export interface TapPair {
  readonly teacher: string;
  readonly student: string;
}

/** Shapes of one pair of places, without the batch. */
export interface PairShapes {
  readonly teacher: readonly number[];
  readonly student: readonly number[];
}

/** Both sides of one pair of places, of one shape, batch first. */
export interface ComparedPair {
  readonly teacher: Tensor;
  readonly student: Tensor;
}

/**
 * What a method's terms are weighted with: α, shared with others of the kind; what the labels are left, in their
 * place; or β, a weight of its own.
 */
export type MethodWeight =
  | { readonly by: 'alpha' }
  | { readonly by: 'labels' }
  | { readonly by: 'beta'; readonly beta: Hyperparameter };

/** The pictures in which methods show themselves. */
export type Diagnostic = 'soft-target-map' | 'feature-maps' | 'attention-maps' | 'relations' | 'generations';

/** All there is to know about one way to distil; adding one is this in a file and a line in the registry. */
export interface DistillationMethod {
  /** Kebab-case, also the key of its texts in both languages. */
  readonly id: string;
  readonly family: MethodFamily;
  /** The picture that shows what it does. */
  readonly diagnostic: Diagnostic;
  readonly weight: MethodWeight;
  /** What can be moved besides the weight. */
  readonly hyperparameters: readonly Hyperparameter[];
  readonly choices: readonly Choice[];
  readonly terms: readonly LossTerm[];
  /** The formula that `loss` computes, as strict TeX. */
  readonly formula: string;
  readonly citation: Citation;
  /** Where the paper and the authors' code differ: what is done here. */
  readonly deviation?: string;
  /** The places that are compared; with `logits` alone the teacher's answers can be cached. */
  pairs(values: MethodValues): readonly TapPair[];
  /**
   * Tensors that are trained beside the student, for all places it compares.
   *
   * @param shapes one entry per entry of `pairs`, in the same order
   * @throws ShapeError when the two sides of a pair cannot be compared
   */
  auxiliary?(values: MethodValues, shapes: readonly PairShapes[]): readonly AuxiliaryPlan[];
  /**
   * Both sides of each pair as the loss compares them, after the auxiliary tensors were applied: the page draws them.
   *
   * @returns one entry per entry of `pairs`, in the same order
   * @throws ShapeError when the networks' outputs do not belong together
   */
  compared?(
    ops: DistillOps,
    outputs: Pick<DistillBatch, 'student' | 'teacher'>,
    values: MethodValues,
    auxiliary: Auxiliary,
  ): readonly ComparedPair[];
  /**
   * The teacher's logits [K] of one example as this method shows them to the student.
   *
   * @param random the same stream for the same example of the same run
   */
  alterTeacher?(logits: Float32Array, random: RandomStream): Float32Array;
  /** Whether others train at this step beside it: without, all methods always do. */
  schedule?(values: MethodValues, step: number): 'together' | 'alone' | 'rests';
  /** Whether it looks at the right classes. */
  readonly needsLabels?: boolean;
  /** The largest batch it can be computed for, where what it compares grows with the cube of it. */
  readonly maxBatch?: number;
  /** The fewest pictures it compares, where its loss is 0 for fewer whatever the networks say. */
  readonly minBatch?: number;
  /** Whether the finished student becomes the next one's teacher. */
  readonly isGenerational?: boolean;
  /**
   * The raw terms of one batch, never weighted; reads no global state.
   *
   * @returns one scalar per entry of `terms`, by id
   * @throws ShapeError when the networks' outputs do not belong together
   */
  loss(
    ops: DistillOps,
    batch: DistillBatch,
    values: MethodValues,
    auxiliary: Auxiliary,
  ): Readonly<Record<string, Scalar>>;
}
