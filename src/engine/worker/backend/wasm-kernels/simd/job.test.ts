import { describe, expect, it } from 'vitest';

import { CALL_LENGTH, doPart, jobOf, numPartsOf } from './job.ts';
import type { Compiled } from './program.ts';

/** A program that has only an index. */
const named = (id: number): Compiled => ({ id, run: () => {}, module: new Uint8Array() });

/** Every call that a job makes, part by part: the program's index and its arguments. */
function callsOf(job: ReturnType<typeof jobOf>): number[][] {
  const made: number[][] = [];
  const program =
    (id: number) =>
    (...values: number[]) =>
      void made.push([id, ...values]);
  for (let part = 0; part < job.numParts; part++) doPart(job.ints, 0, job.ints.length, job, part, program);
  return made;
}

describe('a job', () => {
  it('makes its calls for each picture, once and in order', () => {
    const copy = named(3);
    const convolve = named(5);
    const job = jobOf(11, (picture, part) => [
      [copy, 1000 + picture * 40, 8000 + part * 64, 7],
      [convolve, 8000 + part * 64, 50, 60, 9000 + picture * 16, 4, 5, 6, 7, 8, 9, 10],
    ]);
    const made = callsOf(job);
    expect(made).toHaveLength(22);
    const copies = made.filter(([id]) => id === 3);
    expect(copies.map(([, from]) => from)).toEqual(
      Array.from({ length: 11 }, (_, picture) => 1000 + picture * 40),
    );
    expect(new Set(copies.map(([, , to]) => to)).size).toBe(job.numParts);
    // Missing arguments are 0; a program with fewer parameters ignores them.
    expect(copies[0]?.slice(3)).toEqual([7, 0, 0, 0, 0, 0, 0, 0, 0]);
    for (const [index, call] of made.filter(([id]) => id === 5).entries()) {
      expect(call).toEqual([5, copies[index]?.[2], 50, 60, 9000 + index * 16, 4, 5, 6, 7, 8, 9, 10]);
    }
  });

  it.each([0, 1, 5, 8, 9, 64])('has no more parts than pictures: %i', (numPictures) => {
    const { numParts, ints } = jobOf(numPictures, (picture) => [[named(0), picture]]);
    expect(numParts).toBe(numPartsOf(numPictures));
    expect(numParts).toBeLessThanOrEqual(numPictures);
    expect(ints).toHaveLength(CALL_LENGTH);
    expect(callsOf(jobOf(numPictures, (picture) => [[named(0), picture]])).length).toBe(numPictures);
  });
});
