/** Draws, frames the drawing as the lab does, and asks the network about it. */
import { CANVAS_SIDE } from '@/datasets/drawing/canvas-side.ts';
import { framed, type Frame } from '@/datasets/drawing/framing.ts';
import { penAfter, restingPen, type KeyboardPen } from '@/datasets/drawing/keyboard-pen.ts';
import { paintPiece, pointOf, readInk, type StrokePoint } from '@/datasets/drawing/stroke.ts';
import { announce, answer, byId, data, textAt } from './answers.ts';

/** Width of the pen; the lab's medium brush. */
const BRUSH = 24;

/** @param frame what a picture is and how it is framed */
export function startDrawing(frame: Frame): void {
  const { texts } = data;
  const canvas = byId('canvas', HTMLCanvasElement);
  const pen = byId('pen', HTMLElement);
  const context = canvas.getContext('2d', { willReadFrequently: true });
  const seen = byId('seen', HTMLCanvasElement).getContext('2d');
  const strokes: StrokePoint[][] = [];
  let stroke: StrokePoint[] | null = null;
  let keyboardPen: KeyboardPen = restingPen;

  const example = () => context && framed(readInk(context), frame);

  /** Shows the picture that the network sees, and its answer. */
  function look(): string {
    const pixels = example();
    const { height, width, channels } = frame;
    const image = seen?.createImageData(width, height);
    for (let place = 0; place < width * height; place++) {
      // Drawings are grey: all channels are alike.
      const value = (pixels?.[place * channels] ?? 0) * 255;
      image?.data.set([value, value, value, 255], place * 4);
    }
    if (image) seen?.putImageData(image, 0, 0);
    return answer(pixels);
  }

  function repaint(): void {
    if (!context) return;
    context.fillStyle = '#000';
    context.fillRect(0, 0, CANVAS_SIDE, CANVAS_SIDE);
    for (const points of strokes)
      for (const [index, point] of points.entries()) paintPiece(context, points[index - 1] ?? point, point);
    announce(look(), example());
  }

  function extend(points: readonly StrokePoint[]): void {
    stroke ??= [];
    for (const point of points) {
      if (context) paintPiece(context, stroke.at(-1) ?? point, point);
      stroke.push(point);
    }
    look();
  }

  function end(isKept: boolean): void {
    if (stroke && isKept) strokes.push(stroke);
    stroke = null;
    repaint();
  }

  let pointer: number | null = null;
  canvas.addEventListener('pointerdown', (event) => {
    // A second finger, or another button.
    if (pointer !== null || event.button !== 0) return;
    canvas.setPointerCapture(event.pointerId);
    pointer = event.pointerId;
    pen.hidden = true;
    extend([pointOf(event, canvas, BRUSH)]);
  });
  canvas.addEventListener('pointermove', (event) => {
    if (event.pointerId !== pointer) return;
    const passed = event.getCoalescedEvents?.() ?? [];
    extend((passed.length > 0 ? passed : [event]).map((each) => pointOf(each, canvas, BRUSH)));
  });
  for (const type of ['pointerup', 'pointercancel', 'lostpointercapture'] as const)
    canvas.addEventListener(type, (event) => {
      if (event.pointerId !== pointer) return;
      pointer = null;
      end(type !== 'pointercancel');
    });

  function showPen(): void {
    pen.hidden = false;
    pen.style.left = `${(keyboardPen.x / CANVAS_SIDE) * 100}%`;
    pen.style.top = `${(keyboardPen.y / CANVAS_SIDE) * 100}%`;
    pen.toggleAttribute('data-down', keyboardPen.isDown);
  }
  canvas.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const before = keyboardPen;
    const after = penAfter(before, event.key, event.shiftKey);
    if (!after) return;
    event.preventDefault();
    keyboardPen = after;
    showPen();
    if (after.isDown) extend([{ x: after.x, y: after.y, width: BRUSH }]);
    else if (before.isDown) end(true);
    if (after.isDown !== before.isDown) textAt('pen-status', after.isDown ? texts.penDown : texts.penUp);
  });
  canvas.addEventListener('focus', () => {
    if (canvas.matches(':focus-visible')) showPen();
  });
  canvas.addEventListener('blur', () => {
    pen.hidden = true;
    if (!keyboardPen.isDown) return;
    keyboardPen = { ...keyboardPen, isDown: false };
    end(true);
  });

  byId('undo', HTMLElement).addEventListener('click', () => {
    strokes.pop();
    repaint();
  });
  byId('clear', HTMLElement).addEventListener('click', () => {
    strokes.length = 0;
    repaint();
  });
  repaint();
}
