import { useTranslation } from 'react-i18next';
import { entryAt } from '@/core/checked.ts';
import type { Lane } from '@/core/lane.ts';
import { numbersOf } from '@/i18n/numbers.ts';
import { ChartCursor, StepMark } from './chart-cursor.tsx';
import { nearestIndex } from './curve-reading.ts';
import styles from './training-curves.module.css';

/** A curve with readable values. */
export interface ReadCurve {
  readonly lane: Lane;
  /** Who is in the lane, if not of its name. */
  readonly actor?: 'assistant';
  readonly values: readonly number[];
  /** The values per batch behind a running mean, by index. */
  readonly batches?: readonly number[];
}

interface CurveFigureProps {
  /** Accessible name. */
  readonly name: string;
  readonly steps: readonly number[];
  readonly curves: readonly ReadCurve[];
  /** Ends of the value axis. */
  readonly domain: readonly [number, number];
  /** End of the step axis. */
  readonly end: number;
  readonly format: (value: number) => string;
  /** Formats the difference of the first two curves, if it is meaningful. */
  readonly formatGap?: (difference: number) => string;
  /** Selected step in all charts; null reads the latest. */
  readonly at: number | null;
  /** Marked step in all charts. */
  readonly mark?: number | null;
  readonly onMove: (step: number | null) => void;
  readonly children: React.ReactNode;
}

/** A chart with a cursor and a line below it with the exact values at the cursor. */
export function CurveFigure(props: CurveFigureProps) {
  const { name, steps, curves, domain, end, format, formatGap, at, mark = null, onMove, children } = props;
  const { t, i18n } = useTranslation();
  const whole = numbersOf(i18n.language).whole;
  const readStep = at ?? mark;
  const index = readStep === null ? steps.length - 1 : nearestIndex(steps, readStep);
  const step = steps[index];
  const [low, high] = domain;
  const valueOf = ({ values }: ReadCurve, which: number) => entryAt(values, which);
  const textAt = (which: number) => {
    const values = curves.map(
      (curve) => `${t(`lane.${curve.actor ?? curve.lane}`)} ${format(valueOf(curve, which))}`,
    );
    return `${t('curves.step')} ${whole(entryAt(steps, which))}: ${values.join(', ')}`;
  };
  const [first, second] = curves;
  return (
    <>
      <div className={styles['plot']}>
        {children}
        {mark !== null && <StepMark share={mark / end} />}
        <ChartCursor
          name={name}
          steps={steps}
          at={at}
          end={end}
          marksAt={(which) =>
            curves.map((curve) => ({
              lane: curve.lane,
              height: (valueOf(curve, which) - low) / (high - low),
            }))
          }
          textAt={textAt}
          onMove={onMove}
        />
      </div>
      {/* Hidden from screen readers: the cursor announces its value. */}
      <p className={styles['reading']} aria-hidden="true">
        {step !== undefined && (
          <>
            <span>
              {t('curves.step')} <b>{whole(step)}</b>
            </span>
            {curves.map((curve) => (
              <span key={curve.lane} data-actor={curve.lane}>
                <em>{t(`lane.${curve.actor ?? curve.lane}`)}</em> <b>{format(valueOf(curve, index))}</b>
                {curve.batches && <> {format(entryAt(curve.batches, index))}</>}
              </span>
            ))}
            {formatGap && first && second && (
              <span>
                {t('gap.title')} <b>{formatGap(valueOf(first, index) - valueOf(second, index))}</b>
              </span>
            )}
          </>
        )}
      </p>
    </>
  );
}
