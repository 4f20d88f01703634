import { ShapeError } from '@/core/errors.ts';
import { pixelsPerPicture, type DatasetSpec } from '@/datasets/dataset-spec.ts';
import { isPlainObject, refuse } from './refuse.ts';

/** @throws ConfigError for a key that is not known; `prefix` tells where the object is */
export function checkKeys(given: object, known: readonly string[], prefix = ''): void {
  const wrong = Object.keys(given).find((key) => !known.includes(key));
  if (wrong !== undefined)
    throw refuse(prefix + wrong, Reflect.get(given, wrong), `one of ${known.join(', ')}`);
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
 * @throws ShapeError for the wrong number of values, ConfigError for a value that is no number from 0 to 1
 */
export function checkPixels(pixels: unknown, shape: DatasetSpec['shape']): Float32Array {
  const count = pixelsPerPicture(shape);
  const given = typeof pixels === 'object' && pixels !== null ? (pixels as ArrayLike<unknown>) : null;
  if (given?.length !== count) {
    const length: unknown = given?.length;
    throw new ShapeError('pixels', typeof length === 'number' ? [length] : [], `${count} values 0..1`);
  }
  return Float32Array.from({ length: count }, (_, place) => {
    const value = given[place];
    if (typeof value === 'number' && value >= 0 && value <= 1) return value;
    throw refuse(`pixels[${place}]`, value, 'a number from 0 to 1');
  });
}
