import { CANVAS_SIDE } from '@/datasets/drawing/canvas-side.ts';
import type { Frame } from '@/datasets/drawing/framing.ts';
import type { GreyPicture } from '@/datasets/drawing/grey-picture.ts';
import { paintPiece } from '@/datasets/drawing/stroke.ts';
import { imageInk, inkColours } from './image-ink.ts';
import type { Mark } from './sketch.ts';

type Context = CanvasRenderingContext2D;

/**
 * Paints light ink on black, centred and as large as fits; small pictures are not smoothed.
 *
 * @param planes one for grey, or red, green and blue
 */
function paintInk(context: Context, planes: readonly GreyPicture[]): void {
  const [first] = planes;
  if (!first) return;
  const { width, height, values } = first;
  const small = document.createElement('canvas');
  small.width = width;
  small.height = height;
  const smallContext = small.getContext('2d');
  if (!smallContext) return;
  const image = smallContext.createImageData(width, height);
  for (const index of values.keys()) {
    const shades = [0, 1, 2].map((channel) => (planes[channel] ?? first).values[index] ?? 0);
    image.data.set([...shades.map((shade) => Math.round(shade * 255)), 255], index * 4);
  }
  smallContext.putImageData(image, 0, 0);
  const scale = CANVAS_SIDE / Math.max(width, height);
  context.imageSmoothingEnabled = scale < 4;
  const marginOf = (length: number) => (CANVAS_SIDE - length * scale) / 2;
  context.drawImage(small, marginOf(width), marginOf(height), width * scale, height * scale);
}

/** Repaints all marks. */
export function paintMarks(context: Context, marks: readonly Mark[], frame: Frame): void {
  context.fillStyle = '#000';
  context.fillRect(0, 0, CANVAS_SIDE, CANVAS_SIDE);
  for (const mark of marks) {
    if (mark.kind === 'image') {
      const found = imageInk(mark.image, frame.framing);
      const isColoured = frame.channels === 3;
      if (found) paintInk(context, isColoured ? inkColours(mark.image, found) : [found.ink]);
    } else {
      for (const [index, point] of mark.points.entries())
        paintPiece(context, mark.points[index - 1] ?? point, point);
    }
  }
}
