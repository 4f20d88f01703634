import type * as tf from '@tensorflow/tfjs';
import { ConfigError, ShapeError } from '@/core/errors.ts';
import { alteredLogits } from './alter-teacher.ts';
import type { DistillationMethod, DistillBatch, MethodValues, NetworkOutput } from './method.ts';
import { LOGITS } from './tap.ts';
import { defaultsOf, numberOf } from './values.ts';

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
  /** Of the regressor. */
  readonly kernel?: PlainTensor;
  readonly bias?: PlainTensor;
}

/** Raw terms, their sum, and gradients of the sum; all still tensors, to be disposed of by the caller. */
export interface LossOnArrays {
  readonly terms: Readonly<Record<string, tf.Scalar>>;
  /** Σ of the raw terms, each with the factor it has within its method; before α or β. */
  readonly total: tf.Scalar;
  /** By the student's inputs, in their order, then by kernel and bias where given. */
  readonly gradients: readonly tf.Tensor[];
}

type TensorFlow = typeof tf;

const asList = (tensors: LossInputs['student']): readonly PlainTensor[] =>
  Array.isArray(tensors) ? tensors : [tensors as PlainTensor];

function asTensor(tensorflow: TensorFlow, what: string, { shape, data }: PlainTensor): tf.Tensor {
  const size = shape.reduce((product, length) => product * length, 1);
  if (data.length !== size)
    throw new ShapeError(what, [data.length], `${size} values for [${shape.join(', ')}]`);
  return tensorflow.tensor(Float32Array.from(data), [...shape], 'float32');
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
  const defaults = defaultsOf(method);
  for (const [key, value] of Object.entries(given)) {
    const standard = defaults[key];
    if (standard === undefined)
      throw new ConfigError(key, value, `one of ${Object.keys(defaults).join(', ')}`);
    const options = method.choices.find((choice) => choice.key === key)?.options;
    const isRight = options ? options.includes(String(value)) : Number.isFinite(value);
    if (!isRight) throw new ConfigError(key, value, options ? options.join(' | ') : 'a number');
  }
  const values = { ...defaults, ...given } as MethodValues;
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
  const pairs = method.pairs(values);
  const students = asList(inputs.student);
  // A method without a teacher is shown the student in its place, which it does not look at.
  const teachers = asList(inputs.teacher ?? inputs.student);
  for (const [what, list] of [
    ['student', students],
    ['teacher', teachers],
  ] as const) {
    if (list.length !== pairs.length) throw new ShapeError(what, [list.length], `${pairs.length} tensors`);
  }
  const numExamples = students[0]?.shape[0] ?? 0;
  if (inputs.labels && inputs.labels.length !== numExamples) {
    throw new ShapeError('labels', [inputs.labels.length], `${numExamples} labels`);
  }
  const extra = (['kernel', 'bias'] as const).filter((name) => inputs[name] !== undefined);
  const terms: Record<string, tf.Scalar> = {};
  const loss = (...tensors: tf.Tensor[]) => {
    const numClasses = students[0]?.shape.at(-1) ?? 1;
    const classes = Array.from(inputs.labels ?? new Uint8Array(numExamples));
    const oneHot = tensorflow
      .oneHot(tensorflow.tensor1d(classes, 'int32'), numClasses)
      .toFloat() as tf.Tensor2D;
    const shown = teachers.map((teacher, index) =>
      asTensor(tensorflow, `teacher ${index}`, shownBy(teacher)),
    );
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
      extra.map((name, index) => [name, tensors[pairs.length + index] as tf.Tensor]),
    );
    const raw = method.loss(tensorflow, batch, values, auxiliary);
    return method.terms
      .map(({ id, factorKey }) => {
        const term = raw[id] as tf.Scalar;
        terms[id] = tensorflow.keep(term.clone());
        return factorKey === undefined ? term : tensorflow.mul(term, numberOf(values, factorKey));
      })
      .reduce((sum, term) => tensorflow.add(sum, term)) as tf.Scalar;
  };
  const trained = [
    ...students.map((tensor, index) => asTensor(tensorflow, `student ${index}`, tensor)),
    ...extra.map((name) => asTensor(tensorflow, name, inputs[name] as PlainTensor)),
  ];
  try {
    const { value, grads } = tensorflow.valueAndGrads(loss)(trained);
    return { terms, total: value, gradients: grads };
  } finally {
    tensorflow.dispose(trained);
  }

  function shownBy(teacher: PlainTensor): PlainTensor {
    const examples = Array.from({ length: numExamples }, (_, index) => index);
    const altered = alteredLogits(method, Float32Array.from(teacher.data), examples, seed);
    return altered ? { shape: teacher.shape, data: altered } : teacher;
  }
}
