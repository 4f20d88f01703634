import { entryAt, lastOf } from '@/core/checked.ts';
import { ConfigError, ShapeError } from '@/core/errors.ts';
import { choiceOf, numberFrom, oneOf, wholeFrom } from '@/core/expectation.ts';
import { sizeOf } from '@/core/size-of.ts';
import type { DistillationMethod, MethodValues } from './method.ts';
import type { LossInputs, PlainTensor } from './loss-on-arrays.ts';
import { defaultsOf, settingsOf } from './values.ts';

/** Maximum examples per batch for any method that compares examples with each other. */
const MAX_EXAMPLES = 512;
/** Maximum numbers per tensor: validating more would block the page. */
const MAX_NUMBERS = 2 ** 22;
const inputKeys = ['student', 'teacher', 'labels'];

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

/** @throws ShapeError if it is not a plain-data tensor, or has too few, too many or non-numeric values */
function checkTensor(what: string, tensor: PlainTensor): void {
  const given: unknown = tensor;
  if (!isObject(given) || !Array.isArray(given['shape']) || !isObject(given['data'])) {
    throw new ShapeError(what, [], 'an object {shape, data}');
  }
  const { shape, data } = tensor;
  const size = sizeOf(shape);
  if (!shape.every((length) => Number.isInteger(length) && length > 0)) {
    throw new ShapeError(what, shape, 'whole numbers above 0');
  }
  if (size > MAX_NUMBERS) throw new ShapeError(what, shape, `at most ${MAX_NUMBERS} values`);
  if (data.length !== size)
    throw new ShapeError(what, [data.length], `${size} values for [${shape.join(', ')}]`);
  const wrong = Array.from(data).findIndex(
    (value: unknown) => typeof value !== 'number' || Number.isNaN(value),
  );
  if (wrong >= 0) throw new ConfigError(`${what}[${wrong}]`, data[wrong], 'a number');
}

/** @throws ConfigError, ShapeError for missing labels or labels that are no classes */
function checkLabels({ labels }: LossInputs, numExamples: number, numClasses: number): void {
  const given: unknown = labels;
  if (!isObject(given)) throw new ConfigError('labels', labels, `${numExamples} classes`);
  if (given['length'] !== numExamples) {
    throw new ShapeError('labels', [Number(given['length'])], `${numExamples} labels`);
  }
  const classes = Array.from(labels ?? []);
  const wrong = classes.findIndex((each) => !Number.isInteger(each) || each < 0 || each >= numClasses);
  if (wrong >= 0) {
    throw new ConfigError(`labels[${wrong}]`, classes[wrong], `a class from 0 to ${numClasses - 1}`);
  }
}

/** Names of the inputs that are neither network outputs nor labels: the method's own trainable tensors. */
export const auxiliaryNames = (inputs: LossInputs): readonly string[] =>
  Object.keys(inputs).filter((name) => !inputKeys.includes(name) && inputs[name] !== undefined);

/** @throws ConfigError for an input that the method does not train, ShapeError for one that is no tensor */
function checkAuxiliary(
  method: DistillationMethod,
  values: MethodValues,
  inputs: LossInputs,
  students: readonly PlainTensor[],
  teachers: readonly PlainTensor[],
): void {
  const given = auxiliaryNames(inputs);
  if (given.length === 0) return;
  const shapes = students.map(({ shape }, index) => ({
    student: shape.slice(1),
    teacher: entryAt(teachers, index).shape.slice(1),
  }));
  const known = (method.auxiliary?.(values, shapes) ?? []).map(({ name }) => name);
  for (const name of given) {
    if (!known.includes(name)) {
      throw new ConfigError(name, 'an input', oneOf([...inputKeys, ...known]));
    }
    checkTensor(name, inputs[name] as PlainTensor);
  }
}

/**
 * Validates inputs from a script; otherwise TensorFlow.js would report mistakes in its own words, or not at
 * all.
 *
 * @param students the student's tensors, one per compared pair of taps
 * @param teachers the teacher's, the same number
 * @throws ConfigError, ShapeError naming what was received and what is expected
 */
export function checkInputs(
  method: DistillationMethod,
  values: MethodValues,
  inputs: LossInputs,
  students: readonly PlainTensor[],
  teachers: readonly PlainTensor[],
): void {
  for (const [index, tensor] of students.entries()) checkTensor(`student ${index}`, tensor);
  for (const [index, tensor] of teachers.entries()) checkTensor(`teacher ${index}`, tensor);
  checkAuxiliary(method, values, inputs, students, teachers);
  for (const [index, { shape }] of students.entries()) {
    if (shape.length < 2) throw new ShapeError(`student ${index}`, shape, 'a batch, [B, …]');
  }
  const { shape } = entryAt(students, 0);
  const numExamples = entryAt(shape, 0);
  const most = method.maxBatch ?? MAX_EXAMPLES;
  if (numExamples > most) throw new ShapeError('student', shape, `at most ${most} examples`);
  if (method.needsLabels === true) checkLabels(inputs, numExamples, lastOf(shape));
}

/** @throws ConfigError for a key the method does not have, or an invalid value */
export function checkValues(method: DistillationMethod, given: Readonly<Record<string, unknown>>): void {
  if (!isObject(given)) throw new ConfigError('hyperparameters', given, 'an object');
  const keys = Object.keys(defaultsOf(method));
  for (const [key, value] of Object.entries(given)) {
    if (!keys.includes(key)) throw new ConfigError(key, value, oneOf(keys));
    const options = method.choices.find((choice) => choice.key === key)?.options;
    if (options) {
      if (typeof value !== 'string' || !options.includes(value))
        throw new ConfigError(key, value, choiceOf(options));
      continue;
    }
    const {
      minimum = -Infinity,
      maximum = Infinity,
      isWhole = false,
    } = settingsOf(method).find((each) => each.key === key) ?? {};
    const isRight = typeof value === 'number' && value >= minimum && value <= maximum;
    if (!isRight || (isWhole && !Number.isInteger(value)))
      throw new ConfigError(key, value, (isWhole ? wholeFrom : numberFrom)(minimum, maximum));
  }
}

/** The default values, overridden by the given ones. */
export const withDefaults = (method: DistillationMethod, given: Readonly<Record<string, unknown>>) =>
  ({ ...defaultsOf(method), ...given }) as MethodValues;
