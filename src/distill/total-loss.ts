import { crossEntropy } from './cross-entropy.ts';
import type { Auxiliary, DistillBatch, DistillationMethod, MethodValues, NetworkOutput } from './method.ts';
import type { DistillOps, Scalar } from './ops.ts';
import { alphaMethod } from './registry.ts';
import { temperatureKnob } from './softened.ts';
import { defaultsOf, numberOf } from './values.ts';

/** A method that is switched on, with the current values of what can be moved. */
export interface ActiveMethod {
  readonly method: DistillationMethod;
  readonly values: MethodValues;
}

/** What a method needs of a batch besides the batch. */
export interface MethodInputs {
  readonly auxiliary: Auxiliary;
  /** What the teacher says where the method shows it altered; null where it does not. */
  readonly teacher: NetworkOutput | null;
}

/** What the student's loss is made of at this step. */
export interface LossWeights {
  /** The teacher's share, 0..1. */
  readonly alpha: number;
  /** Of the students' updates so far, for methods with a schedule. */
  readonly step: number;
  readonly active: readonly ActiveMethod[];
  /** False for a student that is told no label: what is the labels' then counts nothing. */
  readonly usesLabels?: boolean;
}

const noInputs: MethodInputs = { auxiliary: {}, teacher: null };

/** The number that is minimised and the raw terms it was made of. */
export interface TotalLoss {
  readonly total: Scalar;
  /** Raw, unweighted, by term id; `crossEntropy` is always there. */
  readonly terms: Readonly<Record<string, Scalar>>;
}

/** The term of the hard labels, which every run has. */
export const HARD_TERM = 'crossEntropy';
/** The student's and the control's whole loss, where it is recorded or told beside its terms. */
export const STUDENT_TOTAL = 'total';
export const CONTROL_TOTAL = 'control';

/** How much each term counts. */
export interface TermWeights {
  readonly hard: number;
  /** One a method, for all its terms, by id. */
  readonly methods: Readonly<Record<string, number>>;
}

/** The weights of a loss of labels and soft targets alone, as the recorded step computes it. */
export function softTargetsAlone(alpha: number, temperature: number): LossWeights {
  const values = { ...defaultsOf(alphaMethod), [temperatureKnob.key]: temperature };
  return { alpha, step: 0, active: [{ method: alphaMethod, values }] };
}

/** The loss of a control, and of a teacher: hard labels, nothing else. */
export const labelsAlone: LossWeights = { alpha: 0, step: 0, active: [] };

/** α as it acts: where nothing takes the teacher's share the labels keep all of it. */
export function effectiveAlpha({ alpha, active }: Pick<LossWeights, 'alpha' | 'active'>): number {
  return active.some(({ method }) => method.weight.by === 'alpha') ? alpha : 0;
}

/**
 * The weights of L = (1 − α) · labels + α · shares of the teacher + Σ β · other terms, at this step.
 *
 * Methods that take α share it in equal parts; a method that takes the labels' place leaves cross-entropy nothing.
 * While a method trains alone, all others count nothing.
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

/** The number each raw term is multiplied with, by term id: its method's weight times its factor within the method. */
export function termFactors(weights: LossWeights): Readonly<Record<string, number>> {
  const { hard, methods } = termWeights(weights);
  const factors = weights.active.flatMap(({ method, values }) =>
    method.terms.map(({ id, factorKey }) => {
      const factor = factorKey === undefined ? 1 : numberOf(values, factorKey);
      return [id, (methods[method.id] ?? 0) * factor] as const;
    }),
  );
  return { [HARD_TERM]: hard, ...Object.fromEntries(factors) };
}

function weightedSum(ops: DistillOps, terms: readonly Scalar[], weights: readonly number[]): Scalar {
  if (ops.weightedSum) return ops.weightedSum(terms, weights);
  const weighted = terms.map((term, index): Scalar => ops.mul(term, weights[index] ?? 0));
  return weighted.reduce((total, each) => ops.add(total, each));
}

/** What a network says about the examples that have a label, which come first; logits alone where some have none. */
function withLabels(
  ops: DistillOps,
  output: NetworkOutput,
  { labels, student }: DistillBatch,
): NetworkOutput {
  const [numLabels, numClasses] = labels.oneHot.shape;
  if (numLabels >= student.logits.shape[0]) return output;
  return { logits: ops.slice(output.logits, [0, 0], [numLabels, numClasses]), taps: {} };
}

/**
 * L = (1 − α) · CE + α · soft targets + Σ β · other terms.
 *
 * A term of weight 0 is still computed, so that it can be shown, and its gradient is multiplied by zero: at α = 0 the
 * student does exactly what the control does.
 *
 * @param batch both networks' outputs and the labels: of all rows, or of the first of them. What looks at labels
 *   looks at those rows alone
 * @param inputsOf what a method asks for besides
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
    const all = teacher ? { ...batch, teacher } : batch;
    const shown = method.needsLabels
      ? { ...all, student: withLabels(ops, all.student, batch), teacher: withLabels(ops, all.teacher, batch) }
      : all;
    Object.assign(terms, method.loss(ops, shown, values, auxiliary));
  }
  const shares = Object.keys(terms).map((id) => factors[id] ?? 0);
  return { total: weightedSum(ops, Object.values(terms), shares), terms };
}
