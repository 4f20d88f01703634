import { entryAt } from '@/core/checked.ts';
import type { Framing } from '@/datasets/dataset-spec.ts';
import type { GreyPicture } from './grey-picture.ts';
import { imageInk } from './image-ink.ts';
import { CANVAS_SIDE, type Mark, type StrokePoint } from './sketch.ts';

type Context = CanvasRenderingContext2D;

/** Paints a segment of a stroke, as thick as the pen at its end; a segment of length 0 is a dot. */
export function paintPiece(context: Context, from: StrokePoint, to: StrokePoint): void {
  context.strokeStyle = '#fff';
  context.lineCap = 'round';
  context.lineWidth = to.width;
  context.beginPath();
  context.moveTo(from.x, from.y);
  context.lineTo(to.x, to.y);
  context.stroke();
}

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

/** Reads the ink from the canvas. */
export function readInk(context: Context): GreyPicture {
  const { data } = context.getImageData(0, 0, CANVAS_SIDE, CANVAS_SIDE);
  // The canvas is grey, so one channel is enough.
  const values = Float32Array.from({ length: data.length / 4 }, (_, index) => entryAt(data, index * 4) / 255);
  return { width: CANVAS_SIDE, height: CANVAS_SIDE, values };
}
