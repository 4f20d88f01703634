import type * as tf from '@tensorflow/tfjs';
import { auxiliaryNames } from '../check-inputs.ts';
import { crossEntropy } from '../cross-entropy.ts';
import type { DistillationMethod } from '../method.ts';
import { lossOnArrays, valuesFor, type PlainTensor } from '../loss-on-arrays.ts';
import { attentionProbabilities } from '../methods/attention-probabilities.ts';
import { attentionTransfer } from '../methods/attention-transfer.ts';
import { bornAgain } from '../methods/born-again.ts';
import { correlations } from '../methods/correlations.ts';
import { decoupled } from '../methods/decoupled.ts';
import { evenBlur } from '../methods/even-blur.ts';
import { hardAnswers } from '../methods/hard-answers.ts';
import { hiddenCosine } from '../methods/hidden-cosine.ts';
import { hiddenStates } from '../methods/hidden-states.ts';
import { hints } from '../methods/hints.ts';
import { jensenShannon } from '../methods/jensen-shannon.ts';
import { labelSmoothing } from '../methods/label-smoothing.ts';
import { logitMatching } from '../methods/logit-matching.ts';
import { mutualLearning } from '../methods/mutual-learning.ts';
import { relationalAngle } from '../methods/relational-angle.ts';
import { relationalDistance } from '../methods/relational-distance.ts';
import { similarityPreserving } from '../methods/similarity-preserving.ts';
import { softTargets } from '../methods/soft-targets.ts';
import { standardisedLogits } from '../methods/standardised-logits.ts';
import { totalLoss } from '../total-loss.ts';
import attention from './at.json';
import ce from './ce.json';
import dist from './dist.json';
import dkd from './dkd.json';
import evenBlurred from './even_blur.json';
import hardAnswered from './hard_answers.json';
import hiddenCosines from './hidden_cosine.json';
import hint from './hint.json';
import jsd from './jsd.json';
import kd from './kd.json';
import logitMse from './logit_mse.json';
import logitStd from './logit_std.json';
import mutual from './mutual_learning.json';
import rkdAngle from './rkd_angle.json';
import rkdDistance from './rkd_distance.json';
import sp from './sp.json';
import tinybert from './tinybert.json';

type TensorFlow = typeof tf;
type Numbers = readonly number[];

/** The results of a computation, still on the device. */
interface Computed {
  readonly value: tf.Scalar;
  /** In the order of the case's gradients. */
  readonly gradients: readonly tf.Tensor[];
}

/** A reference value and its gradients, computed by PyTorch in float64, and our computation of the same. */
export interface GoldenCase {
  /** The method's id, or the name of a loss that is no method. */
  readonly of: string;
  readonly name: string;
  readonly value: number;
  readonly gradients: readonly Numbers[];
  readonly compute: (tensorflow: TensorFlow) => Computed;
}

interface StoredCase {
  readonly id: string;
  readonly inputs: {
    readonly student: PlainTensor;
    readonly teacher?: PlainTensor;
    readonly labels?: Numbers;
  };
  readonly values: Readonly<Record<string, unknown>>;
  readonly grads: Readonly<Record<string, unknown>>;
}

const numbersIn = (stored: Readonly<Record<string, unknown>>, names: readonly string[]) =>
  names.map((name) => stored[name]).find((found) => found !== undefined) as Numbers;

/**
 * The cases of one file, computed by a method.
 *
 * @param conventions names of the stored value and gradient; the first one present is used
 */
function casesOf(
  method: DistillationMethod,
  cases: readonly StoredCase[],
  conventions: readonly string[],
  hyperparameters: (stored: StoredCase) => Record<string, unknown> = () => ({}),
): readonly GoldenCase[] {
  return cases.map((stored) => {
    const { inputs, values, grads, id } = stored;
    const trained = auxiliaryNames(inputs);
    const student = numbersIn(grads, [...conventions, 'student']);
    return {
      of: method.id,
      name: `${method.id}, ${conventions.join('/')}, ${id}`,
      value: numbersIn(values, conventions) as unknown as number,
      gradients: [student, ...trained.map((auxiliary) => grads[auxiliary] as Numbers)],
      compute: (tensorflow) => {
        const given = valuesFor(method, hyperparameters(stored), 1);
        const found = lossOnArrays(tensorflow, method, inputs, given, 0);
        tensorflow.dispose(Object.values(found.terms));
        const inner = trained.map((auxiliary) => found.auxiliaryGradients[auxiliary] as tf.Tensor);
        return { value: found.total, gradients: [...found.gradients, ...inner] };
      },
    };
  });
}

const parameter = (stored: StoredCase, name: string) =>
  (stored as unknown as { params: Record<string, number> }).params[name];
const temperatureOf = (stored: StoredCase) => ({ temperature: parameter(stored, 'T') });

/** A case computed directly from the student's logits. */
function logitsCase(
  of: string,
  { id, inputs }: StoredCase,
  value: number,
  gradient: Numbers,
  loss: (tensorflow: TensorFlow, logits: tf.Tensor2D, oneHot: tf.Tensor2D) => tf.Scalar,
): GoldenCase {
  return {
    of,
    name: `${of}, ${id}`,
    value,
    gradients: [gradient],
    compute: (tensorflow) => {
      const [rows, classes] = inputs.student.shape as [number, number];
      const oneHot = () =>
        tensorflow.oneHot(tensorflow.tensor1d([...(inputs.labels ?? [])], 'int32'), classes).toFloat();
      const logits = tensorflow.tensor2d(Float32Array.from(inputs.student.data), [rows, classes]);
      const { value: total, grad } = tensorflow.valueAndGrad((z: tf.Tensor2D) =>
        loss(tensorflow, z, oneHot() as tf.Tensor2D),
      )(logits);
      return { value: total, gradients: [grad] };
    },
  };
}

