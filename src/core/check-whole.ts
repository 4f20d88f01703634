import { ConfigError } from './errors.ts';
import { wholeFrom } from './expectation.ts';

/** Maximum steps of a command or a run. */
export const MAX_STEPS = 100_000;

export const isWholeFrom = (received: unknown, minimum: number, maximum: number): boolean =>
  Number.isInteger(received) && Number(received) >= minimum && Number(received) <= maximum;

/** @throws ConfigError for anything but a whole number in the range */
export function checkWhole(key: string, received: unknown, minimum: number, maximum: number): void {
  if (!isWholeFrom(received, minimum, maximum))
    throw new ConfigError(key, received, wholeFrom(minimum, maximum));
}
