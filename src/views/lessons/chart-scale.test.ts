import { describe, expect, it } from 'vitest';
import { chartSize, pointedAt, ticksOf, xOf, yOf } from './chart-scale.ts';

describe('the drawing of an experiment', () => {
  it('maps a position to the value drawn there', () => {
    const range = [0.5, 1] as const;
    for (const [trial, value] of [
      [0, 0.6],
      [2, 0.93],
      [5, 1],
    ] as const) {
      const across = xOf(trial, 6) / chartSize.width;
      const down = yOf(value, range) / chartSize.height;
      expect(pointedAt(across, down, 6, range, 0.01)).toEqual({ trial, value });
    }
  });

  it('clamps what is outside to the edge', () => {
    expect(pointedAt(2, -1, 3, [0, 1], 0.01)).toEqual({ trial: 2, value: 1 });
    expect(pointedAt(-1, 9, 3, [0, 1], 0.01)).toEqual({ trial: 0, value: 0 });
  });

  it.each([
    [[0.5, 1] as const, [0.5, 0.6, 0.7, 0.8, 0.9, 1]],
    [[0, 1] as const, [0, 0.2, 0.4, 0.6, 0.8, 1]],
    [[0.7, 1] as const, [0.7, 0.8, 0.9, 1]],
    [[-0.1, 0.1] as const, [-0.1, -0.05, 0, 0.05, 0.1]],
    [[-0.05, 0.08] as const, [-0.05, 0, 0.05]],
    [[-0.02, 0.12] as const, [0, 0.05, 0.1]],
    [[0.3, 1] as const, [0.4, 0.6, 0.8, 1]],
  ])('has readable grid lines for %j', (range, ticks) => {
    expect(ticksOf(range)).toEqual(ticks);
  });
});
