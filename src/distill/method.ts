import type { DistillOps, Scalar, Tensor, Tensor2D } from './ops.ts';

/** The families of distillation, by what the student imitates. */
export type MethodFamily = 'soft-targets' | 'feature' | 'attention' | 'relation' | 'self';

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
}

/** One raw value a method contributes to the loss, before any weight. */
export interface LossTerm {
  readonly id: string;
  readonly tex: string;
  /** The actor whose colour the term takes in charts. */
  readonly actor: 'teacher' | 'student';
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

/** What a loss looks at: one batch through both networks. The teacher's side carries no gradient. */
export interface DistillBatch {
  readonly student: NetworkOutput;
  readonly teacher: NetworkOutput;
}

/** Current values of a method's hyperparameters, by key. */
export type HyperparameterValues = Readonly<Record<string, number>>;

/** All there is to know about one way to distil; adding one is this in a file and a line in the registry. */
export interface DistillationMethod {
  /** Kebab-case, also the key of its texts in both languages. */
  readonly id: string;
  readonly family: MethodFamily;
  readonly hyperparameters: readonly Hyperparameter[];
  readonly terms: readonly LossTerm[];
  /** The formula that `loss` computes, as strict TeX. */
  readonly formula: string;
  readonly citation: Citation;
  /** Where the paper and the authors' code differ: what is done here. */
  readonly deviation?: string;
  /** Taps read from the teacher; with `logits` alone the teacher's answers can be cached. */
  readonly teacherTaps: readonly string[];
  /**
   * The raw terms of one batch, never weighted; reads no global state.
   *
   * @returns one scalar per entry of `terms`, by id
   * @throws ShapeError when the networks' outputs do not belong together
   */
  loss(ops: DistillOps, batch: DistillBatch, values: HyperparameterValues): Readonly<Record<string, Scalar>>;
}
