import { describe, expect, it } from 'vitest';
import { timeInTurn } from './block-timing.ts';
import { enoughMs, tickOf, type Clock } from './clock.ts';

/** A clock that ticks every `tick` ms; reading it takes a microsecond, and work advances it by the given time. */
function tickingClock(tick: number) {
  let real = 0.37;
  const now: Clock = () => {
    real += 0.001;
    return Math.floor(real / tick) * tick;
  };
  const work = (ms: number) => async () => {
    real += ms;
  };
  return { now, work, real: () => real };
}

describe('the tick of a clock', () => {
  it.each([0.005, 0.1, 1, 16, 100])('is found if it is %s ms', (tick) => {
    expect(tickOf(tickingClock(tick).now)).toBeCloseTo(tick, 6);
  });

  it('is 1 ms if the clock stands still', () => {
    expect(tickOf(() => 5)).toBe(1);
  });
});

describe('timing in blocks', () => {
  it('distinguishes two passes shorter than a tick', async () => {
    const { now, work } = tickingClock(1);
    const [teacher = 0, student = 0] = await timeInTurn([work(0.9), work(0.12)], { now });
    expect(teacher).toBeGreaterThan(0.87);
    expect(teacher).toBeLessThan(0.93);
    expect(student).toBeGreaterThan(0.115);
    expect(student).toBeLessThan(0.125);
  });

  it.each([0.1, 1, 16])('is accurate to a few percent at a tick of %s ms, and ends in time', async (tick) => {
    for (const ms of [0.02, 0.3, 1.5, 7, 40]) {
      const { now, work, real } = tickingClock(tick);
      const [found = 0] = await timeInTurn([work(ms)], { now });
      expect(Math.abs(found / ms - 1)).toBeLessThan(tick === 16 ? 0.11 : 0.04);
      expect(real()).toBeLessThan(1_200);
    }
  });

  it('counts the block that found the size as one of the requested ones', async () => {
    const { now, work } = tickingClock(0.005);
    for (const numBlocks of [1, 2, 3]) {
      let calls = 0;
      const growing = () => work(20 + ++calls)();
      const [found = 0] = await timeInTurn([growing], { now, numBlocks });
      // Each pass takes 1 ms more than the one before: the median of the last ones.
      expect(found).toBeCloseTo(20 + calls - (numBlocks - 1) / 2, 1);
    }
  });

  it('runs a slow pass at most three times', async () => {
    const { now, work, real } = tickingClock(1);
    const [found = 0] = await timeInTurn([work(2_000)], { now });
    expect(Math.round(found)).toBe(2_000);
    expect(real()).toBeLessThan(6_100);
  });
});

it('has blocks of 50 ticks, at least 4 ms', () => {
  expect(enoughMs(tickingClock(1).now)).toBeCloseTo(50, 6);
  expect(enoughMs(tickingClock(0.005).now)).toBe(4);
});
