import { checkLength } from '@/core/check-length.ts';
import { entryAt } from '@/core/checked.ts';
import type { Framing } from '@/datasets/dataset-spec.ts';
import type { GreyPicture } from '@/datasets/drawing/grey-picture.ts';

/** Minimum contrast between paper and ink; below it an image counts as blank. */
const MIN_CONTRAST = 0.1;
/** Luma of red, green and blue (ITU-R BT.601). */
const luma = [0.299, 0.587, 0.114] as const;

/** The ink of an image, and how it was processed. */
export interface ImageInk {
  readonly ink: GreyPicture;
  /** Inverted, since it was dark on light; the datasets are light on dark. */
  readonly isInverted: boolean;
  /** Had transparency, which was composited onto a background. */
  readonly isFlattened: boolean;
}

/** An image as RGBA, 0..255, not premultiplied, as `getImageData` returns it. */
export interface RgbaImage {
  readonly width: number;
  readonly height: number;
  readonly data: ArrayLike<number>;
}

/** Luma and alpha of each pixel, both 0..1. */
function greyAndAlpha({ width, height, data }: RgbaImage) {
  checkLength(data, 4 * width * height, 'image');
  const grey = new Float32Array(width * height);
  const alpha = new Float32Array(width * height);
  for (let index = 0; index < grey.length; index++) {
    const at = index * 4;
    const [red, green, blue] = luma;
    grey[index] =
      (red * (data[at] ?? NaN) + green * (data[at + 1] ?? NaN) + blue * (data[at + 2] ?? NaN)) / 255;
    alpha[index] = (data[at + 3] ?? NaN) / 255;
  }
  return { grey, alpha };
}

/** The values along the border, in no particular order. */
function border(width: number, height: number, values: Float32Array): Float32Array {
  return values.filter((_, index) => {
    const x = index % width;
    const y = Math.floor(index / width);
    return x === 0 || y === 0 || x === width - 1 || y === height - 1;
  });
}

const meanOf = (values: Float32Array) => values.reduce((sum, value) => sum + value, 0) / values.length;

/**
 * Extracts the ink of an image, light on dark.
 *
 * Transparency is composited onto a contrasting background: dark ink onto white, light ink onto black. The
 * image is inverted if its border is light on average. Variation like the border's counts as paper, not ink.
 *
 * @param framing of the dataset: digits are rescaled to a white peak, pictures of clothes keep their grey
 * @returns null if nothing stands out from the background
 */
export function imageInk(image: RgbaImage, framing: Framing): ImageInk | null {
  const { width, height } = image;
  const { grey, alpha } = greyAndAlpha(image);
  const opacity = alpha.reduce((sum, value) => sum + value, 0);
  if (opacity === 0) return null;
  const isFlattened = alpha.some((value) => value < 1);
  const visibleMean = grey.reduce((sum, value, index) => sum + value * entryAt(alpha, index), 0) / opacity;
  const behind = visibleMean > 0.5 ? 0 : 1;
  const flat = isFlattened
    ? grey.map((value, index) => value * entryAt(alpha, index) + behind * (1 - entryAt(alpha, index)))
    : grey;
  const isInverted = meanOf(border(width, height, flat)) > 0.5;
  const light = isInverted ? flat.map((value) => 1 - value) : flat;
  const paper = border(width, height, light).toSorted();
  const at = (share: number) => entryAt(paper, Math.floor(share * (paper.length - 1)));
  // A quantile, not the border's maximum: a stroke may touch the border.
  const low = at(0.5) + Math.min(0.2, 1.5 * (at(0.9) - at(0.5)));
  const peak = light.reduce((most, value) => Math.max(most, value), 0);
  if (peak - low < MIN_CONTRAST) return null;
  const high = framing === 'whole-frame' ? 1 : peak;
  const values = light.map((value) => Math.max(0, (value - low) / (high - low)));
  return { ink: { width, height, values }, isInverted, isFlattened };
}

/** Below this all channels of an ink are dark: it is black ink, or white on black. */
const LEAST_COLOUR = 0.15;

/**
 * Red, green and blue of an image's ink, as bright as the ink is: the hue of a red pen on white paper and of red light on
 * black is the same. Black ink on paper becomes white.
 *
 * @param found the image's ink
 */
export function inkColours(
  { data }: RgbaImage,
  { ink: { width, height, values }, isInverted }: ImageInk,
): readonly GreyPicture[] {
  const planes = [0, 1, 2].map(() => new Float32Array(values.length));
  for (const [at, ink] of values.entries()) {
    if (ink === 0) continue;
    const seen = [0, 1, 2].map((channel) => (data[4 * at + channel] ?? NaN) / 255);
    // Ink on paper takes light away: relative to what it takes most, the rest is its own colour.
    const taken = Math.max(...seen.map((value) => 1 - value), 1e-6);
    const own = isInverted ? seen.map((value) => 1 - (1 - value) / taken) : seen;
    const most = Math.max(...own);
    for (const [channel, plane] of planes.entries())
      plane[at] = ink * (most < LEAST_COLOUR ? 1 : (own[channel] ?? 0) / most);
  }
  return planes.map((plane) => ({ width, height, values: plane }));
}
