import { entryAt, required } from '@/core/checked.ts';
import { crossEntropy } from './cross-entropy.ts';
import type { Auxiliary, DistillBatch, DistillationMethod, MethodValues, NetworkOutput } from './method.ts';
import type { DistillOps, Scalar, Tensor } from './ops.ts';
import { alphaMethod } from './registry.ts';
import { temperatureKnob } from './softened.ts';
import { defaultsOf, numberOf } from './values.ts';

/** An active method with the current values of its settings. */
export interface ActiveMethod {
  readonly method: DistillationMethod;
  readonly values: MethodValues;
}

/** The inputs a method needs besides the batch itself. */
export interface MethodInputs {
  readonly auxiliary: Auxiliary;
  /** The altered teacher output that the method shows the student; null if it alters nothing. */
  readonly teacher: NetworkOutput | null;
}

/** The weights and active methods of the student's loss at one step. */
export interface LossWeights {
  /** The teacher's share, 0..1. */
  readonly alpha: number;
  /** Updates of the students so far, for methods with a schedule. */
  readonly step: number;
  readonly active: readonly ActiveMethod[];
  /** False for a student without labels: the label terms then have weight 0. */
  readonly usesLabels?: boolean;
  /** Whether the methods see the unlabelled examples only: the labelled ones are the control's. */
  readonly onlyUnlabelled?: boolean;
}

const noInputs: MethodInputs = { auxiliary: {}, teacher: null };

/** The loss that is minimised and its raw terms. */
export interface TotalLoss {
  readonly total: Scalar;
  /** Raw, unweighted terms by id; `crossEntropy` is always present. */
  readonly terms: Readonly<Record<string, Scalar>>;
}

/** The hard-label term, which every run has. */
export const HARD_TERM = 'crossEntropy';
/** Key of the whole loss of the student or the control, where it is recorded or sent beside its terms. */
export const STUDENT_TOTAL = 'total';
export const CONTROL_TOTAL = 'control';

/** The weight of each term. */
export interface TermWeights {
  readonly hard: number;
  /** One weight per method, shared by all its terms, by method id. */
  readonly methods: Readonly<Record<string, number>>;
}

/** Loss weights for labels and soft targets only, as the recorded step computes them. */
export function softTargetsAlone(alpha: number, temperature: number): LossWeights {
  const values = { ...defaultsOf(alphaMethod), [temperatureKnob.key]: temperature };
  return { alpha, step: 0, active: [{ method: alphaMethod, values }] };
}

/** The loss of a control and of a teacher: hard labels only. */
export const labelsAlone: LossWeights = { alpha: 0, step: 0, active: [] };

/** The effective α: 0 if no active method is weighted by α, so that the labels keep their full weight. */
export function effectiveAlpha({ alpha, active }: Pick<LossWeights, 'alpha' | 'active'>): number {
  return active.some(({ method }) => method.weight.by === 'alpha') ? alpha : 0;
}

/**
 * The weights of L = (1 − α) · labels + α · shares of the teacher + Σ β · other terms, at this step.
 *
 * Methods weighted by α share it equally; a method that replaces the labels sets the weight of cross-entropy
 * to 0. While one method trains alone, all others have weight 0.
 */
export function termWeights(weights: LossWeights): TermWeights {
  const { active, step, usesLabels = true } = weights;
  const alpha = effectiveAlpha(weights);
  const count = (by: string) => active.filter(({ method }) => method.weight.by === by).length;
  const [numShares, numLabels] = [count('alpha'), count('labels')];
  const weightOf = ({ method: { weight }, values }: (typeof active)[number]) => {
    if (weight.by === 'alpha') return alpha / numShares;
    if (weight.by === 'labels' && !usesLabels) return 0;
    return weight.by === 'labels' ? (1 - alpha) / numLabels : numberOf(values, weight.beta.key);
  };
  const schedules = active.map(({ method, values }) => method.schedule?.(values, step) ?? 'together');
  const isAlone = schedules.includes('alone');
  const methods = active.map((each, index) => {
    const counts = isAlone ? schedules[index] === 'alone' : schedules[index] === 'together';
    return [each.method.id, counts ? weightOf(each) : 0] as const;
  });
  return {
    hard: isAlone || numLabels > 0 || !usesLabels ? 0 : 1 - alpha,
    methods: Object.fromEntries(methods),
  };
}

