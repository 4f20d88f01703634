import { expect, it } from 'vitest';
import { eachTextOnce } from './camera.ts';

it('scans the same QR code again after it left the camera’s view', () => {
  const reported: string[] = [];
  const take = eachTextOnce((text) => reported.push(text));
  const scan = (found: string | null, times = 1) => {
    for (let each = 0; each < times; each++) take(found);
  };
  scan('a', 9);
  // A shaking hand.
  scan(null, 2);
  scan('a', 9);
  expect(reported).toEqual(['a']);
  scan(null, 9);
  scan('a', 9);
  scan('b', 9);
  scan('a');
  expect(reported).toEqual(['a', 'a', 'b', 'a']);
});
