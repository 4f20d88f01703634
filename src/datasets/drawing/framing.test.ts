import { readdirSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Framing } from '../dataset-spec.ts';
import { framed as framedAs, isFramed as isFramedAs, type Frame } from './framing.ts';
import { areaAverage, centreOfMass, inkBox, type GreyPicture } from './grey-picture.ts';

const framings = { mnist: 'centre-of-mass', 'fashion-mnist': 'whole-frame' } as const;
const SIDE = 28;
const NUM_PIXELS = SIDE * SIDE;
const frameOf = (framing: Framing): Frame => ({ height: SIDE, width: SIDE, channels: 1, framing });
const framed = (ink: GreyPicture, framing: Framing) => framedAs(ink, frameOf(framing));
const isFramed = (ink: GreyPicture, framing: Framing) => isFramedAs(ink, frameOf(framing));

/** Loads the first 2,000 official test pictures, as shipped. */
function testPictures(dataset: keyof typeof framings): readonly GreyPicture[] {
  const folder = new URL(`../../../public/data/${dataset}/`, import.meta.url);
  const file = readdirSync(folder).find((name) => name.startsWith('test-0.')) ?? '';
  const bytes = gunzipSync(readFileSync(new URL(file, folder)));
  return Array.from({ length: bytes.length / (NUM_PIXELS + 1) }, (_, index) => {
    const picture = bytes.subarray(index * NUM_PIXELS, (index + 1) * NUM_PIXELS);
    return { width: SIDE, height: SIDE, values: Float32Array.from(picture, (value) => value / 255) };
  });
}

const asPicture = (values: Float32Array): GreyPicture => ({ width: SIDE, height: SIDE, values });
const total = (values: Float32Array) => values.reduce((sum, value) => sum + value, 0);
const meanDifference = (one: Float32Array, other: Float32Array) =>
  total(one.map((value, index) => Math.abs(value - (other[index] ?? 0)))) / one.length;

/** Rectangles of ink on an empty picture of any size. */
const inkPicture = fc
  .record({
    width: fc.integer({ min: 1, max: 90 }),
    height: fc.integer({ min: 1, max: 90 }),
    marks: fc.array(
      fc.record({
        x: fc.nat(99),
        y: fc.nat(99),
        size: fc.integer({ min: 1, max: 30 }),
        ink: fc.double({ min: 0.1, max: 1, noNaN: true }),
      }),
      { minLength: 1, maxLength: 6 },
    ),
  })
  .map(({ width, height, marks }): GreyPicture => {
    const values = new Float32Array(width * height);
    for (const { x, y, size, ink } of marks) {
      const [left, top] = [x % width, y % height];
      for (let row = top; row < Math.min(height, top + size); row++) {
        values.fill(ink, row * width + left, row * width + Math.min(width, left + size));
      }
    }
    return { width, height, values };
  });

describe('the area average', () => {
  it('preserves the total ink, whatever the cell size', () => {
    fc.assert(
      fc.property(inkPicture, fc.double({ min: 0.3, max: 9, noNaN: true }), (picture, cell) => {
        const columns = Math.ceil(picture.width / cell);
        const rows = Math.ceil(picture.height / cell);
        const { values } = areaAverage(picture, { left: 0, top: 0, cell, columns, rows });
        expect(total(values) * cell ** 2).toBeCloseTo(total(picture.values), 1);
      }),
      { numRuns: 60 },
    );
  });

  it('counts a pixel on a cell’s edge by its share', () => {
    const row = { width: 3, height: 1, values: new Float32Array([1, 0, 1]) };
    const { values } = areaAverage(row, { left: 0, top: 0, cell: 1.5, columns: 2, rows: 1 });
    // Two thirds of each cell are ink across, and two thirds down: below the picture there is none.
    expect([...values].map((value) => value.toFixed(4))).toEqual(['0.4444', '0.4444']);
  });
});

