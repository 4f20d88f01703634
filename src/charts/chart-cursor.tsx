import { indexAfterKey, nearestIndex } from './curve-reading.ts';
import { plotInset } from './chart-frame.tsx';
import styles from './training-curves.module.css';
import { useTextScale } from './use-text-scale.ts';

/** Where a curve is at the cursor. */
export interface CursorMark {
  readonly lane: 'teacher' | 'student' | 'control';
  /** Share of the plot's height, from its bottom; outside 0..1 where the axis cuts the curve. */
  readonly height: number;
}

interface ChartCursorProps {
  /** The accessible name: what the chart shows. */
  readonly name: string;
  /** Steps that have a value, ascending. */
  readonly steps: readonly number[];
  /** The step that is read; null for none, which reads the latest. */
  readonly at: number | null;
  /** Where the step axis ends. */
  readonly end: number;
  readonly marksAt: (index: number) => readonly CursorMark[];
  /** What stands at an index, in words. */
  readonly textAt: (index: number) => string;
  readonly onMove: (step: number | null) => void;
}

/**
 * A line over a chart that a pointer, a finger or the arrow keys move from value to value.
 *
 * It lies over the chart instead of in it, so that nothing of the chart is drawn again when it moves.
 */
export function ChartCursor({ name, steps, at, end, marksAt, textAt, onMove }: ChartCursorProps) {
  const scale = useTextScale();
  const index = at === null ? steps.length - 1 : nearestIndex(steps, at);
  const step = steps[index];
  if (step === undefined) return null;
  const inset = plotInset(scale);
  const point = ({ clientX, currentTarget }: React.PointerEvent) => {
    const { left, width } = currentTarget.getBoundingClientRect();
    const share = (clientX - left - inset.left) / (width - inset.left - inset.right);
    if (Number.isFinite(share)) onMove(steps[nearestIndex(steps, share * end)] ?? null);
  };
  const press = (event: React.KeyboardEvent) => {
    const { key, altKey, ctrlKey, metaKey } = event;
    const next = altKey || ctrlKey || metaKey ? null : indexAfterKey(key, index, steps.length);
    if (next === null) return;
    event.preventDefault();
    onMove(steps[next] ?? null);
  };
  return (
    <div
      className={styles['cursor']}
      role="slider"
      tabIndex={0}
      aria-label={name}
      aria-orientation="horizontal"
      aria-valuemin={steps[0]}
      aria-valuemax={steps.at(-1)}
      aria-valuenow={step}
      aria-valuetext={textAt(index)}
      style={{
        '--inset-top': `${inset.top}px`,
        '--inset-right': `${inset.right}px`,
        '--inset-bottom': `${inset.bottom}px`,
        '--inset-left': `${inset.left}px`,
        '--at': step / end,
      }}
      onKeyDown={press}
      // A value that is being read out must not change with every step of a run.
      onFocus={() => onMove(step)}
      onBlur={() => onMove(null)}
      onPointerDown={point}
      onPointerMove={point}
      onPointerLeave={({ pointerType, currentTarget }) => {
        // A finger is lifted to read what it covered.
        if (pointerType === 'mouse' && document.activeElement !== currentTarget) onMove(null);
      }}
    >
      {at !== null && (
        <span className={styles['hair']}>
          {marksAt(index)
            .filter(({ height }) => height >= 0 && height <= 1)
            .map(({ lane, height }) => (
              <i key={lane} data-actor={lane} style={{ '--height': height }} />
            ))}
        </span>
      )}
    </div>
  );
}
