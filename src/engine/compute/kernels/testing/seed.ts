/**
 * The seed of a suite with new random numbers on every run.
 *
 * @param given the requested seed; undefined takes one from the clock
 * @throws RangeError for anything but a whole number
 */
export function seedFrom(given: string | undefined, nowMs: number): number {
  if (given === undefined || given === '') return nowMs % 1_000_000;
  if (!/^\d{1,9}$/.test(given)) throw new RangeError(`VITE_SEED is ${given}, expected a whole number`);
  return Number(given);
}

/** Part of the titles of the suites that use it; `VITE_SEED=123 npm run test:gpu` repeats a run. */
export const seed = seedFrom(import.meta.env['VITE_SEED'] as string | undefined, Date.now());
