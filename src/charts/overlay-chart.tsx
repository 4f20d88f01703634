import { min } from 'd3-array';
import { memo, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { lastOf } from '@/core/checked.ts';
import { numbersOf } from '@/i18n/numbers.ts';
import { ChartCursor } from './chart-cursor.tsx';
import { plotInset } from './chart-frame.tsx';
import { nearestIndex } from './curve-reading.ts';
import { spreadApart } from './curve-shapes.ts';
import styles from './overlay-chart.module.css';
import { stepTicks, ticksWithin } from './ticks.ts';
import { useTextScale } from './use-text-scale.ts';
import { useWidth } from './use-width.ts';

/** The accuracies of one run, 0..1, at its evaluated steps. */
export interface OverlaidRun {
  readonly id: string;
  readonly name: string;
  readonly step: ArrayLike<number>;
  readonly student: ArrayLike<number>;
  readonly control: ArrayLike<number>;
}

interface OverlayProps {
  readonly title: string;
  readonly runs: readonly OverlaidRun[];
}

const HEIGHT = 260;
/** Width used before the real one is measured, px. */
const USUAL_WIDTH = 800;
/** Height of a label at the end of a curve, px. */
const LABEL = 12;
/** Width of a column of labels, px; the plot leaves room for this many beside it. */
const COLUMN = 16;
const MAX_COLUMNS = 2;

/** A colour for each run, apart from its neighbours; the number at its end says the same. */
const colourOf = (index: number) => `oklch(var(--overlay-lightness) 0.15 ${(40 + index * 137.5) % 360})`;

const lists = new WeakMap<ArrayLike<number>, readonly number[]>();

/** A column as a list, copied once: the cursor reads every run at each of its steps. */
function listOf(column: ArrayLike<number>): readonly number[] {
  const list = lists.get(column) ?? Array.from(column);
  lists.set(column, list);
  return list;
}

const valueAt = ({ step, student, control }: OverlaidRun, at: number) => {
  const steps = listOf(step);
  // A run that ended before has no value there.
  const index = at > (steps.at(-1) ?? -1) ? -1 : nearestIndex(steps, at);
  const [one, other] = [student[index], control[index]];
  return one === undefined || other === undefined
    ? null
    : { step: steps[index] ?? 0, student: one, control: other };
};

/** Places for labels at the ends of curves: side by side where too many would be above each other. */
function endLabels(
  heights: readonly number[],
  size: number,
  top: number,
  bottom: number,
): readonly { readonly y: number; readonly column: number }[] {
  const fitting = Math.floor((bottom - top) / size) + 1;
  const numColumns = Math.min(MAX_COLUMNS, Math.ceil(heights.length / fitting));
  const placed = spreadApart(heights, size / numColumns, bottom, top);
  const order = placed.toSorted((one, other) => one - other);
  return placed.map((y) => ({ y, column: order.indexOf(y) % numColumns }));
}

/** The curves, drawn once for their runs and width: moving the cursor does not draw them again. */
const Curves = memo(function Curves({
  runs,
  width,
  end,
}: Omit<OverlayProps, 'title'> & { width: number; end: number }) {
  const { i18n } = useTranslation();
  const numbers = numbersOf(i18n.language);
  const scale = useTextScale();
  const inset = plotInset(scale);
  const [innerWidth, innerHeight] = [width - inset.left - inset.right, HEIGHT - inset.top - inset.bottom];
  // As a list: a function has too few arguments for the values of many long runs.
  const late = runs.flatMap(({ student, control }) => [lastQuarter(student), lastQuarter(control)]);
  const lowest = min(late.flat()) ?? 1;
  const floor = [0.8, 0.6, 0.4, 0.2, 0].find((each) => each <= lowest) ?? 0;
  const x = (step: number) => inset.left + (step / end) * innerWidth;
  const y = (share: number) => inset.top + ((1 - Math.max(share, floor)) / (1 - floor)) * innerHeight;
  const path = ({ step }: OverlaidRun, values: ArrayLike<number>) =>
    Array.from(
      values,
      (value, at) => `${at === 0 ? 'M' : 'L'}${x(step[at] ?? 0).toFixed(1)} ${y(value).toFixed(1)}`,
    ).join('');
  const labels = endLabels(
    runs.map(({ student }) => (student.length > 0 ? y(lastOf(student)) : inset.top)),
    LABEL * scale,
    inset.top,
    inset.top + innerHeight,
  );
  return (
    <svg width={width} height={HEIGHT} aria-hidden="true" fontSize={12 * scale}>
      {ticksWithin(floor, 1).map((tick) => (
        <g key={tick} className={styles['tick']}>
          <line x1={inset.left} x2={inset.left + innerWidth} y1={y(tick)} y2={y(tick)} />
          <text x={inset.left - 6} y={y(tick)} textAnchor="end" dominantBaseline="central">
            {numbers.wholePercent(tick)}
          </text>
        </g>
      ))}
      {stepTicks(end).map((tick) => (
        <text key={tick} className={styles['step']} x={x(tick)} y={HEIGHT - 4} textAnchor="middle">
          {numbers.whole(tick)}
        </text>
      ))}
      {runs.map((run, index) => (
        <g key={run.id} stroke={colourOf(index)} fill="none">
          <path d={path(run, run.control)} strokeWidth={1.5} strokeDasharray="5 4" />
          <path d={path(run, run.student)} strokeWidth={2.25} />
          <text
            x={x(run.step[run.step.length - 1] ?? 0) + 6 + (labels[index]?.column ?? 0) * COLUMN * scale}
            y={labels[index]?.y}
            dominantBaseline="central"
            className={styles['label']}
            fill={colourOf(index)}
          >
            {index + 1}
          </text>
        </g>
      ))}
    </svg>
  );
});

/** The values of a run's last three quarters: the climb would squeeze the rest against the top. */
function lastQuarter(values: ArrayLike<number>): readonly number[] {
  return Array.from(values).slice(Math.floor(values.length / 4));
}

/** Any number of runs in one chart, with one cursor through all and a table of the exact values there. */
export function OverlayChart({ title, runs }: OverlayProps) {
  const { t, i18n } = useTranslation();
  const numbers = numbersOf(i18n.language);
  const figure = useRef<HTMLDivElement>(null);
  const width = useWidth(figure, USUAL_WIDTH);
  const [at, setAt] = useState<number | null>(null);
  const steps = useMemo(
    () => [...new Set(runs.flatMap(({ step }) => listOf(step)))].toSorted((one, other) => one - other),
    [runs],
  );
  const end = Math.max(1, steps.at(-1) ?? 1);
  const shownAt = at ?? end;
  const readings = runs.map(
    (run) => valueAt(run, shownAt) ?? (at === null ? valueAt(run, run.step[run.step.length - 1] ?? 0) : null),
  );
  const textAt = (index: number) => {
    const step = steps[index] ?? 0;
    const words = runs.map((run, which) => {
      const value = valueAt(run, step);
      return `${which + 1}: ${value ? `${numbers.percent(value.student)} / ${numbers.percent(value.control)}` : '–'}`;
    });
    return `${t('curves.step')} ${numbers.whole(step)}; ${words.join('; ')}`;
  };
  return (
    <div className={styles['overlay']}>
      <div ref={figure} className={styles['plot']}>
        <Curves runs={runs} width={width} end={end} />
        <ChartCursor
          name={title}
          steps={steps}
          at={at}
          end={end}
          marksAt={() => []}
          textAt={textAt}
          onMove={setAt}
        />
      </div>
      <table className={styles['readings']}>
        <thead>
          <tr>
            <th scope="col">{title}</th>
            <th scope="col">{t('curves.step')}</th>
            <th scope="col">{t('lane.student')}</th>
            <th scope="col">{t('lane.control')}</th>
            <th scope="col">{t('gap.title')}</th>
          </tr>
        </thead>
        <tbody>
          {runs.map((run, index) => {
            const value = readings[index];
            return (
              <tr key={run.id}>
                <th scope="row">
                  <i style={{ background: colourOf(index) }} />
                  <b>{index + 1}</b> {run.name}
                </th>
                <td>{value ? numbers.whole(value.step) : '–'}</td>
                <td>{value ? numbers.percent(value.student) : '–'}</td>
                <td>{value ? numbers.percent(value.control) : '–'}</td>
                <td>{value ? numbers.signedPoints(value.student - value.control) : '–'}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
