import { useId, useRef } from 'react';
import type { Lane } from '@/core/lane.ts';
import styles from './comparison-charts.module.css';
import { useWidth } from './use-width.ts';

/** A part of a network's errors. */
interface ErrorPart {
  readonly kind: 'inherited' | 'own' | 'mended';
  readonly numPictures: number;
}

/** A network's errors as one bar. */
export interface ErrorBar {
  readonly lane: Lane;
  readonly name: string;
  readonly parts: readonly ErrorPart[];
}

interface ErrorBarsProps {
  readonly bars: readonly ErrorBar[];
  /** Describes the figure; the numbers stand in a table beside it. */
  readonly label: string;
  readonly format: (count: number) => string;
}

/** Sizes, px. */
const ROW = 52;
const BAR = 24;
const USUAL_WIDTH = 600;
/** Room for the total behind a bar. */
const TOTAL = 56;

/** The errors of some networks as bars, their parts told apart by pattern: solid, hatched, empty. */
export function ErrorBars({ bars, label, format }: ErrorBarsProps) {
  const figure = useRef<HTMLElement>(null);
  const id = useId();
  const width = useWidth(figure, USUAL_WIDTH);
  const totals = bars.map(({ parts }) => parts.reduce((sum, { numPictures }) => sum + numPictures, 0));
  const most = Math.max(1, ...totals);
  const lengthOf = (count: number) => (count / most) * Math.max(80, width - TOTAL);
  const fills = { inherited: 'var(--actor)', own: `url(#${id}-hatch)`, mended: 'var(--surface)' };
  return (
    <figure ref={figure} className={styles['figure']}>
      <figcaption className="visually-hidden">{label}</figcaption>
      <svg width={width} height={bars.length * ROW} aria-hidden="true">
        <pattern
          id={`${id}-hatch`}
          width="6"
          height="6"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <rect width="6" height="6" fill="var(--surface)" />
          <rect width="2.5" height="6" fill="var(--ink-soft)" />
        </pattern>
        {bars.map(({ lane, name, parts }, row) => {
          let done = 0;
          return (
            <g key={lane} transform={`translate(0 ${row * ROW})`} data-actor={lane}>
              <text className={styles['name']} y="14">
                {name}
              </text>
              {parts.map(({ kind, numPictures }) => {
                const from = done;
                done += numPictures;
                return (
                  <rect
                    key={kind}
                    className={styles['segment']}
                    data-kind={kind}
                    x={lengthOf(from)}
                    y="20"
                    width={lengthOf(numPictures)}
                    height={BAR}
                    fill={fills[kind]}
                  />
                );
              })}
              <text className={styles['total']} x={lengthOf(done) + 8} y={20 + BAR / 2 + 5}>
                {format(done)}
              </text>
            </g>
          );
        })}
      </svg>
    </figure>
  );
}
