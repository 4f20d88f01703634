import { describe, expect, it } from 'vitest';

import { threadsToTry } from './wasm-threads.ts';

const machine = (hardwareConcurrency: number, crossOriginIsolated = true) => ({
  crossOriginIsolated,
  hardwareConcurrency,
});

describe('threadsToTry', () => {
  it.each([
    [1, 1],
    [2, 1],
    [3, 1],
    [4, 3],
    [6, 4],
    [64, 4],
  ])('of %i cores uses %i and leaves one to the page', (cores, expected) => {
    expect(threadsToTry(null, machine(cores))).toBe(expected);
  });

  it('uses the number from the link', () => {
    expect(threadsToTry(2, machine(2))).toBe(2);
    expect(threadsToTry(1, machine(16))).toBe(1);
  });

  it('is one if memory cannot be shared: on a host without the headers, and in Node', () => {
    expect(threadsToTry(null, machine(16, false))).toBe(1);
    expect(threadsToTry(3, machine(16, false))).toBe(1);
    expect(threadsToTry(3)).toBe(1);
  });
});
