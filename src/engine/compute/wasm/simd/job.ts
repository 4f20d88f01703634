import { InvariantError } from '@/core/checked.ts';
import type { Compiled, Routine } from './program.ts';

/** A call of a program with up to 11 arguments, the first four of which may vary between pictures. */
export type Call = readonly [program: Compiled, ...values: number[]];

/** A kernel's work on a batch, in parts of whole pictures that threads can run in parallel. */
export interface Job {
  /** `CALL_LENGTH` numbers for each call, see `jobOf`. */
  readonly ints: Int32Array;
  readonly numPictures: number;
  readonly numParts: number;
  readonly programs: readonly Compiled[];
}

const NUM_VALUES = 11;
/** Number of arguments that may vary; keeping the others fixed saves a third of a call's cost. */
const NUM_MOVING = 4;
const BY_PICTURE = 1 + NUM_VALUES;
const BY_PART = BY_PICTURE + NUM_MOVING;

/** A program's index, its arguments for picture 0 and part 0, their increments per picture and per part. */
export const CALL_LENGTH = BY_PART + NUM_MOVING;

/**
 * Parts of a batch, regardless of the number of threads: each part's sum is the same on any number of them,
 * so that a run's results are too. With eight parts, three threads have little to wait for.
 */
const NUM_PARTS = 8;

/** Number of parts of a batch with that many pictures. */
export const numPartsOf = (numPictures: number): number => Math.min(numPictures, NUM_PARTS);

/**
 * Encodes a job compactly: arguments change by constant increments per picture and per part.
 *
 * @param callsFor returns the calls for one picture of a part; linear in both
 */
export function jobOf(numPictures: number, callsFor: (picture: number, part: number) => Call[]): Job {
  const calls = callsFor(0, 0);
  const nextPicture = callsFor(1, 0);
  const nextPart = callsFor(0, 1);
  const ints = new Int32Array(calls.length * CALL_LENGTH);
  for (const [index, [program, ...values]] of calls.entries()) {
    const start = index * CALL_LENGTH;
    const growth = ([, ...next]: Call) =>
      values.slice(0, NUM_MOVING).map((value, at) => (next[at] ?? value) - value);
    ints.set([program.id, ...values], start);
    ints.set(growth(nextPicture[index] ?? [program]), start + BY_PICTURE);
    ints.set(growth(nextPart[index] ?? [program]), start + BY_PART);
  }
  const programs = calls.map(([program]) => program);
  return { ints, numPictures, numParts: numPartsOf(numPictures), programs };
}

/**
 * Runs one part of a job.
 *
 * @param ints the job's numbers are those from `start` to `end`
 * @param program returns a program by its index
 */
export function doPart(
  ints: Int32Array,
  start: number,
  end: number,
  { numPictures, numParts }: Pick<Job, 'numPictures' | 'numParts'>,
  part: number,
  program: (id: number) => Routine,
): void {
  const cut = (index: number) => Math.round((index * numPictures) / numParts);
  const last = cut(part + 1);
  if (end > ints.length) throw new InvariantError(`a job up to ${end} in ${ints.length} numbers`);
  const int = (at: number) => ints[at] ?? NaN;
  for (let picture = cut(part); picture < last; picture++) {
    for (let call = start; call < end; call += CALL_LENGTH) {
      const byPicture = call + BY_PICTURE;
      const byPart = call + BY_PART;
      // Written out: a spread array costs more than the call.
      program(int(call))(
        int(call + 1) + picture * int(byPicture) + part * int(byPart),
        int(call + 2) + picture * int(byPicture + 1) + part * int(byPart + 1),
        int(call + 3) + picture * int(byPicture + 2) + part * int(byPart + 2),
        int(call + 4) + picture * int(byPicture + 3) + part * int(byPart + 3),
        int(call + 5),
        int(call + 6),
        int(call + 7),
        int(call + 8),
        int(call + 9),
        int(call + 10),
        int(call + 11),
      );
    }
  }
}
