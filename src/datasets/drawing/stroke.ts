import { entryAt } from '@/core/checked.ts';
import { CANVAS_SIDE } from './canvas-side.ts';
import type { GreyPicture } from './grey-picture.ts';

type Context = CanvasRenderingContext2D;

/** A position of the pen and its width there, in the canvas's units. */
export interface StrokePoint {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  /** As CSS writes it; white if it is missing. */
  readonly colour?: string;
}

/** A pointer's position on the canvas. Uses pressure for pens only: touch and mouse report it unreliably. */
export function pointOf(event: PointerEvent, canvas: HTMLCanvasElement, brush: number): StrokePoint {
  const box = canvas.getBoundingClientRect();
  return {
    x: ((event.clientX - box.left) / box.width) * CANVAS_SIDE,
    y: ((event.clientY - box.top) / box.height) * CANVAS_SIDE,
    width: event.pointerType === 'pen' ? brush * (0.4 + 1.2 * event.pressure) : brush,
  };
}

/** Paints a segment of a stroke, as thick as the pen at its end; a segment of length 0 is a dot. */
export function paintPiece(context: Context, from: StrokePoint, to: StrokePoint): void {
  context.strokeStyle = to.colour ?? '#fff';
  context.lineCap = 'round';
  context.lineWidth = to.width;
  context.beginPath();
  context.moveTo(from.x, from.y);
  context.lineTo(to.x, to.y);
  context.stroke();
}

/** One channel of the canvas. */
function readChannel(data: Uint8ClampedArray, channel: number): GreyPicture {
  const values = Float32Array.from(
    { length: data.length / 4 },
    (_, index) => entryAt(data, index * 4 + channel) / 255,
  );
  return { width: CANVAS_SIDE, height: CANVAS_SIDE, values };
}

const readData = (context: Context) => context.getImageData(0, 0, CANVAS_SIDE, CANVAS_SIDE).data;

/** Reads the ink from the canvas of a grey picture, all of whose channels are alike. */
export const readInk = (context: Context): GreyPicture => readChannel(readData(context), 0);

/** Reads red, green and blue from the canvas. */
export function readColours(context: Context): readonly GreyPicture[] {
  const data = readData(context);
  return [0, 1, 2].map((channel) => readChannel(data, channel));
}
