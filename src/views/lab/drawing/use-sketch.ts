import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { Frame } from '@/datasets/drawing/framing.ts';
import { paintPiece, readColours, readInk, type StrokePoint } from '@/datasets/drawing/stroke.ts';
import { useLabActions } from '@/state/lab-context.tsx';
import { paintMarks } from './paint.ts';
import { seenDrawing } from './seen-picture.ts';
import { cleared, emptySketch, undone, withMark, type ImageMark } from './sketch.ts';

// The canvas is read back after every segment: with a GPU canvas the readback costs more than drawing saves.
const contextOf = (canvas: HTMLCanvasElement | null) =>
  canvas?.getContext('2d', { willReadFrequently: true }) ?? null;

/**
 * Paints a sketch on its canvas, and updates the networks' answers within a frame of every segment.
 *
 * @param colour of further strokes, as CSS writes it
 */
export function useSketch(frame: Frame, colour: string) {
  const { observeDrawing } = useLabActions();
  const [sketch, setSketch] = useState(emptySketch);
  const [canvas, attach] = useState<HTMLCanvasElement | null>(null);
  /** The stroke in progress; added to the sketch when the pen is lifted. */
  const stroke = useRef<StrokePoint[] | null>(null);
  const redraw = useRef<number | null>(null);

  const update = useCallback(() => {
    redraw.current = null;
    const painted = contextOf(canvas);
    if (!painted) return;
    const read = () => (frame.channels === 3 ? readColours(painted) : [readInk(painted)]);
    const pixels = seenDrawing(stroke.current ? [] : sketch.marks, read, frame);
    // The store shows a failure.
    observeDrawing(pixels).catch(() => undefined);
  }, [canvas, frame, observeDrawing, sketch]);
  const updateSoon = () => {
    redraw.current ??= requestAnimationFrame(update);
  };
  // Depends on the sketch, not its marks: a stroke ended and undone at once leaves the marks equal.
  useLayoutEffect(() => {
    const painted = contextOf(canvas);
    if (!painted) return;
    paintMarks(painted, sketch.marks, frame);
    for (const [index, point] of (stroke.current ?? []).entries())
      paintPiece(painted, stroke.current?.[index - 1] ?? point, point);
  }, [canvas, sketch, frame]);
  useEffect(() => {
    update();
    return () => {
      if (redraw.current !== null) cancelAnimationFrame(redraw.current);
      redraw.current = null;
    };
  }, [update]);

  const extend = (points: readonly StrokePoint[]) => {
    const painted = contextOf(canvas);
    if (!painted) return;
    // The stroke may have been undone while the pen is down: start a new one.
    stroke.current ??= [];
    const drawn = stroke.current;
    for (const each of points) {
      const point = { ...each, colour };
      paintPiece(painted, drawn.at(-1) ?? point, point);
      drawn.push(point);
    }
    updateSoon();
  };
  const end = () => {
    const points = stroke.current;
    stroke.current = null;
    if (points && points.length > 0) setSketch((now) => withMark(now, { kind: 'stroke', points }));
  };
  /** Discards the stroke in progress. */
  const abandon = () => {
    if (!stroke.current) return;
    stroke.current = null;
    // A new object, so that the marks are repainted and evaluated again.
    setSketch((now) => ({ ...now }));
  };
  return {
    attach,
    marks: sketch.marks,
    canUndo: sketch.past.length > 0,
    begin: (point: StrokePoint) => {
      end();
      extend([point]);
    },
    extend,
    end,
    abandon,
    // Ends the stroke in progress first, so that it can be undone too.
    undo: () => {
      end();
      setSketch(undone);
    },
    clear: () => {
      end();
      setSketch(cleared);
    },
    put: (mark: ImageMark) => setSketch((now) => withMark(now, mark)),
  };
}

export type SketchHandle = ReturnType<typeof useSketch>;
