import type { Framing } from '@/datasets/dataset-spec.ts';
import { framed, isFramed } from './framing.ts';
import type { GreyPicture } from './grey-picture.ts';
import { imageInk, type RgbaImage } from './image-ink.ts';
import type { Mark } from './sketch.ts';

/** What was done to an image, in order; the keys of its texts. */
export type Preparation = 'flattened' | 'inverted' | 'asItIs' | 'balanced' | 'filled';

interface SeenImage {
  readonly pixels: Float32Array;
  readonly done: readonly Preparation[];
}

/** An image as the networks see it; null where there is nothing to be seen on it. */
export function seenImage(image: RgbaImage, framing: Framing): SeenImage | null {
  const found = imageInk(image, framing);
  if (!found) return null;
  const isRight = isFramed(found.ink, framing);
  const pixels = isRight ? found.ink.values : framed(found.ink, framing);
  if (!pixels) return null;
  const fitted = framing === 'centre-of-mass' ? 'balanced' : 'filled';
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
 * A drawing as the networks see it; null for an empty canvas.
 *
 * @param ink reads the canvas; an image on which nothing was drawn is taken from where it came
 */
export function seenDrawing(
  marks: readonly Mark[],
  ink: () => GreyPicture,
  framing: Framing,
): Float32Array | null {
  const last = marks.at(-1);
  return last?.kind === 'image' ? (seenImage(last.image, framing)?.pixels ?? null) : framed(ink(), framing);
}
