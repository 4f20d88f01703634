import { useRef } from 'react';
import styles from './comparison-charts.module.css';
import { dotAxis } from './dot-stack.ts';
import { useWidth } from './use-width.ts';

/** The gain of some pictures, −1..1, with its interval; null without pictures. */
export interface GainRow {
  readonly name: string;
  readonly gain: number | null;
  readonly interval: readonly [low: number, high: number] | null;
}

interface ClassGainChartProps {
  /** All pictures first, then one row per class. */
  readonly rows: readonly GainRow[];
  /** Describes the figure; the numbers stand in a table beside it. */
  readonly label: string;
  readonly format: (difference: number) => string;
  readonly axisName: string;
}

/** Sizes, px. */
const ROW = 28;
const BOTTOM = 44;
const RIGHT = 28;
const USUAL_WIDTH = 640;

/** One row per class: the gain as a dot, its interval as a line, 0 as the axis that it may cross. */
export function ClassGainChart({ rows, label, format, axisName }: ClassGainChartProps) {
  const figure = useRef<HTMLElement>(null);
  const width = useWidth(figure, USUAL_WIDTH);
  const longest = Math.max(...rows.map(({ name }) => name.length));
  const names = Math.min(width * 0.36, 24 + longest * 9);
  const inner = Math.max(120, width - names - RIGHT);
  const values = rows.flatMap(({ gain, interval }) => [gain ?? 0, ...(interval ?? [])]);
  const axis = dotAxis([...values, 0], width > 520 ? 9 : 5);
  const x = (value: number) => ((value - axis.low) / (axis.high - axis.low)) * inner;
  const height = rows.length * ROW;
  return (
    <figure ref={figure} className={styles['figure']}>
      <figcaption className="visually-hidden">{label}</figcaption>
      <svg width={width} height={height + BOTTOM} aria-hidden="true">
        <g transform={`translate(${names} 0)`}>
          {axis.ticks.map((tick) => (
            <g key={tick} transform={`translate(${x(tick)} 0)`}>
              <line className={styles['grid']} data-strong={Math.abs(tick) < 1e-9} y2={height} />
              <text className={styles['tick']} y={height + 17} textAnchor="middle">
                {format(Math.abs(tick) < 1e-9 ? 0 : tick)}
              </text>
            </g>
          ))}
          <text className={styles['axis']} x={inner / 2} y={height + 36} textAnchor="middle">
            {axisName}
          </text>
          {rows.map(({ name, gain, interval }, row) => (
            <g key={name} transform={`translate(0 ${(row + 0.5) * ROW})`}>
              <text className={styles['name']} data-strong={row === 0} x={-names} y="4">
                {name}
              </text>
              {interval && <line className={styles['interval']} x1={x(interval[0])} x2={x(interval[1])} />}
              {gain !== null && <circle className={styles['gain']} cx={x(gain)} r={row === 0 ? 7 : 5.5} />}
            </g>
          ))}
        </g>
      </svg>
    </figure>
  );
}
