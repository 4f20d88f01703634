import { expect, it } from 'vitest';
import { numEngines } from './pool-size.ts';

const device = (numCores: number) => ({ numCores, memoryGib: 8, isPhone: false });

it.each([
  [1, 1, 1],
  [2, 2, 1],
  [3, 3, 2],
  [4, 4, 3],
  [16, 4, 4],
])('%i cores train %i jobs, or %i while the live run trains', (numCores, atRest, busy) => {
  expect(numEngines(device(numCores), false)).toBe(atRest);
  expect(numEngines(device(numCores), true)).toBe(busy);
});

it('phones and devices with little memory train one job at a time', () => {
  expect(numEngines({ ...device(8), isPhone: true }, false)).toBe(1);
  expect(numEngines({ ...device(8), memoryGib: 2 }, false)).toBe(1);
  expect(numEngines({ ...device(8), memoryGib: 4 }, false)).toBe(4);
  // Firefox and Safari do not say.
  expect(numEngines({ ...device(8), memoryGib: null }, false)).toBe(4);
});
