import { ConfigError, ShapeError } from '@/core/errors.ts';
import { oneOf, type Expectation } from '@/core/expectation.ts';
import { expectedValue, isValue, valuesPerExample, type InputSpec } from '@/core/input-spec.ts';
import { isPlainObject } from './plain-object.ts';

/** Builds the error for an invalid argument of a script. */
export const refuse = (key: string, received: unknown, expected: Expectation): ConfigError =>
  new ConfigError(key, received, expected);

/** @throws ConfigError for a key that is not known; `prefix` tells where the object is */
export function checkKeys(given: object, known: readonly string[], prefix = ''): void {
  const wrong = Object.keys(given).find((key) => !known.includes(key));
  if (wrong !== undefined) throw refuse(prefix + wrong, Reflect.get(given, wrong), oneOf(known));
}

/** Checks an options object with one key. @throws ConfigError for another key or a value that is no object */
export function checkOptions(options: unknown, key: string): Readonly<Record<string, unknown>> {
  if (options === undefined) return {};
  if (!isPlainObject(options)) throw refuse('options', options, `{${key}}`);
  checkKeys(options, [key]);
  return options;
}

/**
 * Validates and copies the pixels of a picture passed by a script.
 *
 * Checks the length first: copying a huge array would block the page for minutes.
 *
 * @throws ShapeError for the wrong number of values, ConfigError for one that is no pixel 0..1 or no token's id
 */
export function checkPixels(pixels: unknown, input: InputSpec): Float32Array {
  const count = valuesPerExample(input);
  const given = typeof pixels === 'object' && pixels !== null ? (pixels as ArrayLike<unknown>) : null;
  if (given?.length !== count) {
    const length: unknown = given?.length;
    throw new ShapeError('pixels', typeof length === 'number' ? [length] : [], `${count} values`);
  }
  return Float32Array.from({ length: count }, (_, place) => {
    const value = given[place];
    if (isValue(input, value)) return value;
    throw refuse(`pixels[${place}]`, value, expectedValue(input));
  });
}