/** The factor of each raw term, by term id: its method's weight times its factor within the method. */
export function termFactors(weights: LossWeights): Readonly<Record<string, number>> {
  const { hard, methods } = termWeights(weights);
  const factors = weights.active.flatMap(({ method, values }) =>
    method.terms.map(({ id, factorKey }) => {
      const factor = factorKey === undefined ? 1 : numberOf(values, factorKey);
      return [id, required(methods[method.id], method.id) * factor] as const;
    }),
  );
  return { [HARD_TERM]: hard, ...Object.fromEntries(factors) };
}

function weightedSum(ops: DistillOps, terms: readonly Scalar[], weights: readonly number[]): Scalar {
  if (ops.weightedSum) return ops.weightedSum(terms, weights);
  const weighted = terms.map((term, index): Scalar => ops.mul(term, entryAt(weights, index)));
  return weighted.reduce((total, each) => ops.add(total, each));
}

/** A network's output for the labelled examples, which come first; only the logits if some have no label. */
function withLabels(
  ops: DistillOps,
  output: NetworkOutput,
  { labels, student }: DistillBatch,
): NetworkOutput {
  const [numLabels, numClasses] = labels.oneHot.shape;
  if (numLabels >= student.logits.shape[0]) return output;
  return { logits: ops.slice(output.logits, [0, 0], [numLabels, numClasses]), taps: {} };
}

/** Both networks' outputs for the unlabelled examples, which follow the labelled ones. */
function unlabelledOf(ops: DistillOps, batch: DistillBatch): DistillBatch {
  const [numLabels] = batch.labels.oneHot.shape;
  const rest = <Rank extends Tensor>(all: Rank): Rank => {
    const [numExamples = 0, ...shape] = all.shape;
    return ops.slice(all, [numLabels, ...shape.map(() => 0)], [numExamples - numLabels, ...shape]);
  };
  const restOf = ({ logits, taps }: NetworkOutput): NetworkOutput => ({
    logits: rest(logits),
    taps: Object.fromEntries(Object.entries(taps).map(([tap, all]) => [tap, rest(all)])),
  });
  return { ...batch, student: restOf(batch.student), teacher: restOf(batch.teacher) };
}

/**
 * L = (1 − α) · CE + α · soft targets + Σ β · other terms.
 *
 * A term of weight 0 is still computed so that it can be shown; its gradient is multiplied by zero. At α = 0
 * the student therefore trains exactly like the control.
 *
 * @param batch both networks' outputs, and labels of all rows or of the first rows only. Terms that use
 *   labels see only the labelled rows
 * @param inputsOf returns the additional inputs of a method
 * @throws ShapeError from any term
 */
export function totalLoss(
  ops: DistillOps,
  batch: DistillBatch,
  weights: LossWeights,
  inputsOf: (method: DistillationMethod) => MethodInputs = () => noInputs,
): TotalLoss {
  const factors = termFactors(weights);
  const terms: Record<string, Scalar> = {
    [HARD_TERM]: crossEntropy(ops, withLabels(ops, batch.student, batch).logits, batch.labels.oneHot),
  };
  for (const { method, values } of weights.active) {
    const { auxiliary, teacher } = inputsOf(method);
    const whole = teacher ? { ...batch, teacher } : batch;
    const all = weights.onlyUnlabelled ? unlabelledOf(ops, whole) : whole;
    const shown = method.needsLabels
      ? { ...all, student: withLabels(ops, all.student, batch), teacher: withLabels(ops, all.teacher, batch) }
      : all;
    Object.assign(terms, method.loss(ops, shown, values, auxiliary));
  }
  const shares = Object.keys(terms).map((id) => required(factors[id], id));
  return { total: weightedSum(ops, Object.values(terms), shares), terms };
}
