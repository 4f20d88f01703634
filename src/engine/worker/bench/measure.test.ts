import { expect, it } from 'vitest';
import type { BenchCase } from './bench-case.ts';
import { measure } from './measure.ts';

/** Work of `workMs` ms, by a clock of whole ms that only this work advances. */
function byWholeMs(workMs: number, startMs: number) {
  let real = 0.3;
  const now = () => {
    real += 0.001;
    return Math.floor(real);
  };
  let started = 0;
  const benchCase: BenchCase = {
    ready: Promise.resolve(),
    startsInWhole: 1,
    startsPerRead: 10,
    start() {
      real += startMs;
      started++;
    },
    async read() {
      real += started * (workMs - startMs);
      started = 0;
      return 1;
    },
    dispose() {},
  };
  return { now, benchCase };
}

const budget = { warmUpMs: 50, workloadMs: 900, minBlocks: 3, maxBlocks: 5, pathMs: 10_000 };

it.each([0.03, 0.4, 3])('times a step of %s ms within 3 percent on a clock of whole ms', async (workMs) => {
  const { now, benchCase } = byWholeMs(workMs, workMs / 4);
  const { timing } = await measure(() => benchCase, budget, undefined, now);
  expect(Math.abs(timing.medianMs / workMs - 1)).toBeLessThan(0.03);
});

it('reports no start time that is too short for the clock', async () => {
  const { now, benchCase } = byWholeMs(3, 0.001);
  expect((await measure(() => benchCase, budget, undefined, now)).startMs).toBeNull();
});
