import { useRef } from 'react';
import styles from './token-cosines.module.css';
import { useTextScale } from './use-text-scale.ts';
import { useWidth } from './use-width.ts';

/** Whose cosines are drawn; `projected` is the student's after a trained matrix. */
export type CosineKind = 'student' | 'projected' | 'control';

export interface CosineSeries {
  readonly kind: CosineKind;
  /** One cosine for each character, −1..1; null where it has no direction. */
  readonly values: readonly (number | null)[];
}

interface TokenCosinesProps {
  /** Accessible name. */
  readonly name: string;
  readonly symbols: readonly string[];
  readonly series: readonly CosineSeries[];
  readonly format: (value: number) => string;
}

const [LEFT, RIGHT, TOP, BOTTOM, HEIGHT] = [34, 8, 8, 24, 148];
const USUAL_WIDTH = 480;

const shapes: Readonly<Record<CosineKind, (x: number, y: number) => string>> = {
  student: (x, y) => `M${x - 3.5} ${y}a3.5 3.5 0 1 0 7 0a3.5 3.5 0 1 0 -7 0z`,
  control: (x, y) => `M${x - 3} ${y}a3 3 0 1 0 6 0a3 3 0 1 0 -6 0z`,
  projected: (x, y) => `M${x} ${y - 4.5}l4.5 4.5l-4.5 4.5l-4.5 -4.5z`,
};

/** The mark of a series, for a legend. */
export const CosineMark = ({ kind }: { readonly kind: CosineKind }) => (
  <svg className={styles['mark']} width="12" height="12" viewBox="-6 -6 12 12" aria-hidden="true">
    <path data-kind={kind} d={shapes[kind](0, 0)} />
  </svg>
);

/** Cosines with the teacher's states, character by character: 1 at the top, where both point in the same direction. */
export function TokenCosines({ name, symbols, series, format }: TokenCosinesProps) {
  const figure = useRef<HTMLDivElement>(null);
  const width = useWidth(figure, USUAL_WIDTH);
  const scale = useTextScale();
  const isBelow = series.some(({ values }) => values.some((value) => value !== null && value < 0));
  const low = isBelow ? -1 : 0;
  const [left, bottom] = [LEFT * scale, BOTTOM * scale];
  const height = HEIGHT + bottom;
  const across = (width - left - RIGHT) / Math.max(1, symbols.length);
  const x = (place: number) => Number((left + (place + 0.5) * across).toFixed(1));
  const y = (value: number) => Number((TOP + ((1 - value) / (1 - low)) * (height - TOP - bottom)).toFixed(1));
  return (
    <div ref={figure} className={styles['chart']}>
      <svg role="img" aria-label={name} width={width} height={height}>
        {(isBelow ? [-1, -0.5, 0, 0.5, 1] : [0, 0.5, 1]).map((tick) => (
          <g key={tick}>
            <line data-zero={tick === 0} x1={left} x2={width - RIGHT} y1={y(tick)} y2={y(tick)} />
            <text data-end="true" x={left - 6} y={y(tick) + 4 * scale}>
              {format(tick)}
            </text>
          </g>
        ))}
        {series.map(({ kind, values }) => (
          <path
            key={kind}
            data-kind={kind}
            d={values
              .flatMap((value, place) => (value === null ? [] : [shapes[kind](x(place), y(value))]))
              .join('')}
          />
        ))}
        {symbols.map((symbol, place) => (
          // A character may occur many times.
          // oxlint-disable-next-line react/no-array-index-key
          <text key={place} data-symbol="true" x={x(place)} y={height - bottom + 17 * scale}>
            {symbol}
          </text>
        ))}
      </svg>
    </div>
  );
}
