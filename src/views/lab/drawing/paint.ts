import type { Framing } from '@/datasets/dataset-spec.ts';
import { CANVAS_SIDE } from '@/datasets/drawing/canvas-side.ts';
import type { GreyPicture } from '@/datasets/drawing/grey-picture.ts';
import { paintPiece } from '@/datasets/drawing/stroke.ts';
import { imageInk } from './image-ink.ts';
import type { Mark } from './sketch.ts';

type Context = CanvasRenderingContext2D;

/** Paints light ink on black, centred and as large as fits; small pictures are not smoothed. */
function paintInk(context: Context, { width, height, values }: GreyPicture): void {
  const small = document.createElement('canvas');
  small.width = width;
  small.height = height;
  const smallContext = small.getContext('2d');
  if (!smallContext) return;
  const image = smallContext.createImageData(width, height);
  for (const [index, ink] of values.entries()) {
    const shade = Math.round(ink * 255);
    image.data.set([shade, shade, shade, 255], index * 4);
  }
  smallContext.putImageData(image, 0, 0);
  const scale = CANVAS_SIDE / Math.max(width, height);
  context.imageSmoothingEnabled = scale < 4;
  const marginOf = (length: number) => (CANVAS_SIDE - length * scale) / 2;
  context.drawImage(small, marginOf(width), marginOf(height), width * scale, height * scale);
}

/** Repaints all marks. */
export function paintMarks(context: Context, marks: readonly Mark[], framing: Framing): void {
  context.fillStyle = '#000';
  context.fillRect(0, 0, CANVAS_SIDE, CANVAS_SIDE);
  for (const mark of marks) {
    if (mark.kind === 'image') {
      const found = imageInk(mark.image, framing);
      if (found) paintInk(context, found.ink);
    } else {
      for (const [index, point] of mark.points.entries())
        paintPiece(context, mark.points[index - 1] ?? point, point);
    }
  }
}