/** The logits of both networks differ by a constant: every value is zero at T = 4 as at the stored T. */
const sameAnswersAt4 = dkd.cases
  .filter(({ id }) => /^edge-(student-equals-teacher|shifted-student)-/.test(id))
  .map((stored) => ({ ...stored, id: `${stored.id}, at T4`, params: { ...stored.params, T: 4 } }));

/** Without the mask, which keeps every token in every case. */
const wholeTexts = (cases: readonly StoredCase[], start = '') =>
  cases
    .filter(({ id }) => id.startsWith(start))
    .map((stored) => ({ ...stored, inputs: { ...stored.inputs, mask: undefined } }));

/** Every stored case of the conventions that are implemented. */
export const goldenCases: readonly GoldenCase[] = [
  ...kd.cases.map((stored) =>
    logitsCase(
      'total',
      stored,
      stored.values.total_alpha_on_kd,
      stored.grads.total_alpha_on_kd,
      (tensorflow, logits, oneHot) => {
        const { teacher, labels } = stored.inputs;
        const batch = {
          student: { logits, taps: {} },
          teacher: { logits: tensorflow.tensor2d(teacher.data, logits.shape), taps: {} },
          labels: { classes: labels, oneHot },
        };
        const values = valuesFor(softTargets, { temperature: stored.params.T }, 1);
        const active = [{ method: softTargets, values }];
        return totalLoss(tensorflow, batch, { alpha: stored.params.alpha, step: 0, active }).total;
      },
    ),
  ),
  ...ce.cases.map((stored) =>
    logitsCase('hard labels', stored, stored.values.ce, stored.grads.ce, (tensorflow, logits, oneHot) =>
      crossEntropy(tensorflow, logits, oneHot),
    ),
  ),
  ...casesOf(softTargets, kd.cases, ['batchmean_T2'], temperatureOf),
  ...casesOf(bornAgain, kd.cases, ['batchmean_T2'], temperatureOf),
  ...casesOf(hints, hint.cases, ['mse_mean']),
  ...casesOf(attentionTransfer, attention.cases, ['code']),
  ...casesOf(
    attentionTransfer,
    attention.cases.filter(({ grads }) => 'paper' in grads),
    ['paper'],
    () => ({ attentionConvention: 'paper' }),
  ),
  ...casesOf(relationalDistance, rkdDistance.cases, ['safe_mean', 'repo_mean']),
  ...casesOf(relationalAngle, rkdAngle.cases, ['safe_mean', 'repo_mean']),
  ...casesOf(decoupled, [...dkd.cases, ...sameAnswersAt4], ['stable'], temperatureOf),
  ...casesOf(similarityPreserving, sp.cases, ['safe', 'repo']),
  ...casesOf(logitMatching, logitMse.cases, ['centred']),
  ...casesOf(jensenShannon, jsd.cases, ['T2'], (stored) => ({
    ...temperatureOf(stored),
    mixtureShare: parameter(stored, 'beta'),
  })),
  ...casesOf(standardisedLogits, logitStd.cases, ['unbiased'], (stored) => ({
    ...temperatureOf(stored),
    standardisedFactor: 1,
  })),
  ...casesOf(hiddenCosine, wholeTexts(hiddenCosines.cases), ['mean']),
  ...casesOf(hiddenStates, wholeTexts(tinybert.cases, 'hidden'), ['hidden']),
  ...casesOf(attentionProbabilities, wholeTexts(tinybert.cases, 'attention'), ['attention']),
  ...casesOf(correlations, dist.cases, ['total'], temperatureOf),
  ...casesOf(evenBlur, evenBlurred.cases, ['T2'], temperatureOf),
  ...casesOf(hardAnswers, hardAnswered.cases, ['argmax']),
  ...casesOf(mutualLearning, mutual.cases, ['batchmean']),
  ...casesOf(labelSmoothing, ce.cases, ['ls_uniform'], (stored) => ({
    smoothing: parameter(stored, 'eps'),
  })),
];

/**
 * |value − expected| over |expected|, and the largest gradient error over the largest gradient; where the
 * expected value is (nearly) zero, over 0.01 and 0.001.
 */
export async function goldenErrors(tensorflow: TensorFlow, golden: GoldenCase) {
  const computed = tensorflow.tidy(() => {
    const { value: total, gradients: all } = golden.compute(tensorflow);
    return [total, ...all];
  });
  const [value, ...gradients] = computed as [tf.Scalar, ...tf.Tensor[]];
  const [received] = await value.data();
  const found = await Promise.all(gradients.map((gradient) => gradient.data()));
  tensorflow.dispose([value, ...gradients]);
  const gradientErrors = golden.gradients.map((expected, index) => {
    const largest = Math.max(1e-3, ...expected.map(Math.abs));
    return Math.max(...expected.map((want, at) => Math.abs((found[index]?.[at] ?? NaN) - want))) / largest;
  });
  return {
    value: Math.abs((received ?? NaN) - golden.value) / Math.max(1e-2, Math.abs(golden.value)),
    gradient: Math.max(...gradientErrors),
  };
}
