import { framed, isFramed, spread, type Frame } from '@/datasets/drawing/framing.ts';
import type { GreyPicture } from '@/datasets/drawing/grey-picture.ts';
import { imageInk, type RgbaImage } from './image-ink.ts';
import type { Mark } from './sketch.ts';

/** Processing steps of an image; the keys of their texts. */
export type Preparation = 'flattened' | 'inverted' | 'asItIs' | 'balanced' | 'filled';

interface SeenImage {
  readonly pixels: Float32Array;
  readonly done: readonly Preparation[];
}

/** Converts an image to the networks' input; null for a blank image. */
export function seenImage(image: RgbaImage, frame: Frame): SeenImage | null {
  const found = imageInk(image, frame.framing);
  if (!found) return null;
  const isRight = isFramed(found.ink, frame);
  const pixels = isRight ? spread(found.ink.values, frame) : framed(found.ink, frame);
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
 * @param ink reads the canvas; not used for an image without strokes, which is converted directly
 */
export function seenDrawing(
  marks: readonly Mark[],
  ink: () => GreyPicture,
  frame: Frame,
): Float32Array | null {
  const last = marks.at(-1);
  return last?.kind === 'image' ? (seenImage(last.image, frame)?.pixels ?? null) : framed(ink(), frame);
}
