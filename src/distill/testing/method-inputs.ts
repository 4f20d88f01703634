import type * as tensorflow from '@tensorflow/tfjs';
import { entryAt, required } from '@/core/checked.ts';
import { randomStream } from '@/core/random.ts';
import { sizeOf } from '@/core/size-of.ts';
import type {
  Auxiliary,
  BatchLabels,
  DistillationMethod,
  DistillBatch,
  MethodValues,
  NetworkOutput,
} from '../method.ts';
import { LOGITS, tapOf } from '../tap.ts';
import { defaultsOf } from '../values.ts';

/** Taps with a small shape each, as networks have them. */
export const tapShapes: Readonly<Record<string, readonly number[]>> = {
  [LOGITS]: [10],
  embedding: [12],
  stage1: [6, 6, 4],
  stage2: [3, 3, 4],
  stage3: [3, 3, 4],
  hidden0: [5, 6],
  hidden50: [5, 6],
  hidden100: [5, 6],
  attention50: [2, 5, 5],
  attention100: [2, 5, 5],
};

/** Random outputs of both networks, and a method's loss and gradient for them, on the current backend. */
export function methodInputs(tf: typeof tensorflow) {
  const random = randomStream(1, 'conformance');
  const randomTensor = (shape: readonly number[], scale = 3) => {
    const size = sizeOf(shape);
    const data = Float32Array.from({ length: size }, () => (random.next() - 0.5) * 2 * scale);
    return tf.tensor(data, [...shape]);
  };
  const outputOf = (
    rows: number,
    make: (shape: readonly number[]) => tensorflow.Tensor = randomTensor,
  ): NetworkOutput => {
    const taps = Object.fromEntries(
      Object.entries(tapShapes).map(([name, shape]) => [name, make([rows, ...shape])]),
    );
    return { logits: taps[LOGITS] as tensorflow.Tensor2D, taps };
  };
  const labelsOf = (rows: number): BatchLabels => {
    const classes = Array.from({ length: rows }, (_, row) => row % 10);
    return { classes, oneHot: tf.oneHot(tf.tensor1d(classes, 'int32'), 10).toFloat() as tensorflow.Tensor2D };
  };
  const batchOf = (student: NetworkOutput, teacher: NetworkOutput): DistillBatch => ({
    student,
    teacher,
    labels: labelsOf(student.logits.shape[0]),
  });
  /** An identity regressor for the methods that need one. */
  const auxiliaryOf = (method: DistillationMethod): Auxiliary => {
    const shapes = method.pairs(defaultsOf(method)).map(({ student, teacher }) => ({
      student: required(tapShapes[student], student),
      teacher: required(tapShapes[teacher], teacher),
    }));
    const plans = method.auxiliary?.(defaultsOf(method), shapes) ?? [];
    return Object.fromEntries(
      plans.map(({ name, shape }) => [
        name,
        shape.length > 1
          ? tf.reshape(tf.eye(entryAt(shape, shape.length - 2)), [...shape])
          : tf.zeros([...shape]),
      ]),
    );
  };
  const lossOf = (
    method: DistillationMethod,
    student: NetworkOutput,
    teacher: NetworkOutput,
    given: MethodValues = {},
  ) => method.loss(tf, batchOf(student, teacher), { ...defaultsOf(method), ...given }, auxiliaryOf(method));
  const sum = (terms: Readonly<Record<string, tensorflow.Scalar>>) =>
    Object.values(terms).reduce((total, term) => tf.add(total, term));
  /** Gradient with respect to every student tap that the method uses, concatenated. */
  const gradientOf = (
    method: DistillationMethod,
    student: NetworkOutput,
    teacher: NetworkOutput,
    given: MethodValues = {},
  ) => {
    const names = method.pairs(defaultsOf(method)).map((pair) => pair.student);
    const gradients = tf.grads((...taps: tensorflow.Tensor[]) => {
      const moved = Object.fromEntries(names.map((name, index) => [name, taps[index] as tensorflow.Tensor]));
      const logits = (moved[LOGITS] ?? student.logits) as tensorflow.Tensor2D;
      return sum(lossOf(method, { logits, taps: { ...student.taps, ...moved } }, teacher, given));
    })(names.map((name) => tapOf(student, name)));
    return tf.concat1d(gradients.map((gradient) => tf.reshape(gradient, [-1])));
  };
  const numbersOf = async (tensor: tensorflow.Tensor) => [...(await tensor.data())];
  const largest = async (tensor: tensorflow.Tensor) => Math.max(...(await numbersOf(tensor)).map(Math.abs));
  return {
    randomTensor,
    outputOf,
    labelsOf,
    batchOf,
    auxiliaryOf,
    lossOf,
    sum,
    gradientOf,
    numbersOf,
    largest,
  };
}
