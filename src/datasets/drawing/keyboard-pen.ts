import { CANVAS_SIDE } from './canvas-side.ts';

/** A pen moved by the keyboard. */
export interface KeyboardPen {
  readonly x: number;
  readonly y: number;
  readonly isDown: boolean;
}

/** Small and large steps: 40 or 10 across the canvas. */
const STEP = CANVAS_SIDE / 40;
const LARGE_STEP = CANVAS_SIDE / 10;

export const restingPen: KeyboardPen = { x: CANVAS_SIDE / 2, y: CANVAS_SIDE / 4, isDown: false };

const directions: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** The pen after a key press: arrows move it, Space puts it down or lifts it; null for any other key. */
export function penAfter(pen: KeyboardPen, key: string, isLarge: boolean): KeyboardPen | null {
  if (key === ' ') return { ...pen, isDown: !pen.isDown };
  const direction = directions[key];
  if (!direction) return null;
  const [x, y] = direction;
  const step = isLarge ? LARGE_STEP : STEP;
  const within = (value: number) => Math.min(CANVAS_SIDE, Math.max(0, value));
  return { ...pen, x: within(pen.x + x * step), y: within(pen.y + y * step) };
}
