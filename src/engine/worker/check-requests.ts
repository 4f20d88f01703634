import { checkWhole } from '@/core/check-whole.ts';
import { ConfigError, ShapeError } from '@/core/errors.ts';
import { oneOf, wholeFrom } from '@/core/expectation.ts';
import { expectedValue, isValue, valuesPerExample } from '@/core/input-spec.ts';
import { tapsOfPlan, type ModelPlan } from '@/models/plan.ts';
import type { PictureQuery } from '@/protocol/engine/requests.ts';
import type { PictureRef } from '@/protocol/engine/frames.ts';
import { parseRunConfig, type RunConfig } from '@/protocol/run/config.ts';
import type { DatasetStore } from './data/dataset-store.ts';

/** @throws ConfigError for anything that the page's own parser refuses */
export function checkConfig(config: RunConfig): void {
  const [problem] = parseRunConfig(config).problems;
  if (problem) throw problem;
}

/** @throws ConfigError for a speed that is neither null nor above 0 */
export function checkSpeed(stepsPerSecond: unknown): void {
  if (stepsPerSecond === null || (typeof stepsPerSecond === 'number' && stepsPerSecond > 0)) return;
  throw new ConfigError('stepsPerSecond', stepsPerSecond, 'a number above 0');
}

/** @throws ShapeError for a wrong number of values, ConfigError for one that is no pixel 0..1 or no token's id */
export function checkPixels({ spec }: DatasetStore, pixels: Float32Array): void {
  const expected = valuesPerExample(spec.input);
  const given: unknown = pixels;
  if (!(given instanceof Float32Array) || given.length !== expected) {
    const length = given instanceof Float32Array ? [given.length] : [];
    throw new ShapeError('pixels', length, `${expected} values`);
  }
  const place = given.findIndex((value) => !isValue(spec.input, value));
  if (place >= 0) throw new ConfigError(`pixels[${place}]`, String(given[place]), expectedValue(spec.input));
}

/** @throws ConfigError, ShapeError for a picture that does not exist or is not valid */
export function checkPicture(store: DatasetStore, picture: PictureRef): void {
  if (picture.kind === 'pixels') checkPixels(store, picture.pixels);
  else checkWhole('test index', picture.index, 0, store.labels('test').length - 1);
}

/** @throws ConfigError for an invalid class or number of pictures */
export function checkQuery({ spec }: DatasetStore, query: PictureQuery, most: number): void {
  checkWhole('count', query.count, 0, most);
  if (query.by === 'class') checkWhole('label', query.label, 0, spec.numClasses - 1);
  if (query.by === 'random' && !Number.isInteger(query.seed))
    throw new ConfigError('seed', query.seed, wholeFrom(0, 999_999));
}

/** @throws ConfigError for a tap that a network lacks */
export function checkTaps(plan: ModelPlan, key: string, taps: readonly unknown[]): void {
  const known = tapsOfPlan(plan).map(([tap]) => tap);
  const wrong = taps.find((tap) => !known.some((each) => each === tap));
  if (taps.length > 0 && wrong !== undefined) throw new ConfigError(key, wrong, oneOf(known));
}
