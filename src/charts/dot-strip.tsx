import type { StudentLane } from '@/core/lane.ts';
import { stackDots, type DotAxis } from './dot-stack.ts';
import styles from './class-dots.module.css';

/** Maps a value to its x, px, on a strip with this axis and width. */
export const stripScale =
  ({ low, high }: DotAxis, width: number) =>
  (value: number) =>
    MARGIN + ((value - low) / (high - low)) * (width - 2 * MARGIN);

/** Room for half of a tick's text at either end, px. */
const MARGIN = 28;

interface DotStripProps {
  readonly kind: 'difference' | StudentLane;
  readonly values: readonly number[];
  readonly mean: number;
  readonly interval?: readonly [number, number] | null;
  readonly axis: DotAxis;
  readonly width: number;
  /** Radius of a dot, px; reduced if the stack would be higher than the strip. */
  readonly radius: number;
  readonly height: number;
}

/** Dots over an axis with their mean below, and its confidence interval if there is one. */
export function DotStrip(props: DotStripProps) {
  const { kind, values, mean, interval = null, axis, width, radius, height } = props;
  const x = stripScale(axis, width);
  const places = values.map(x);
  const base = height - 16;
  // Many equal results stack high: shrink the dots to fit the strip.
  const levels = Math.max(...stackDots(places, radius * 2 + 1).map(({ level }) => level)) + 1;
  const fitting = Math.max(2.5, Math.min(radius, ((base - 4) / levels - 1) / 2));
  const dots = stackDots(places, fitting * 2 + 1);
  return (
    <g data-kind={kind}>
      {dots.map(({ index, x: centre, level }) => (
        <circle
          key={index}
          className={styles['dot']}
          data-dot={kind}
          cx={centre}
          cy={base - fitting - level * (fitting * 2 + 1)}
          r={fitting}
        />
      ))}
      {interval && (
        <line
          className={styles['interval']}
          x1={x(interval[0])}
          x2={x(interval[1])}
          y1={base + 8}
          y2={base + 8}
        />
      )}
      <path className={styles['mean']} d={`M${x(mean)} ${base + 1}l6 7l-6 7l-6 -7z`} />
    </g>
  );
}

interface AxisProps {
  readonly axis: DotAxis;
  readonly width: number;
  /** Height of the strips above the axis, px. */
  readonly height: number;
  readonly format: (value: number) => string;
}

/** Tick labels, and grid lines through all strips above. */
export function StripAxis({ axis, width, height, format }: AxisProps) {
  const x = stripScale(axis, width);
  return (
    <g>
      {axis.ticks.map((tick) => (
        <g key={tick} transform={`translate(${x(tick)} 0)`}>
          <line className={styles['grid']} data-zero={Math.abs(tick) < 1e-9} y1="0" y2={height} />
          <text className={styles['tick']} y={height + 18}>
            {format(tick)}
          </text>
        </g>
      ))}
    </g>
  );
}
