import type { StandaloneFigure } from './figure.ts';

/** Pixels per px of the figure. */
const SCALE = 2;
/** Largest side and area of a canvas that all browsers draw: Safari's area is the smallest. */
const MAX_SIDE = 16_384;
const MAX_PIXELS = 16_777_216 * 4;

/** The figure is too large for a PNG. */
export class FigureTooLargeError extends Error {
  override readonly name = 'FigureTooLargeError';
}

/**
 * Draws a figure as a PNG of twice its size.
 *
 * @throws FigureTooLargeError
 */
export async function pngOf({ svg, width, height }: StandaloneFigure): Promise<Blob> {
  const [wide, high] = [width * SCALE, height * SCALE];
  if (Math.max(wide, high) > MAX_SIDE || wide * high > MAX_PIXELS)
    throw new FigureTooLargeError(`${wide} × ${high} pixels`);
  const url = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  try {
    const image = new Image(wide, high);
    image.src = url;
    await image.decode();
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [wide, high];
    const context = canvas.getContext('2d');
    if (!context) throw new FigureTooLargeError(`${wide} × ${high} pixels`);
    context.drawImage(image, 0, 0, wide, high);
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
    if (!blob) throw new FigureTooLargeError(`${wide} × ${high} pixels`);
    return blob;
  } finally {
    URL.revokeObjectURL(url);
  }
}
