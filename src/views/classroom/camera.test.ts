import { expect, it } from 'vitest';
import { eachTextOnce } from './camera.ts';

it('tells a code again only once it was taken away', () => {
  const told: string[] = [];
  const take = eachTextOnce((text) => told.push(text));
  const look = (found: string | null, times = 1) => {
    for (let each = 0; each < times; each++) take(found);
  };
  look('a', 9);
  // A hand that shakes.
  look(null, 2);
  look('a', 9);
  expect(told).toEqual(['a']);
  look(null, 9);
  look('a', 9);
  look('b', 9);
  look('a');
  expect(told).toEqual(['a', 'a', 'b', 'a']);
});
