import { describe, expect, it } from 'vitest';
import { framed } from '@/datasets/drawing/framing.ts';
import { colouredMnist } from '@/datasets/specs/coloured-mnist.ts';
import { mnist } from '@/datasets/specs/mnist.ts';
import { imageInk, inkColours, type RgbaImage } from './image-ink.ts';
import { seenDrawing, seenImage } from './seen-picture.ts';

type Rgb = readonly [number, number, number];

/** A bar of ink in the middle of paper. */
function bar(paper: Rgb, ink: Rgb, side = 56): RgbaImage {
  const isInk = (x: number, y: number) =>
    x > 0.45 * side && x < 0.6 * side && y > 0.2 * side && y < 0.8 * side;
  const colours = Array.from({ length: side * side }, (_, at) =>
    isInk(at % side, Math.floor(at / side)) ? ink : paper,
  );
  return { width: side, height: side, data: colours.flatMap((colour) => [...colour, 255]) };
}

/** The colour of the brightest pixel. */
function brightest(pixels: Float32Array) {
  const at = Array.from(pixels).findIndex((value) => value === Math.max(...pixels));
  return [...pixels.subarray(3 * Math.floor(at / 3), 3 * Math.floor(at / 3) + 3)];
}
const colourOf = (image: RgbaImage) =>
  brightest(seenImage(image, colouredMnist.input)?.pixels ?? new Float32Array());

describe('an opened picture, where networks take colours', () => {
  it('keeps the hue of light on dark', () => {
    const [red, green, blue] = colourOf(bar([0, 0, 0], [200, 100, 0]));
    expect(red).toBeCloseTo(1, 5);
    expect(green).toBeCloseTo(0.5, 5);
    expect(blue).toBeCloseTo(0, 5);
  });

  it('keeps the hue of a pen on paper, and makes black ink white', () => {
    const [red = 0, green, blue] = colourOf(bar([255, 255, 255], [220, 40, 40]));
    expect([red > 0.99, green, blue]).toEqual([true, expect.closeTo(0, 5), expect.closeTo(0, 5)]);
    for (const value of colourOf(bar([250, 250, 250], [10, 10, 10]))) expect(value).toBeCloseTo(1, 5);
  });

  it('is framed like the same picture in grey', () => {
    const coloured = seenImage(bar([0, 0, 0], [0, 255, 0]), colouredMnist.input)?.pixels;
    const grey = seenImage(bar([0, 0, 0], [255, 255, 255]), mnist.input)?.pixels;
    expect(coloured?.filter((_, at) => at % 3 === 1)).toEqual(grey);
    expect(Math.max(...(coloured?.filter((_, at) => at % 3 !== 1) ?? []))).toBe(0);
  });

  it('is used as it is if it has size and place of the dataset’s pictures', () => {
    const centred = seenImage(bar([0, 0, 0], [200, 60, 20]), colouredMnist.input)?.pixels ?? [];
    const data = Array.from({ length: 28 * 28 }, (_, at) => [
      ...[0, 1, 2].map((channel) => Math.round(100 * (centred[3 * at + channel] ?? 0))),
      255,
    ]).flat();
    const seen = seenImage({ width: 28, height: 28, data }, colouredMnist.input);
    expect(seen?.done).toEqual(['asItIs']);
    expect(seen?.pixels).toEqual(
      Float32Array.from(
        data.filter((_, at) => at % 4 < 3),
        (value) => value / 255,
      ),
    );
  });

  it('has planes as bright as its ink', () => {
    const image = bar([0, 0, 0], [100, 50, 0]);
    const found = imageInk(image, 'centre-of-mass');
    const [red, green] = found ? inkColours(image, found) : [];
    expect(red?.values).toEqual(found?.ink.values);
    expect(Math.max(...(green?.values ?? []))).toBeCloseTo(0.5, 5);
  });
});

describe('a drawing', () => {
  const plane = (value: number) => ({
    width: 4,
    height: 4,
    values: Float32Array.from({ length: 16 }, (_, at) => (at === 5 || at === 6 ? value : 0)),
  });

  it('is grey or in colours, as the canvas is read', () => {
    const grey = seenDrawing([], () => [plane(0.5)], mnist.input);
    expect(grey).toEqual(framed(plane(0.5), mnist.input));
    const coloured = seenDrawing([], () => [plane(0.4), plane(0.8), plane(0)], colouredMnist.input);
    expect(brightest(coloured ?? new Float32Array())).toEqual(
      [0.5, 1, 0].map((value) => expect.closeTo(value, 5) as number),
    );
    expect(seenDrawing([], () => [plane(0), plane(0), plane(0)], colouredMnist.input)).toBeNull();
  });
});
