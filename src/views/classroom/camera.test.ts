import { expect, it } from 'vitest';
import { eachTextOnce } from './camera.ts';

it('tells a code again only once it was taken away', () => {
  const told: string[] = [];
  const take = eachTextOnce((text) => told.push(text));
  const scan = (found: string | null, times = 1) => {
    for (let each = 0; each < times; each++) take(found);
  };
  scan('a', 9);
  // A hand that shakes.
  scan(null, 2);
  scan('a', 9);
  expect(told).toEqual(['a']);
  scan(null, 9);
  scan('a', 9);
  scan('b', 9);
  scan('a');
  expect(told).toEqual(['a', 'a', 'b', 'a']);
});
