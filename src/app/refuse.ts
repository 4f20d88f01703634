import { ConfigError } from '@/core/errors.ts';

export const isPlainObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Builds the error for an invalid argument of a script. */
export const refuse = (key: string, received: unknown, expected: string): ConfigError =>
  new ConfigError(key, received, expected);
