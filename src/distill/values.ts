import type { Choice, DistillationMethod, Hyperparameter, MethodValues } from './method.ts';

/** A method's numeric settings that have a key in `RunConfig`; its own weight β, if any, comes first. */
export function settingsOf({ weight, hyperparameters }: DistillationMethod): readonly Hyperparameter[] {
  return weight.by === 'beta' ? [weight.beta, ...hyperparameters] : hyperparameters;
}

/** Default values of a method's settings and choices. */
export function defaultsOf(method: DistillationMethod): MethodValues {
  const all: readonly (Hyperparameter | Choice)[] = [...settingsOf(method), ...method.choices];
  return Object.fromEntries(all.map((each) => [each.key, each.default]));
}

/**
 * Returns a numeric value of a method.
 *
 * @throws RangeError if it is missing, which would otherwise silently disable a term
 */
export function numberOf(values: MethodValues, key: string): number {
  const value = values[key];
  if (typeof value !== 'number') throw new RangeError(`${key} is ${String(value)}, expected a number`);
  return value;
}

/**
 * Returns a word value of a method.
 *
 * @throws RangeError if it is missing
 */
export function optionOf(values: MethodValues, key: string): string {
  const value = values[key];
  if (typeof value !== 'string') throw new RangeError(`${key} is ${String(value)}, expected a word`);
  return value;
}
