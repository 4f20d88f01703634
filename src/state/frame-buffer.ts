import type { MetricsFrame } from '@/protocol/engine/frames.ts';
import type { LabCore } from './lab-core.ts';
import { appendFrame } from './metrics-series.ts';

/** Minimum time between redraws of the charts. */
const REDRAW_MS = 100;

export type FrameBuffer = ReturnType<typeof createFrameBuffer>;

/** Collects frames, so that the charts are redrawn at most ten times a second. */
export function createFrameBuffer({ set }: Pick<LabCore, 'set'>) {
  let frames: MetricsFrame[] = [];
  let isDue = false;

  /** Adds the waiting frames to the series now. */
  const draw = () => {
    isDue = false;
    const waiting = frames;
    frames = [];
    set((state) => {
      const series = waiting.reduce(appendFrame, state.series);
      return {
        series,
        hasTrained: state.hasTrained || series.steps.length + series.teacherSteps.length > 0,
        observed: waiting.findLast((frame) => frame.observed)?.observed ?? state.observed,
      };
    });
  };
  return {
    draw,
    add: (frame: MetricsFrame) => {
      frames.push(frame);
      if (!isDue) setTimeout(draw, REDRAW_MS);
      isDue = true;
    },
    /** Drops the waiting logits: they belong to a picture that is no longer observed. */
    forgetObserved: () => {
      frames = frames.map((frame) => ({ ...frame, observed: null }));
    },
  };
}
