import { framed, framedColours, isFramed, spread, type Frame } from '@/datasets/drawing/framing.ts';
import type { GreyPicture } from '@/datasets/drawing/grey-picture.ts';
import { imageInk, inkColours, type ImageInk, type RgbaImage } from './image-ink.ts';
import type { Mark } from './sketch.ts';

/** Processing steps of an image; the keys of their texts. */
export type Preparation = 'flattened' | 'inverted' | 'asItIs' | 'balanced' | 'filled';

interface SeenImage {
  readonly pixels: Float32Array;
  readonly done: readonly Preparation[];
}

const grey = ({ ink }: ImageInk, isRight: boolean, frame: Frame) =>
  isRight ? spread(ink.values, frame) : framed(ink, frame);

/** An image in colours; one that has the dataset's size and position keeps its own values. */
function colours(image: RgbaImage, found: ImageInk, isRight: boolean, frame: Frame): Float32Array | null {
  if (!isRight || found.isInverted || found.isFlattened)
    return framedColours(inkColours(image, found), frame);
  const { width, height, channels } = frame;
  return Float32Array.from(
    { length: width * height * channels },
    (_, at) => (image.data[4 * Math.floor(at / channels) + (at % channels)] ?? NaN) / 255,
  );
}

/** Converts an image to the networks' input; null for a blank image. */
export function seenImage(image: RgbaImage, frame: Frame): SeenImage | null {
  const found = imageInk(image, frame.framing);
  if (!found) return null;
  const isRight = isFramed(found.ink, frame);
  const pixels = frame.channels === 3 ? colours(image, found, isRight, frame) : grey(found, isRight, frame);
  if (!pixels) return null;
  const fitted = frame.framing === 'centre-of-mass' ? 'balanced' : 'filled';
  return {
    pixels,
    done: [
      ...(found.isFlattened ? (['flattened'] as const) : []),
      ...(found.isInverted ? (['inverted'] as const) : []),
      isRight ? 'asItIs' : fitted,
    ],
  };
}

/**
 * Converts a drawing to the networks' input; null for an empty canvas.
 *
 * @param read the canvas's channels, one or red, green and blue; not used for an image without strokes, which is converted
 *   directly
 */
export function seenDrawing(
  marks: readonly Mark[],
  read: () => readonly GreyPicture[],
  frame: Frame,
): Float32Array | null {
  const last = marks.at(-1);
  if (last?.kind === 'image') return seenImage(last.image, frame)?.pixels ?? null;
  const [ink, ...others] = read();
  if (!ink) return null;
  return others.length > 0 ? framedColours([ink, ...others], frame) : framed(ink, frame);
}
