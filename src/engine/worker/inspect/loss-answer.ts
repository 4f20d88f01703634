import { entryAt, required } from '@/core/checked.ts';
import { oneOf } from '@/core/expectation.ts';
import type { LossAnswer } from '@/protocol/engine/loss-answer.ts';
import * as tf from '@tensorflow/tfjs';
import { ConfigError } from '@/core/errors.ts';
import { auxiliaryNames } from '@/distill/check-inputs.ts';
import { lossOnArrays, valuesFor, type LossInputs } from '@/distill/loss-on-arrays.ts';
import { methods } from '@/distill/registry.ts';
import { lossOps } from '../training/loss-ops.ts';

/** Seed for methods that use random numbers, where there is no run. */
const SEED = 1;

/**
 * Evaluates a method and its gradient with respect to the student's input on given arrays, on the current
 * backend.
 *
 * @throws ConfigError for an unknown method or hyperparameter, ShapeError for inputs that do not belong together
 */
export async function lossAnswer(
  methodId: string,
  inputs: LossInputs,
  hyperparameters: Readonly<Record<string, unknown>>,
): Promise<LossAnswer> {
  const method = methods.find(({ id }) => id === methodId);
  if (!method) {
    throw new ConfigError('methodId', methodId, oneOf(methods.map(({ id }) => id)));
  }
  if (typeof inputs !== 'object' || (inputs as LossInputs | null) === null) {
    throw new ConfigError('inputs', inputs, 'an object with student and teacher');
  }
  const numStudents = Array.isArray(inputs.student) ? inputs.student.length : 1;
  const values = valuesFor(method, hyperparameters, numStudents);
  const names = auxiliaryNames(inputs);
  const computed = tf.tidy(() => {
    const { terms, total, gradients, auxiliaryGradients } = lossOnArrays(
      lossOps(),
      method,
      inputs,
      values,
      SEED,
    );
    const termValues = method.terms.map(({ id }) => required(terms[id], id));
    return [
      total,
      ...termValues,
      ...gradients,
      ...names.map((name) => required(auxiliaryGradients[name], name)),
    ];
  });
  const arrays = await Promise.all(computed.map(async (tensor) => [...(await tensor.data<'float32'>())]));
  tf.dispose(computed);
  const [total = [], ...rest] = arrays;
  const termValues = rest.slice(0, method.terms.length);
  const gradients = rest.slice(method.terms.length);
  return {
    terms: Object.fromEntries(
      method.terms.map(({ id }, index) => [id, entryAt(entryAt(termValues, index), 0)]),
    ),
    total: entryAt(total, 0),
    gradient: gradients.slice(0, numStudents).flat(),
    auxiliaryGradients: Object.fromEntries(
      names.map((name, index) => [name, entryAt(gradients, numStudents + index)]),
    ),
  };
}
