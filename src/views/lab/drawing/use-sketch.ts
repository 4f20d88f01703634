import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { Framing } from '@/datasets/dataset-spec.ts';
import { useLabActions } from '@/state/lab-context.tsx';
import { paintMarks, paintPiece, readInk } from './paint.ts';
import { seenDrawing } from './seen-picture.ts';
import { cleared, emptySketch, undone, withMark, type ImageMark, type StrokePoint } from './sketch.ts';

// Read back after every piece: on a GPU that would cost more than drawing there saves.
const contextOf = (canvas: HTMLCanvasElement | null) =>
  canvas?.getContext('2d', { willReadFrequently: true }) ?? null;

/** A canvas's sketch, painted, and looked at by the networks within a frame of every piece of a stroke. */
export function useSketch(framing: Framing) {
  const { lookAtDrawing } = useLabActions();
  const [sketch, setSketch] = useState(emptySketch);
  const [canvas, attach] = useState<HTMLCanvasElement | null>(null);
  /** The stroke that is being drawn: it joins the sketch when the pen is lifted. */
  const stroke = useRef<StrokePoint[] | null>(null);
  const frame = useRef<number | null>(null);

  const look = useCallback(() => {
    frame.current = null;
    const painted = contextOf(canvas);
    if (!painted) return;
    const ink = () => readInk(painted);
    const pixels = seenDrawing(stroke.current ? [] : sketch.marks, ink, framing);
    // What goes wrong is shown by the store.
    lookAtDrawing(pixels).catch(() => undefined);
  }, [canvas, framing, lookAtDrawing, sketch]);
  const lookSoon = () => {
    frame.current ??= requestAnimationFrame(look);
  };
  // Of every sketch: a stroke that was ended and taken back at once leaves the marks as they were.
  useLayoutEffect(() => {
    const painted = contextOf(canvas);
    if (!painted) return;
    paintMarks(painted, sketch.marks, framing);
    for (const [index, point] of (stroke.current ?? []).entries())
      paintPiece(painted, stroke.current?.[index - 1] ?? point, point);
  }, [canvas, sketch, framing]);
  useEffect(() => {
    look();
    return () => {
      if (frame.current !== null) cancelAnimationFrame(frame.current);
      frame.current = null;
    };
  }, [look]);

  const extend = (points: readonly StrokePoint[]) => {
    const painted = contextOf(canvas);
    if (!painted) return;
    // The pen was not lifted when its stroke was taken back: it draws on.
    stroke.current ??= [];
    const drawn = stroke.current;
    for (const point of points) {
      paintPiece(painted, drawn.at(-1) ?? point, point);
      drawn.push(point);
    }
    lookSoon();
  };
  const end = () => {
    const points = stroke.current;
    stroke.current = null;
    if (points && points.length > 0) setSketch((now) => withMark(now, { kind: 'stroke', points }));
  };
  /** Takes the stroke that is being drawn off the canvas. */
  const abandon = () => {
    if (!stroke.current) return;
    stroke.current = null;
    // A new object, so that the marks are painted and looked at again.
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
    // A stroke that is still being drawn is a change like any other.
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
