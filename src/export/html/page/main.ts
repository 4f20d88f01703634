/** The script of an exported page: draws, frames the drawing as the lab does, and shows the network's answer. */
import { CANVAS_SIDE } from '@/datasets/drawing/canvas-side.ts';
import { framed } from '@/datasets/drawing/framing.ts';
import { penAfter, restingPen, type KeyboardPen } from '@/datasets/drawing/keyboard-pen.ts';
import { paintPiece, pointOf, readInk, type StrokePoint } from '@/datasets/drawing/stroke.ts';
import { softmaxAt } from '@/metrics/softmax.ts';
import { infer } from './infer.ts';
import type { PageData } from './page-data.ts';
import { unpackArray } from './unpack.ts';

/** Width of the pen; the lab's medium brush. */
const BRUSH = 24;
const MAX_TEMPERATURE = 20;

function byId<Kind extends HTMLElement>(id: string, kind: new () => Kind): Kind {
  const found = document.querySelector(`#${id}`);
  if (found instanceof kind) return found;
  throw new Error(`the page has no ${id}`);
}
const textAt = (id: string, text: string) => {
  byId(id, HTMLElement).textContent = text;
};
const data = JSON.parse(byId('data', HTMLElement).textContent ?? '') as PageData;
const { layers, frame, classNames, texts, language } = data;
const arrays = data.arrays.map(unpackArray);

const canvas = byId('canvas', HTMLCanvasElement);
const slider = byId('temperature', HTMLInputElement);
const pen = byId('pen', HTMLElement);
const context = canvas.getContext('2d', { willReadFrequently: true });
const seen = byId('seen', HTMLCanvasElement).getContext('2d');
const percent = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 1 });
const digits = new Intl.NumberFormat(language, { maximumSignificantDigits: 3 });
const rows = [...document.querySelectorAll<HTMLElement>('#bars li')];
const fill = (text: string, values: Readonly<Record<string, string>>) =>
  text.replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => values[name] ?? '');

const strokes: StrokePoint[][] = [];
let stroke: StrokePoint[] | null = null;
let logits: Float32Array | null = null;
let keyboardPen: KeyboardPen = restingPen;

const temperature = () => MAX_TEMPERATURE ** (slider.valueAsNumber / 100);

/** Shows the answer at the slider's temperature. @returns its words */
function show(): string {
  const t = temperature();
  textAt('t', digits.format(t));
  slider.setAttribute('aria-valuetext', `T = ${digits.format(t)}`);
  const probabilities = logits ? softmaxAt(logits, t) : [];
  for (const [k, row] of rows.entries()) {
    const probability = probabilities[k] ?? 0;
    const [, bar, value] = row.children;
    const length = bar?.firstElementChild as HTMLElement | undefined;
    if (length) length.style.width = `${probability * 100}%`;
    if (value) value.textContent = logits ? percent.format(probability) : '–';
    row.toggleAttribute('data-best', logits !== null && probability === Math.max(...probabilities));
  }
  const best = probabilities.indexOf(Math.max(...probabilities));
  const words = logits
    ? fill(texts.says, { name: classNames[best] ?? '', percent: percent.format(probabilities[best] ?? 0) })
    : texts.empty;
  textAt('answer', words);
  return words;
}

/** Reads the canvas, asks the network and shows its answer. */
function answer(): string {
  const pixels = context && framed(readInk(context), frame);
  const { height, width, channels } = frame;
  const image = seen?.createImageData(width, height);
  for (let place = 0; place < width * height; place++) {
    // Drawings are grey: all channels are alike.
    const value = (pixels?.[place * channels] ?? 0) * 255;
    image?.data.set([value, value, value, 255], place * 4);
  }
  if (image) seen?.putImageData(image, 0, 0);
  logits = pixels && infer(layers, arrays, pixels, frame);
  return show();
}

/** Announces the answer, and how long the network takes for one, once a stroke has ended. */
function announce(words: string): void {
  textAt('status', words);
  if (!logits) return;
  const pixels = context && framed(readInk(context), frame);
  if (!pixels) return;
  const started = performance.now();
  let count = 0;
  // Clocks of browsers may tick once a millisecond.
  do {
    infer(layers, arrays, pixels, frame);
    count++;
  } while (performance.now() - started < 20);
  textAt('time', fill(texts.time, { ms: digits.format((performance.now() - started) / count) }));
}

function repaint(): void {
  if (!context) return;
  context.fillStyle = '#000';
  context.fillRect(0, 0, CANVAS_SIDE, CANVAS_SIDE);
  for (const points of strokes)
    for (const [index, point] of points.entries()) paintPiece(context, points[index - 1] ?? point, point);
  announce(answer());
}

function extend(points: readonly StrokePoint[]): void {
  stroke ??= [];
  for (const point of points) {
    if (context) paintPiece(context, stroke.at(-1) ?? point, point);
    stroke.push(point);
  }
  answer();
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
slider.addEventListener('input', show);
repaint();
