import { runConfigKeys } from './config.ts';
import { laterDefaults } from './fields.ts';

/** Settings of methods that are newer than some kept runs, in which these methods are off. */
export const laterMethodKeys: readonly string[] = ['mutualBeta'];

/** The first key that the configuration of a kept run must have and has not. */
export const missingKey = (kept: object): string | undefined =>
  runConfigKeys.find(
    (key) =>
      !Object.hasOwn(kept, key) && !Object.hasOwn(laterDefaults, key) && !laterMethodKeys.includes(key),
  );
