import type { RgbaImage } from './image-ink.ts';

/** Of the canvas that is drawn on, in its own units, whatever its size on the screen. */
export const CANVAS_SIDE = 280;
/** Undoing goes back so far. */
const MOST_STEPS = 100;

/** A place of the pen, and how thick it draws there. */
export interface StrokePoint {
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

export interface ImageMark {
  readonly kind: 'image';
  /** Of its file. */
  readonly name: string;
  readonly image: RgbaImage;
}

export type Mark = { readonly kind: 'stroke'; readonly points: readonly StrokePoint[] } | ImageMark;

/** What is on the canvas, in the order in which it came there, and what was there before each change. */
export interface Sketch {
  readonly marks: readonly Mark[];
  readonly past: readonly (readonly Mark[])[];
}

export const emptySketch: Sketch = { marks: [], past: [] };

const changed = ({ marks, past }: Sketch, next: readonly Mark[]): Sketch => ({
  marks: next,
  past: [...past, marks].slice(-MOST_STEPS),
});

/** With a stroke more, or with an image in the place of everything. */
export function withMark(sketch: Sketch, mark: Mark): Sketch {
  return changed(sketch, mark.kind === 'image' ? [mark] : [...sketch.marks, mark]);
}

/** Emptied, which can be undone like anything else. */
export function cleared(sketch: Sketch): Sketch {
  return sketch.marks.length === 0 ? sketch : changed(sketch, []);
}

/** As it was before the last change. */
export function undone(sketch: Sketch): Sketch {
  const marks = sketch.past.at(-1);
  return marks ? { marks, past: sketch.past.slice(0, -1) } : sketch;
}
