import type { Lane } from '@/core/lane.ts';
import { indexAfterKey, nearestIndex } from './curve-reading.ts';
import { plotInset } from './chart-frame.tsx';
import styles from './training-curves.module.css';
import { useTextScale } from './use-text-scale.ts';

/** A curve's position at the cursor. */
export interface CursorMark {
  readonly lane: Lane;
  /** Share of the plot's height, from its bottom; outside 0..1 if the axis clips the curve. */
  readonly height: number;
}

interface ChartCursorProps {
  /** Accessible name. */
  readonly name: string;
  /** Steps that have a value, ascending. */
  readonly steps: readonly number[];
  /** Selected step; null reads the latest. */
  readonly at: number | null;
  /** End of the step axis. */
  readonly end: number;
  readonly marksAt: (index: number) => readonly CursorMark[];
  /** The values at an index, as text. */
  readonly textAt: (index: number) => string;
  readonly onMove: (step: number | null) => void;
}

/** The plot's distances from the edges of its chart, for CSS. */
function insetStyle(scale: number) {
  const inset = plotInset(scale);
  return {
    '--inset-top': `${inset.top}px`,
    '--inset-right': `${inset.right}px`,
    '--inset-bottom': `${inset.bottom}px`,
    '--inset-left': `${inset.left}px`,
  };
}

/** A fixed vertical line over a chart. @param share of the step axis, 0..1 */
export function StepMark({ share }: { readonly share: number }) {
  const scale = useTextScale();
  return (
    <span className={styles['mark']} aria-hidden="true" style={{ ...insetStyle(scale), '--at': share }} />
  );
}

/**
 * A vertical line over a chart, moved from value to value by pointer, touch or arrow keys.
 *
 * It is drawn over the chart, not in it, so that moving it does not redraw the chart.
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
      style={{ ...insetStyle(scale), '--at': step / end }}
      onKeyDown={press}
      // Pin the step while focused, so that the announced value does not change with every training step.
      onFocus={() => onMove(step)}
      onBlur={() => onMove(null)}
      onPointerDown={point}
      onPointerMove={point}
      onPointerLeave={({ pointerType, currentTarget }) => {
        // On touch, keep the cursor: the visitor lifts the finger to read the value under it.
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