describe('framing', () => {
  it('fits other shapes: the ink stays inside, in the middle, and colours are alike', () => {
    fc.assert(
      fc.property(
        inkPicture,
        fc.constantFrom<Framing>('centre-of-mass', 'whole-frame'),
        (picture, framing) => {
          const pixels =
            framedAs(picture, { height: 13, width: 9, channels: 3, framing }) ?? new Float32Array();
          expect(pixels).toHaveLength(13 * 9 * 3);
          const [red, green, blue] = [0, 1, 2].map((channel) =>
            pixels.filter((_, index) => index % 3 === channel),
          );
          expect([green, blue]).toEqual([red, red]);
          const box = inkBox({ width: 9, height: 13, values: red ?? new Float32Array() });
          const { width = 0, height = 0 } = box ?? {};
          const isRight = {
            'whole-frame': width === 9 || height === 13,
            'centre-of-mass': width <= 6 && height <= 9,
          };
          expect([box !== null, isRight[framing]]).toEqual([true, true]);
        },
      ),
      { seed: 1 },
    );
  });

  it('returns null for an empty canvas', () => {
    const empty = { width: 280, height: 280, values: new Float32Array(280 * 280) };
    expect([framed(empty, 'centre-of-mass'), framed(empty, 'whole-frame')]).toEqual([null, null]);
  });

  it('centres any drawing within half a pixel, as far as the frame allows', () => {
    fc.assert(
      fc.property(inkPicture, (picture) => {
        const pixels = framed(picture, 'centre-of-mass') ?? new Float32Array();
        const { x, y } = centreOfMass(asPicture(pixels));
        const box = inkBox(asPicture(pixels)) ?? { left: 0, top: 0, width: 0, height: 0 };
        expect(Math.max(box.width, box.height)).toBeLessThanOrEqual(20);
        const touches = (start: number, length: number) => start === 0 || start + length === SIDE;
        expect(touches(box.left, box.width) || Math.abs(x - 14.5) <= 0.5001).toBe(true);
        expect(touches(box.top, box.height) || Math.abs(y - 14.5) <= 0.5001).toBe(true);
        expect(Math.max(...pixels)).toBe(1);
      }),
      { numRuns: 150 },
    );
  });

  it.each(['centre-of-mass', 'whole-frame'] as const)(
    'gives the same shades from any position: %s',
    (framing) => {
      fc.assert(
        fc.property(inkPicture, (picture) => {
          const pixels = framed(picture, framing) ?? new Float32Array();
          expect(pixels).toHaveLength(NUM_PIXELS);
          expect(pixels.every((value) => value >= 0 && value <= 1)).toBe(true);
          // The result does not depend on the drawing's position on the canvas.
          const { width, height, values } = picture;
          const shifted = new Float32Array((width + 7) * height);
          for (let row = 0; row < height; row++)
            shifted.set(values.subarray(row * width, (row + 1) * width), row * (width + 7) + 7);
          const again = framed({ width: width + 7, height, values: shifted }, framing) ?? new Float32Array();
          expect(meanDifference(pixels, again)).toBeLessThan(1e-4);
        }),
        { numRuns: 80 },
      );
    },
  );

  it('preserves proportions and the ink within them', () => {
    const tall = { width: 100, height: 200, values: new Float32Array(20_000).fill(1) };
    const pixels = framed(tall, 'centre-of-mass') ?? new Float32Array();
    expect(inkBox(asPicture(pixels))).toMatchObject({ width: 10, height: 20 });
    expect(total(pixels)).toBeCloseTo(200);
    const clothes = framed(tall, 'whole-frame') ?? new Float32Array();
    expect(inkBox(asPicture(clothes))).toEqual({ left: 7, top: 0, width: 14, height: 28 });
  });

  it('leaves MNIST pictures nearly unchanged', () => {
    const pictures = testPictures('mnist');
    expect(pictures).toHaveLength(2000);
    const changes = pictures.map((picture) =>
      meanDifference(framed(picture, 'centre-of-mass') ?? new Float32Array(), picture.values),
    );
    expect(changes.filter((change) => change > 0.004)).toEqual([]);
    expect(pictures.filter((picture) => !isFramed(picture, 'centre-of-mass'))).toEqual([]);
  });

  it('leaves nearly all Fashion-MNIST pictures, those that fill their frame, unchanged', () => {
    const whole = testPictures('fashion-mnist').filter((picture) => {
      const box = inkBox(picture);
      return box && Math.max(box.width, box.height) === SIDE;
    });
    expect(whole.length).toBeGreaterThan(1950);
    const changed = whole.filter((picture) => {
      const pixels = framed(picture, 'whole-frame') ?? new Float32Array();
      return meanDifference(pixels, picture.values) > 0.001;
    });
    expect(changed.length).toBeLessThan(20);
  });

  it('restores a test picture from any position and size', () => {
    const [digit] = testPictures('mnist');
    const box = digit && inkBox(digit);
    if (!digit || !box) throw new Error('the first test picture is empty');
    const big = areaAverage(digit, { left: -3, top: 2, cell: 0.1, columns: 400, rows: 400 });
    const pixels = framed(big, 'centre-of-mass') ?? new Float32Array();
    expect(meanDifference(pixels, digit.values)).toBeLessThan(0.01);
  });
});
