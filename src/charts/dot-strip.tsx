import { stackDots, type DotAxis } from './dot-stack.ts';
import styles from './class-dots.module.css';

/** A value's x on a strip of a width, px, whose axis has these ends. */
const scale =
  ({ low, high }: DotAxis, width: number) =>
  (value: number) =>
    MARGIN + ((value - low) / (high - low)) * (width - 2 * MARGIN);

/** Room for half of a tick's text at either end, px. */
const MARGIN = 28;

interface DotStripProps {
  readonly kind: 'difference' | 'student' | 'control';
  readonly values: readonly number[];
  readonly mean: number;
  readonly interval?: readonly [number, number] | null;
  readonly axis: DotAxis;
  readonly width: number;
  /** Of a dot, px; smaller where they would reach above the strip. */
  readonly radius: number;
  readonly height: number;
}

/** Dots over an axis, the mean below them, with its interval where there is one. */
export function DotStrip(props: DotStripProps) {
  const { kind, values, mean, interval = null, axis, width, radius, height } = props;
  const x = scale(axis, width);
  const places = values.map(x);
  const base = height - 16;
  // Thirty equal results would make a tower: smaller dots keep it in the picture.
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
  /** Of what stands above it, px. */
  readonly height: number;
  readonly format: (value: number) => string;
}

/** Ticks with lines through all strips above them, and their numbers. */
export function StripAxis({ axis, width, height, format }: AxisProps) {
  const x = scale(axis, width);
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
