import type * as tf from '@tensorflow/tfjs';
import { crossEntropy } from '../cross-entropy.ts';
import { softTargets } from '../methods/soft-targets.ts';
import { totalLoss } from '../total-loss.ts';
import ce from './ce.json';
import kd from './kd.json';

type TensorFlow = typeof tf;

/** A reference value and its gradient, computed by PyTorch in float64, and how we compute the same. */
export interface GoldenCase {
  readonly name: string;
  readonly student: { readonly shape: readonly number[]; readonly data: readonly number[] };
  readonly value: number;
  readonly gradient: readonly number[];
  readonly loss: (tf: TensorFlow, student: tf.Tensor2D) => tf.Scalar;
}

const oneHot = (tensorflow: TensorFlow, labels: readonly number[], numClasses: number) =>
  tensorflow.oneHot(tensorflow.tensor1d([...labels], 'int32'), numClasses).toFloat() as tf.Tensor2D;

/** Every stored case of the soft targets, of the whole loss with α = 0.9, and of the hard labels. */
export const goldenCases: readonly GoldenCase[] = [
  ...kd.cases.flatMap(({ id, params, inputs, values, grads }): GoldenCase[] => {
    const shape = inputs.student.shape as [number, number];
    const teacherOf = (tensorflow: TensorFlow) => ({
      logits: tensorflow.tensor2d(inputs.teacher.data, shape),
      taps: {},
    });
    const hyperparameters = { temperature: params.T };
    return [
      {
        name: `soft targets, ${id}`,
        student: inputs.student,
        value: values.batchmean_T2,
        gradient: grads.batchmean_T2,
        loss: (tensorflow, logits) => {
          const batch = { student: { logits, taps: {} }, teacher: teacherOf(tensorflow) };
          return softTargets.loss(tensorflow, batch, hyperparameters)['softTargets'] as tf.Scalar;
        },
      },
      {
        name: `total, ${id}`,
        student: inputs.student,
        value: values.total_alpha_on_kd,
        gradient: grads.total_alpha_on_kd,
        loss: (tensorflow, logits) => {
          const batch = { student: { logits, taps: {} }, teacher: teacherOf(tensorflow) };
          const active = [{ method: softTargets, values: hyperparameters, beta: 1 }];
          const labels = oneHot(tensorflow, inputs.labels, shape[1]);
          return totalLoss(tensorflow, batch, labels, { alpha: params.alpha, active }).total;
        },
      },
    ];
  }),
  ...ce.cases.map(({ id, inputs, values, grads }): GoldenCase => ({
    name: `hard labels, ${id}`,
    student: inputs.student,
    value: values.ce,
    gradient: grads.ce,
    loss: (tensorflow, logits) =>
      crossEntropy(tensorflow, logits, oneHot(tensorflow, inputs.labels, logits.shape[1])),
  })),
];

/** |value − want| over max(1, |want|), and the largest gradient error over the largest gradient. */
export async function goldenErrors(tensorflow: TensorFlow, golden: GoldenCase) {
  const { student, value, gradient } = golden;
  const input = tensorflow.tensor2d([...student.data], student.shape as [number, number]);
  const results = tensorflow.tidy(() =>
    tensorflow.valueAndGrad((logits: tf.Tensor2D) => golden.loss(tensorflow, logits))(input),
  );
  const [received] = await results.value.data();
  const receivedGradient = await results.grad.data();
  tensorflow.dispose([input, results.value, results.grad]);
  const largest = Math.max(1e-1, ...gradient.map(Math.abs));
  return {
    value: Math.abs((received ?? NaN) - value) / Math.max(1, Math.abs(value)),
    gradient:
      Math.max(...gradient.map((want, index) => Math.abs((receivedGradient[index] ?? NaN) - want))) / largest,
  };
}
