import type { Choice, DistillationMethod, Hyperparameter, MethodValues } from './method.ts';

/** Everything of a method that has a key in `RunConfig`: its weight first, where it has one of its own. */
export function settingsOf({ weight, hyperparameters }: DistillationMethod): readonly Hyperparameter[] {
  return weight.by === 'beta' ? [weight.beta, ...hyperparameters] : hyperparameters;
}

/** What a method does without being told. */
export function defaultsOf(method: DistillationMethod): MethodValues {
  const all: readonly (Hyperparameter | Choice)[] = [...settingsOf(method), ...method.choices];
  return Object.fromEntries(all.map((each) => [each.key, each.default]));
}

/**
 * A number among a method's values.
 *
 * @throws RangeError when it is not there, which would silently turn a term off
 */
export function numberOf(values: MethodValues, key: string): number {
  const value = values[key];
  if (typeof value !== 'number') throw new RangeError(`${key} is ${String(value)}, expected a number`);
  return value;
}

/**
 * A word among a method's values.
 *
 * @throws RangeError when it is not there
 */
export function wordOf(values: MethodValues, key: string): string {
  const value = values[key];
  if (typeof value !== 'string') throw new RangeError(`${key} is ${String(value)}, expected a word`);
  return value;
}
