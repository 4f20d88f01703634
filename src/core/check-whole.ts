import { ConfigError } from './errors.ts';

/** Most steps that one command or one run may have. */
export const MAX_STEPS = 100_000;

/** @throws ConfigError for what is no whole number in the range */
export function checkWhole(key: string, received: unknown, minimum: number, maximum: number): void {
  const isRight = Number.isInteger(received) && Number(received) >= minimum && Number(received) <= maximum;
  if (!isRight) throw new ConfigError(key, received, `a whole number from ${minimum} to ${maximum}`);
}
