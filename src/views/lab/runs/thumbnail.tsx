import type { Thumbnail as Values } from '@/state/shelf/summary.ts';
import styles from './runs.module.css';

const [WIDTH, HEIGHT] = [72, 28];

/** A run's accuracies by step, small. */
export function Thumbnail({ values }: { readonly values: Values }) {
  const end = Math.max(1, values.step.at(-1) ?? 1);
  const points = (shares: readonly number[]) =>
    shares
      .map(
        (share, at) =>
          `${(((values.step[at] ?? 0) / end) * WIDTH).toFixed(1)},${((1 - share) * HEIGHT).toFixed(1)}`,
      )
      .join(' ');
  return (
    <svg className={styles['thumbnail']} viewBox={`-2 -2 ${WIDTH + 4} ${HEIGHT + 4}`} aria-hidden="true">
      <polyline points={points(values.control)} data-actor="control" />
      <polyline points={points(values.student)} />
    </svg>
  );
}
