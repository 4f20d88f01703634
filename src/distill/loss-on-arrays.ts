import type * as tf from '@tensorflow/tfjs';
import { entryAt, lastOf, required } from '@/core/checked.ts';
import { oneHotOf } from './one-hot.ts';
import { ConfigError, ShapeError } from '@/core/errors.ts';
import { alteredLogits } from './alter-teacher.ts';
import { auxiliaryNames, checkInputs, checkValues, withDefaults } from './check-inputs.ts';
import type { DistillationMethod, DistillBatch, MethodValues, NetworkOutput } from './method.ts';
import { LOGITS } from './tap.ts';
import { numberOf } from './values.ts';

/**
 * A tensor as plain data in row-major order: feature maps [B, H, W, C], kernels [k, k, C, C of the teacher].
 */
export interface PlainTensor {
  readonly shape: readonly number[];
  readonly data: ArrayLike<number>;
}

/** A method's inputs; `student` and `teacher` are lists if it compares several pairs of taps. */
export interface LossInputs {
  readonly student: PlainTensor | readonly PlainTensor[];
  readonly teacher?: PlainTensor | readonly PlainTensor[];
  /** [B]; required by methods that need labels. */
  readonly labels?: ArrayLike<number>;
  /** Tensors that the method trains beside the student, by name. */
  readonly [auxiliary: string]: PlainTensor | readonly PlainTensor[] | ArrayLike<number> | undefined;
}

/** Raw terms, their sum, and gradients of the sum, as tensors that the caller disposes. */
export interface LossOnArrays {
  readonly terms: Readonly<Record<string, tf.Scalar>>;
  /** Sum of the raw terms, each times its factor within its method; before α or β. */
  readonly total: tf.Scalar;
  /** With respect to the student's inputs, in their order. */
  readonly gradients: readonly tf.Tensor[];
  /** With respect to the method's own trainable tensors that were given. */
  readonly auxiliaryGradients: Readonly<Record<string, tf.Tensor>>;
}

type TensorFlow = typeof tf;

const asList = (tensors: LossInputs['student']): readonly PlainTensor[] =>
  Array.isArray(tensors) ? tensors : [tensors as PlainTensor];

const asTensor = (tensorflow: TensorFlow, { shape, data }: PlainTensor): tf.Tensor =>
  tensorflow.tensor(Float32Array.from(data), [...shape], 'float32');

/**
 * A method's default values, overridden by the given ones.
 *
 * If the compared taps are not given, one pair is used per tensor.
 *
 * @throws ConfigError for a key the method does not have, or a value of the wrong kind
 */
export function valuesFor(
  method: DistillationMethod,
  given: Readonly<Record<string, unknown>>,
  numTensors: number,
): MethodValues {
  checkValues(method, given);
  const values = withDefaults(method, given);
  const open = method.choices.filter(({ key, tapOf }) => tapOf !== null && !(key in given));
  const fitting = open
    .flatMap(({ key, options }) => options.map((option) => ({ ...values, [key]: option })))
    .find((candidate) => method.pairs(candidate).length === numTensors);
  return method.pairs(values).length === numTensors ? values : (fitting ?? values);
}

function outputOf(
  tensorflow: TensorFlow,
  tensors: readonly tf.Tensor[],
  names: readonly string[],
): NetworkOutput {
  const taps = Object.fromEntries(names.map((name, index) => [name, entryAt(tensors, index)]));
  const numExamples = entryAt(entryAt(tensors, 0).shape, 0);
  return { logits: (taps[LOGITS] ?? tensorflow.zeros([numExamples, 1])) as tf.Tensor2D, taps };
}

/**
 * Evaluates a method and its gradient on arrays, on TensorFlow.js' current backend.
 *
 * @param values as returned by `valuesFor`
 * @param seed for methods that use random numbers
 * @throws ShapeError, ConfigError when the inputs do not belong together or are missing
 */
