import type { Compiled, Routine } from './program.ts';

/** A call of a program with up to 11 arguments, the first four of which may differ from picture to picture. */
export type Call = readonly [program: Compiled, ...values: number[]];

/** A kernel's work on a batch, in parts of whole pictures that different threads can do at the same time. */
export interface Job {
  /** `CALL_LENGTH` numbers for each call, see `jobOf`. */
  readonly ints: Int32Array;
  readonly numPictures: number;
  readonly numParts: number;
  readonly programs: readonly Compiled[];
}

const NUM_VALUES = 11;
/** Arguments that may move; that the others stay saves a third of what a call costs. */
const NUM_MOVING = 4;
const BY_PICTURE = 1 + NUM_VALUES;
const BY_PART = BY_PICTURE + NUM_MOVING;

/** A program's number, its arguments for picture 0 and part 0, what a picture adds to them, what a part adds. */
export const CALL_LENGTH = BY_PART + NUM_MOVING;

/**
 * Parts of a batch, on however many threads: a sum over a part does not depend on how many there are, and a run
 * gives the same numbers on all of them. Eight leave little to wait for when three threads share them.
 */
const NUM_PARTS = 8;

/** Parts into which a batch of so many pictures is cut. */
export const numPartsOf = (numPictures: number): number => Math.min(numPictures, NUM_PARTS);

/**
 * A job in short: arguments of neighbouring pictures are as far apart everywhere, those of neighbouring parts too.
 *
 * @param callsFor the calls for one picture of a part; linear in both
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
 * Does one part of a job.
 *
 * @param ints in which the job's begin at `start` and end at `end`
 * @param program by its number
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
  const int = (at: number) => ints[at] ?? 0;
  for (let picture = cut(part); picture < last; picture++) {
    for (let call = start; call < end; call += CALL_LENGTH) {
      const byPicture = call + BY_PICTURE;
      const byPart = call + BY_PART;
      // Spelled out: a spread array costs more than the call.
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
