import type { ImageInput } from '@/core/input-spec.ts';
import type { RandomStream } from '@/core/random.ts';

/** Strokes in a picture. */
const MOST_STROKES = 3;
/** Share of the picture around its middle that the pen stays in, as handwritten digits do. */
const FRAME = 20 / 28;
/** Radius of the pen, as a share of the height. */
const PEN = 1.2 / 28;
/** Points along a stroke, close enough that none stands alone. */
const NUM_POINTS = 40;

type Point = readonly [row: number, column: number];

/** A point of the curve through the control points a, b, c, d at t in 0..1 (a cubic Bézier curve). */
function bezier([a, b, c, d]: readonly [Point, Point, Point, Point], t: number): Point {
  const at = (axis: 0 | 1) =>
    (1 - t) ** 3 * a[axis] +
    3 * (1 - t) ** 2 * t * b[axis] +
    3 * (1 - t) * t * t * c[axis] +
    t ** 3 * d[axis];
  return [at(0), at(1)];
}

/**
 * A picture of one to three curved strokes of a round pen, anywhere: no sign that anyone has drawn, in the ink and the
 * frame of a handwritten one.
 *
 * @param random the picture's own stream
 * @returns flat [H · W · C], 0..255, the same in every channel
 */
export function drawScribble({ height, width, channels }: ImageInput, random: RandomStream): Uint8Array {
  const pixels = new Uint8Array(height * width * channels);
  const radius = PEN * height;
  const reach = Math.ceil(radius + 1);
  const ink = ([row, column]: Point) => {
    for (let y = Math.round(row) - reach; y <= Math.round(row) + reach; y++) {
      for (let x = Math.round(column) - reach; x <= Math.round(column) + reach; x++) {
        if (y < 0 || x < 0 || y >= height || x >= width) continue;
        // The rim fades over one pixel.
        const share = Math.min(1, Math.max(0, radius + 0.5 - Math.hypot(y - row, x - column)));
        const at = (y * width + x) * channels;
        pixels.fill(Math.max(pixels[at] ?? 0, Math.round(255 * share)), at, at + channels);
      }
    }
  };
  const anywhere = (): Point => [
    (0.5 + (random.next() - 0.5) * FRAME) * (height - 1),
    (0.5 + (random.next() - 0.5) * FRAME) * (width - 1),
  ];
  const numStrokes = 1 + random.below(MOST_STROKES);
  for (let stroke = 0; stroke < numStrokes; stroke++) {
    const curve = [anywhere(), anywhere(), anywhere(), anywhere()] as const;
    for (let point = 0; point <= NUM_POINTS; point++) ink(bezier(curve, point / NUM_POINTS));
  }
  return pixels;
}
