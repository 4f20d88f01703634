import { useRef } from 'react';
import type { Lane } from '@/core/lane.ts';
import { NUM_CALIBRATION_BINS, sharesOf, type ReliabilityBin } from '@/metrics/reliability.ts';
import styles from './comparison-charts.module.css';
import { useWidth } from './use-width.ts';

/** Sizes, px. */
const LEFT = 40;
const BOTTOM = 24;
const COUNTS = 34;
const USUAL_WIDTH = 300;
const TICKS = [0, 0.25, 0.5, 0.75, 1];

interface ReliabilityChartProps {
  readonly lane: Lane;
  readonly bins: readonly ReliabilityBin[];
  /** Describes the figure; the numbers stand in a table beside it. */
  readonly label: string;
  readonly format: (share: number) => string;
  readonly texts: { readonly confidence: string; readonly accuracy: string; readonly counts: string };
}

/**
 * A reliability diagram: for every bin of confidence a bar as high as the accuracy in it, a line at its mean
 * confidence, and below it the share of the pictures that are in the bin.
 */
export function ReliabilityChart({ lane, bins, label, format, texts }: ReliabilityChartProps) {
  const figure = useRef<HTMLElement>(null);
  const width = useWidth(figure, USUAL_WIDTH);
  const side = Math.max(120, Math.min(width - LEFT - 8, 300));
  const x = (share: number) => share * side;
  const y = (share: number) => (1 - share) * side;
  const most = Math.max(1, ...bins.map(({ numPictures }) => numPictures));
  const total = side + COUNTS + BOTTOM + 22;
  return (
    <figure ref={figure} className={styles['figure']}>
      <figcaption className="visually-hidden">{label}</figcaption>
      <svg width={width} height={total} aria-hidden="true">
        <g transform={`translate(${LEFT} 6)`} data-actor={lane}>
          {TICKS.map((tick) => (
            <g key={tick}>
              <line className={styles['grid']} x2={side} y1={y(tick)} y2={y(tick)} />
              <text className={styles['tick']} x={-6} y={y(tick) + 4} textAnchor="end">
                {format(tick)}
              </text>
            </g>
          ))}
          {bins.map((bin, index) => {
            const shares = sharesOf(bin);
            const [from, to] = [index / NUM_CALIBRATION_BINS, (index + 1) / NUM_CALIBRATION_BINS];
            if (!shares) return null;
            const height = (bin.numPictures / most) * (COUNTS - 4);
            return (
              <g key={from} transform={`translate(${x(from) + 1} 0)`}>
                <rect
                  className={styles['bar']}
                  width={x(to - from) - 2}
                  y={y(shares.accuracy)}
                  height={x(shares.accuracy)}
                />
                <line
                  className={styles['confidence']}
                  x2={x(to - from) - 2}
                  y1={y(shares.confidence)}
                  y2={y(shares.confidence)}
                />
                <rect
                  className={styles['count']}
                  width={x(to - from) - 2}
                  y={side + COUNTS - height}
                  height={height}
                />
              </g>
            );
          })}
          <line className={styles['diagonal']} y1={side} x2={side} />
          <text className={styles['axis']} x={-LEFT + 2} y={side + COUNTS - 6}>
            {texts.counts}
          </text>
          <line className={styles['grid']} x2={side} y1={side + COUNTS} y2={side + COUNTS} />
          {TICKS.map((tick) => (
            <text
              key={tick}
              className={styles['tick']}
              x={x(tick)}
              y={side + COUNTS + 15}
              textAnchor={tick === 1 ? 'end' : 'middle'}
            >
              {format(tick)}
            </text>
          ))}
          <text className={styles['axis']} x={side / 2} y={side + COUNTS + 34} textAnchor="middle">
            {texts.confidence}
          </text>
          <text className={styles['axis']} x={4} y={10}>
            {texts.accuracy}
          </text>
        </g>
      </svg>
    </figure>
  );
}
