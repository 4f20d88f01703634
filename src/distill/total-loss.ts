import { crossEntropy } from './cross-entropy.ts';
import type { DistillBatch, DistillationMethod, HyperparameterValues } from './method.ts';
import type { DistillOps, Scalar, Tensor2D } from './ops.ts';
import { alphaMethod } from './registry.ts';

/** A method that is switched on, with the current values of what can be moved. */
export interface ActiveMethod {
  readonly method: DistillationMethod;
  readonly values: HyperparameterValues;
  /** β, the weight of its terms; α takes this place for soft targets. */
  readonly beta: number;
}

/** What the student's loss is made of at this step. */
export interface LossWeights {
  /** The teacher's share, 0..1. */
  readonly alpha: number;
  readonly active: readonly ActiveMethod[];
}

/** The number that is minimised and the raw terms it was made of. */
export interface TotalLoss {
  readonly total: Scalar;
  /** Raw, unweighted, by term id; `crossEntropy` is always there. */
  readonly terms: Readonly<Record<string, Scalar>>;
}

/** The term of the hard labels, which every run has. */
export const HARD_TERM = 'crossEntropy';

/** α as it acts: without soft targets nothing can take the teacher's share, so that the labels keep all of it. */
export function effectiveAlpha({ alpha, active }: LossWeights): number {
  return active.some(({ method }) => method.id === alphaMethod.id) ? alpha : 0;
}

function weightedSum(ops: DistillOps, terms: readonly Scalar[], weights: readonly number[]): Scalar {
  if (ops.weightedSum) return ops.weightedSum(terms, weights);
  const weighted = terms.map((term, index): Scalar => ops.mul(term, weights[index] ?? 0));
  return weighted.reduce((total, each) => ops.add(total, each));
}

/**
 * L = (1 − α) · CE + α · soft targets + Σ β · other terms.
 *
 * At α = 0 the soft term is still computed, so that it can be shown, and its gradient is multiplied by zero:
 * the student then does exactly what the control does.
 *
 * @param batch both networks' outputs, logits [B, K]
 * @param oneHotLabels [B, K]
 * @throws ShapeError from any term
 */
export function totalLoss(
  ops: DistillOps,
  batch: DistillBatch,
  oneHotLabels: Tensor2D,
  weights: LossWeights,
): TotalLoss {
  const alpha = effectiveAlpha(weights);
  const hard = crossEntropy(ops, batch.student.logits, oneHotLabels);
  const terms: Record<string, Scalar> = { [HARD_TERM]: hard };
  const summands = [hard];
  const shares = [1 - alpha];
  for (const { method, values, beta } of weights.active) {
    const weight = method.id === alphaMethod.id ? alpha : beta;
    for (const [id, term] of Object.entries(method.loss(ops, batch, values))) {
      terms[id] = term;
      summands.push(term);
      shares.push(weight);
    }
  }
  return { total: weightedSum(ops, summands, shares), terms };
}
