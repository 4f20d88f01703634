import { expect, it } from 'vitest';
import { normalShare } from './normal-share.ts';

it('is the share of a normal distribution below a number', () => {
  // Values of a table of the normal distribution.
  expect(normalShare(0)).toBeCloseTo(0.5, 6);
  expect(normalShare(1)).toBeCloseTo(0.841_344_746, 6);
  expect(normalShare(-1.96)).toBeCloseTo(0.024_997_895, 6);
  expect(normalShare(8)).toBeCloseTo(1, 12);
  expect(normalShare(-40)).toBeCloseTo(0, 12);
});
