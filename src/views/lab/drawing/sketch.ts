import type { StrokePoint } from '@/datasets/drawing/stroke.ts';
import type { RgbaImage } from './image-ink.ts';

/** Maximum number of undo steps. */
const MAX_STEPS = 100;

export interface ImageMark {
  readonly kind: 'image';
  /** File name. */
  readonly name: string;
  readonly image: RgbaImage;
}

export type Mark = { readonly kind: 'stroke'; readonly points: readonly StrokePoint[] } | ImageMark;

/** The canvas's marks in drawing order, and the undo history. */
export interface Sketch {
  readonly marks: readonly Mark[];
  readonly past: readonly (readonly Mark[])[];
}

export const emptySketch: Sketch = { marks: [], past: [] };

const changed = ({ marks, past }: Sketch, next: readonly Mark[]): Sketch => ({
  marks: next,
  past: [...past, marks].slice(-MAX_STEPS),
});

/** Adds a stroke, or replaces everything with an image. */
export function withMark(sketch: Sketch, mark: Mark): Sketch {
  return changed(sketch, mark.kind === 'image' ? [mark] : [...sketch.marks, mark]);
}

/** Removes all marks; can be undone. */
export function cleared(sketch: Sketch): Sketch {
  return sketch.marks.length === 0 ? sketch : changed(sketch, []);
}

/** Undoes the last change. */
export function undone(sketch: Sketch): Sketch {
  const marks = sketch.past.at(-1);
  return marks ? { marks, past: sketch.past.slice(0, -1) } : sketch;
}
