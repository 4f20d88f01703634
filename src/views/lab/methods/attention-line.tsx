import { useTranslation } from 'react-i18next';
import type { Lane } from '@/core/lane.ts';
import { numbersOf } from '@/i18n/numbers.ts';
import { fromLargest } from '@/metrics/feature-maps.ts';
import type { HeadAttention } from '@/metrics/token-attention.ts';
import styles from './token-attention.module.css';

/** Number of characters that are named with their shares. */
const NUM_NAMED = 3;

interface AttentionLineProps {
  readonly lane: Lane;
  /** Null for a network without the block. */
  readonly map: HeadAttention | null;
  readonly row: number;
  /** The characters, and padding if there is any. */
  readonly columns: readonly string[];
  /** The share from which on the colour is full: padding may have more. */
  readonly most: number;
}

/** What a character attends to in one network: the text with each character shaded by its share, and the largest in words. */
export function AttentionLine({ lane, map, row, columns, most }: AttentionLineProps) {
  const { t, i18n } = useTranslation();
  const numbers = numbersOf(i18n.language);
  if (!map) return null;
  const shares = [...map.values.subarray(row * map.numColumns, (row + 1) * map.numColumns)];
  const shade = (share: number) => Math.min(1, share / (most || 1));
  const largest = fromLargest(shares).slice(0, NUM_NAMED);
  return (
    <div className={styles['line']} data-actor={lane}>
      <b>{t(`lane.${lane}`)}</b>
      <p className={styles['shaded']} aria-hidden="true">
        {shares.map((share, column) => (
          // A character may occur many times.
          // oxlint-disable-next-line react/no-array-index-key
          <span key={column} style={{ '--share': shade(share) }} data-row={column === row}>
            {columns[column]}
          </span>
        ))}
      </p>
      <p className={styles['named']}>
        {largest
          .map((column) =>
            t('tokenAttention.part', {
              symbol: columns[column] ?? '',
              share: numbers.wholePercent(shares[column] ?? 0),
            }),
          )
          .join(', ')}
      </p>
    </div>
  );
}
