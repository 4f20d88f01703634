import type * as tf from '@tensorflow/tfjs';
import { ConfigError, ShapeError } from '@/core/errors.ts';
import { alteredLogits } from './alter-teacher.ts';
import { auxiliaryNames, checkInputs, checkValues, withDefaults } from './check-inputs.ts';
import type { DistillationMethod, DistillBatch, MethodValues, NetworkOutput } from './method.ts';
import { LOGITS } from './tap.ts';
import { numberOf } from './values.ts';

/** A tensor as plain data: row by row, feature maps [B, H, W, C], kernels [k, k, C, C of the teacher]. */
export interface PlainTensor {
  readonly shape: readonly number[];
  readonly data: ArrayLike<number>;
}

/** What a method is to be evaluated on; `student` and `teacher` are lists where it compares several places. */
export interface LossInputs {
  readonly student: PlainTensor | readonly PlainTensor[];
  readonly teacher?: PlainTensor | readonly PlainTensor[];
  /** [B]; needed by methods that look at the right class. */
  readonly labels?: ArrayLike<number>;
  /** Tensors that the method trains beside the student, by the names it gives them. */
  readonly [auxiliary: string]: PlainTensor | readonly PlainTensor[] | ArrayLike<number> | undefined;
}

/** Raw terms, their sum, and gradients of the sum; all still tensors, to be disposed of by the caller. */
export interface LossOnArrays {
  readonly terms: Readonly<Record<string, tf.Scalar>>;
  /** Σ of the raw terms, each with the factor it has within its method; before α or β. */
  readonly total: tf.Scalar;
  /** By the student's inputs, in their order. */
  readonly gradients: readonly tf.Tensor[];
  /** By what the method trains beside the student, where it was given. */
  readonly auxiliaryGradients: Readonly<Record<string, tf.Tensor>>;
}

type TensorFlow = typeof tf;

const asList = (tensors: LossInputs['student']): readonly PlainTensor[] =>
  Array.isArray(tensors) ? tensors : [tensors as PlainTensor];

const asTensor = (tensorflow: TensorFlow, { shape, data }: PlainTensor): tf.Tensor =>
  tensorflow.tensor(Float32Array.from(data), [...shape], 'float32');

/** Rows with a 1 at each class, by hand: TensorFlow.js' own refuses a single class. */
function oneHotOf(tensorflow: TensorFlow, classes: ArrayLike<number>, numClasses: number): tf.Tensor2D {
  const rows = new Float32Array(classes.length * numClasses);
  for (let row = 0; row < classes.length; row++) rows[row * numClasses + (classes[row] ?? 0)] = 1;
  return tensorflow.tensor2d(rows, [classes.length, numClasses]);
}

/**
 * A method's values with what was given in place of its defaults.
 *
 * Where the places that are compared were left open, as many are taken as there are tensors.
 *
 * @throws ConfigError for a key the method has not, or a value of the wrong kind
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
  const taps = Object.fromEntries(names.map((name, index) => [name, tensors[index] as tf.Tensor]));
  const numExamples = tensors[0]?.shape[0] ?? 0;
  return { logits: (taps[LOGITS] ?? tensorflow.zeros([numExamples, 1])) as tf.Tensor2D, taps };
}

/**
 * Evaluates a method on arrays, with its gradient, on TensorFlow.js' present backend.
 *
 * @param values as `valuesFor` makes them
 * @param seed for methods that draw lots
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
  // A method without a teacher is shown the student in its place, which it does not look at.
  const teachers = asList(needsTeacher ? (inputs.teacher as LossInputs['student']) : inputs.student);
  for (const [what, list] of [
    ['student', students],
    ['teacher', teachers],
  ] as const) {
    if (list.length !== pairs.length) throw new ShapeError(what, [list.length], `${pairs.length} tensors`);
  }
  checkInputs(method, values, inputs, students, teachers);
  const numExamples = students[0]?.shape[0] ?? 0;
  const auxiliaryInputs = auxiliaryNames(inputs);
  const terms: Record<string, tf.Scalar> = {};
  let raw: Readonly<Record<string, tf.Scalar>> = {};
  const loss = (...tensors: tf.Tensor[]) => {
    const numClasses = students[0]?.shape.at(-1) ?? 1;
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
      auxiliaryInputs.map((name, index) => [name, tensors[pairs.length + index] as tf.Tensor]),
    );
    raw = method.loss(tensorflow, batch, values, auxiliary);
    return method.terms
      .map(({ id, factorKey }) => {
        const factor = factorKey === undefined ? 1 : numberOf(values, factorKey);
        return tensorflow.mul(raw[id] as tf.Scalar, factor);
      })
      .reduce((sum, term) => tensorflow.add(sum, term)) as tf.Scalar;
  };
  const trained = [
    ...students.map((tensor) => asTensor(tensorflow, tensor)),
    ...auxiliaryInputs.map((name) => asTensor(tensorflow, inputs[name] as PlainTensor)),
  ];
  try {
    // Once without a gradient: what is wrong is told here, where TensorFlow.js cleans up after an error.
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
        auxiliaryInputs.map((name, index) => [name, grads[pairs.length + index] as tf.Tensor]),
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
    const altered = alteredLogits(method, Float32Array.from(teacher.data), examples, seed);
    return altered ? { shape: teacher.shape, data: altered } : teacher;
  }
}
