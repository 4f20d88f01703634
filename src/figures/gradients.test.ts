import { expect, it } from 'vitest';
import { readGradient } from './gradients.ts';

it.each([
  [
    'repeating-linear-gradient(135deg, rgb(1, 2, 3) 0px, rgb(1, 2, 3) 3px, rgba(0, 0, 0, 0) 3px, rgba(0, 0, 0, 0) 5px)',
    { isRepeating: true, angle: 135 },
    ['0px', '3px', '3px', '5px'],
  ],
  [
    'repeating-linear-gradient(135deg, rgb(1, 2, 3) 0px 3px, color(srgb 0.5 0.5 0.5 / 0.3) 3px 5px)',
    { isRepeating: true, angle: 135 },
    ['0px', '3px', '3px', '5px'],
  ],
  ['linear-gradient(to left, rgb(1, 2, 3) 1px, rgba(0, 0, 0, 0) 1px)', { angle: 270 }, ['1px', '1px']],
  ['linear-gradient(rgb(1, 2, 3), rgb(4, 5, 6))', { isRepeating: false, angle: 180 }, [null, null]],
  ['linear-gradient(to right, rgb(1, 2, 3), rgb(4, 5, 6)), none', { angle: 90 }, [null, null]],
  ['linear-gradient(to right, rgb(1, 2, 3) 0%, rgb(4, 5, 6) 100%)', { angle: 90 }, ['0%', '100%']],
])('reads %s', (image, expected, places) => {
  const gradient = readGradient(image);
  expect(gradient).toMatchObject(expected);
  expect(gradient?.stops.map(({ at }) => at)).toEqual(places);
  expect(gradient?.stops.every(({ colour }) => /^\w+\(.*\)$/.test(colour))).toBe(true);
});

it('reads nothing else', () => {
  expect(readGradient('none')).toBeNull();
  expect(readGradient('radial-gradient(red, blue)')).toBeNull();
});
