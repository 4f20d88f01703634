import type { InputSpec } from '@/core/input-spec.ts';
import type { RandomStream } from '@/core/random.ts';
import type { DistillOps, Scalar, Tensor, Tensor2D } from './ops.ts';

/** The families of distillation, by what the student imitates. */
export type MethodFamily = 'output' | 'feature' | 'attention' | 'relation' | 'self' | 'comparison';

/** A numeric setting that the visitor can change. */
export interface Hyperparameter {
  /** Its key in `RunConfig`, in links and in scripts. */
  readonly key: string;
  readonly tex: string;
  readonly minimum: number;
  readonly maximum: number;
  readonly default: number;
  readonly scale: 'linear' | 'log';
  /** Values that the slider stops at, in order. */
  readonly stops: readonly number[];
  /** Whether only whole numbers are valid. */
  readonly isWhole?: boolean;
  /** The choice it depends on: it has no effect unless that choice has this word. */
  readonly actsWith?: { readonly key: string; readonly word: string };
}

/** A choice between several words, e.g. a layer by its tap's name. */
export interface Choice {
  readonly key: string;
  readonly options: readonly string[];
  readonly default: string;
  /** The network whose tap it names, to refuse layers that it lacks; null for other choices. */
  readonly tapOf: 'teacher' | 'student' | 'both' | null;
}

/** One raw value that a method contributes to the loss, before any weight. */
export interface LossTerm {
  readonly id: string;
  readonly tex: string;
  /** The actor whose colour the term has in charts. */
  readonly actor: 'teacher' | 'student';
  /** Key of the hyperparameter that weights it among the method's own terms; the weight is 1 if absent. */
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

/** A network's output for a batch. */
export interface NetworkOutput {
  /** [B, K], unscaled. */
  readonly logits: Tensor2D;
  /**
   * Named feature maps [B, H, W, C], or hidden states [B, L, D] and attention probabilities [B, heads, L, L], and the
   * embedding [B, D].
   */
  readonly taps: Readonly<Record<string, Tensor>>;
}

/** The labels of a batch, as class numbers and one-hot. */
export interface BatchLabels {
  /** [B] */
  readonly classes: ArrayLike<number>;
  /** [B, K], one-hot. */
  readonly oneHot: Tensor2D;
}

/** The input of a loss: one batch through both networks. The teacher's side carries no gradient. */
export interface DistillBatch {
  readonly student: NetworkOutput;
  readonly teacher: NetworkOutput;
  readonly labels: BatchLabels;
}

/** Current values of a method's hyperparameters and choices, by key. */
export type MethodValues = Readonly<Record<string, number | string>>;

/** A trainable tensor that a method adds and that belongs to no network. */
export interface AuxiliaryPlan {
  /** Unique within the method. */
  readonly name: string;
  /** The pair of taps it belongs to: an index into the method's `pairs`. */
  readonly pair: number;
  /** HWIO for a convolution's weights, [in, out] for a matrix, [out] for a bias. */
  readonly shape: readonly number[];
  readonly initialiser: 'glorot-uniform' | 'zeros';
}

/** A method's own trainable tensors, by the names of its `auxiliary` plans. */
export type Auxiliary = Readonly<Record<string, Tensor>>;

/** A tap of the teacher and the tap of the student that is trained to match it. */
export interface TapPair {
  readonly teacher: string;
  readonly student: string;
}

/** Shapes of one pair of taps, without the batch. */
export interface PairShapes {
  readonly teacher: readonly number[];
  readonly student: readonly number[];
}

/** Both sides of one pair of taps, of the same shape, batch first. */
export interface ComparedPair {
  readonly teacher: Tensor;
  readonly student: Tensor;
}

/**
 * How a method's terms are weighted: by α, shared by all methods weighted so; by the labels' weight,
 * replacing cross-entropy; or by its own weight β.
 */
export type MethodWeight =
  | { readonly by: 'alpha' }
  | { readonly by: 'labels' }
  | { readonly by: 'beta'; readonly beta: Hyperparameter };

/** The diagnostic views of the methods. */
export type Diagnostic =
  | 'token-states'
  | 'token-attention'
  | 'soft-target-map'
  | 'logit-scatter'
  | 'standardised-scatter'
  | 'probability-scatter'
  | 'feature-maps'
  | 'attention-maps'
  | 'relations'
  | 'generations'
  | 'peer';

/** Everything about one distillation method; a new method needs one such file and a line in the registry. */
export interface DistillationMethod {
  /** Kebab-case, also the key of its texts in both languages. */
  readonly id: string;
  readonly family: MethodFamily;
  /** Kind of the examples for which it means something; any if it is missing. */
  readonly input?: InputSpec['kind'];
  /** The diagnostic view that shows what it does. */
  readonly diagnostic: Diagnostic;
  readonly weight: MethodWeight;
  /** Numeric settings besides the weight. */
  readonly hyperparameters: readonly Hyperparameter[];
  readonly choices: readonly Choice[];
  readonly terms: readonly LossTerm[];
  /** The formula that `loss` computes, as strict TeX. */
  readonly formula: string;
  readonly citation: Citation;
  /** The taps that are compared; with `logits` alone the teacher's answers can be cached. */
  pairs(values: MethodValues): readonly TapPair[];
  /**
   * Tensors that are trained beside the student, for all pairs of taps.
   *
   * @param shapes one entry per entry of `pairs`, in the same order
   * @throws ShapeError when the two sides of a pair cannot be compared
   */
  auxiliary?(values: MethodValues, shapes: readonly PairShapes[]): readonly AuxiliaryPlan[];
  /**
   * Both sides of each pair as the loss compares them, after the auxiliary tensors are applied, for display.
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
   * @param random yields the same stream for the same example of the same run
   * @param values of the step, since T can change during a run
   */
  alterTeacher?(logits: Float32Array, random: RandomStream, values: MethodValues): Float32Array;
  /** Whether `alterTeacher` only moves logits between classes, so that the same can be done elsewhere from their order. */
  readonly isPermutation?: boolean;
  /** The methods that train at this step; without a schedule, all methods always train together. */
  schedule?(values: MethodValues, step: number): 'together' | 'alone' | 'rests';
  /** Whether it needs labels. */
  readonly needsLabels?: boolean;
  /** The largest batch it supports, where its cost grows with the cube of the batch. */
  readonly maxBatch?: number;
  /** The smallest batch for which its loss is not always 0. */
  readonly minBatch?: number;
  /** Whether the finished student becomes the next one's teacher. */
  readonly isGenerational?: boolean;
  /**
   * Whether it trains a second student with other initial weights beside the first: each has the other in the teacher's
   * place of `loss`.
   */
  readonly hasPeer?: boolean;
  /**
   * The raw, unweighted terms of one batch; reads no global state.
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