export function lossOnArrays(
  tensorflow: TensorFlow,
  method: DistillationMethod,
  inputs: LossInputs,
  values: MethodValues,
  seed: number,
): LossOnArrays {
  const needsTeacher = method.weight.by !== 'labels';
  for (const name of needsTeacher ? (['student', 'teacher'] as const) : (['student'] as const)) {
    const tensor: unknown = inputs[name];
    if (typeof tensor !== 'object' || tensor === null)
      throw new ConfigError(name, tensor, 'an object {shape, data}');
  }
  const pairs = method.pairs(values);
  const students = asList(inputs.student);
  // A method without a teacher gets the student in its place and ignores it.
  const teachers = asList(needsTeacher ? (inputs.teacher as LossInputs['student']) : inputs.student);
  for (const [what, list] of [
    ['student', students],
    ['teacher', teachers],
  ] as const) {
    if (list.length !== pairs.length) throw new ShapeError(what, [list.length], `${pairs.length} tensors`);
  }
  checkInputs(method, values, inputs, students, teachers);
  const { shape } = entryAt(students, 0);
  const numExamples = entryAt(shape, 0);
  const auxiliaryInputs = auxiliaryNames(inputs);
  const terms: Record<string, tf.Scalar> = {};
  let raw: Readonly<Record<string, tf.Scalar>> = {};
  const loss = (...tensors: tf.Tensor[]) => {
    const numClasses = lastOf(shape);
    const classes =
      method.needsLabels === true ? Array.from(inputs.labels ?? []) : new Uint8Array(numExamples);
    const oneHot = oneHotOf(tensorflow, classes, numClasses);
    const shown = teachers.map((teacher) => asTensor(tensorflow, shownBy(teacher)));
    const batch: DistillBatch = {
      student: outputOf(
        tensorflow,
        tensors.slice(0, pairs.length),
        pairs.map(({ student }) => student),
      ),
      teacher: outputOf(
        tensorflow,
        shown,
        pairs.map(({ teacher }) => teacher),
      ),
      labels: { classes, oneHot },
    };
    const auxiliary = Object.fromEntries(
      auxiliaryInputs.map((name, index) => [name, entryAt(tensors, pairs.length + index)]),
    );
    raw = method.loss(tensorflow, batch, values, auxiliary);
    return method.terms
      .map(({ id, factorKey }) => {
        const factor = factorKey === undefined ? 1 : numberOf(values, factorKey);
        return tensorflow.mul(required(raw[id], id), factor);
      })
      .reduce((sum, term) => tensorflow.add(sum, term)) as tf.Scalar;
  };
  const trained = [
    ...students.map((tensor) => asTensor(tensorflow, tensor)),
    ...auxiliaryInputs.map((name) => asTensor(tensorflow, inputs[name] as PlainTensor)),
  ];
  try {
    // Run once without a gradient so that errors are thrown where TensorFlow.js cleans up after them.
    tensorflow.tidy(() => {
      loss(...trained);
      for (const [id, term] of Object.entries(raw)) terms[id] = tensorflow.keep(term.clone());
    });
    const { value, grads } = tensorflow.valueAndGrads(loss)(trained);
    return {
      terms,
      total: value,
      gradients: grads.slice(0, pairs.length),
      auxiliaryGradients: Object.fromEntries(
        auxiliaryInputs.map((name, index) => [name, entryAt(grads, pairs.length + index)]),
      ),
    };
  } catch (error) {
    tensorflow.dispose(terms);
    throw error;
  } finally {
    tensorflow.dispose(trained);
  }

  function shownBy(teacher: PlainTensor): PlainTensor {
    const examples = Array.from({ length: numExamples }, (_, index) => index);
    const altered = alteredLogits(method, Float32Array.from(teacher.data), examples, seed, values);
    return altered ? { shape: teacher.shape, data: altered } : teacher;
  }
}
