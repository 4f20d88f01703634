import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { studentLanes } from '@/core/lane.ts';
import { numbersOf } from '@/i18n/numbers.ts';
import styles from './class-dots.module.css';
import { dotAxis } from './dot-stack.ts';
import { StripAxis, stripScale } from './dot-strip.tsx';
import { useWidth } from './use-width.ts';

/** The accuracies of one seed, 0..1; null where its run has not finished. */
export interface PairRow {
  readonly seed: number;
  readonly student: number | null;
  readonly control: number | null;
  /** In the order of the chart's baselines. */
  readonly baselines: readonly (number | null)[];
}

/** A further series; its id chooses the mark. */
interface BaselineSeries {
  readonly id: 'smoothing' | 'equal-teacher';
  readonly name: string;
}

/** Space for the seeds' names, px. */
const NAMES = 46;
const AXIS_HEIGHT = 26;
const USUAL_WIDTH = 320;

interface PairDotsProps {
  readonly rows: readonly PairRow[];
  /** Describes the figure; the numbers stand in a table beside it. */
  readonly label: string;
  readonly nameOfSeed: (seed: number) => string;
  readonly baselines: readonly BaselineSeries[];
}

/** One row per seed: dots for student and control, joined by a line. */
export function PairDots({ rows, label, nameOfSeed, baselines }: PairDotsProps) {
  const { t, i18n } = useTranslation();
  const figure = useRef<HTMLElement>(null);
  const width = useWidth(figure, USUAL_WIDTH);
  const numbers = numbersOf(i18n.language);
  const values = rows
    .flatMap(({ student, control, baselines: others }) => [student, control, ...others])
    .filter((value) => value !== null);
  const axis = dotAxis(values.length > 0 ? values : [0, 1], 4);
  // Without needless digits, so that neighbours stay apart.
  const isWhole = axis.ticks.every((tick) => Math.abs(tick * 100 - Math.round(tick * 100)) < 1e-9);
  const inner = Math.max(80, width - NAMES);
  const x = stripScale(axis, inner);
  const rowHeight = rows.length > 10 ? 14 : 18;
  const radius = rows.length > 10 ? 4 : 5;
  const height = rows.length * rowHeight;
  return (
    <figure ref={figure} className={styles['dots']}>
      <figcaption className="visually-hidden">{label}</figcaption>
      <div aria-hidden="true">
        <p className={styles['name']}>
          {studentLanes.map((lane) => (
            <span key={lane} data-actor={lane}>
              {t(`lane.${lane}`)}
            </span>
          ))}
          {baselines.map(({ id, name }) => (
            <span key={id} data-actor={id}>
              {name}
            </span>
          ))}
        </p>
        <svg width={width} height={height + AXIS_HEIGHT}>
          <g transform={`translate(${NAMES} 0)`}>
            <StripAxis
              axis={axis}
              width={inner}
              height={height}
              format={isWhole ? numbers.wholePercent : numbers.percent}
            />
          </g>
          {rows.map(({ seed, student, control, baselines: others }, index) => (
            <g key={seed} transform={`translate(${NAMES} ${(index + 0.5) * rowHeight})`}>
              <text className={styles['rowName']} x={-NAMES} y="4">
                {nameOfSeed(seed)}
              </text>
              {student !== null && control !== null && (
                <line className={styles['pair']} x1={x(control)} x2={x(student)} />
              )}
              {others.map(
                (value, at) =>
                  value !== null && (
                    <rect
                      key={baselines[at]?.id}
                      className={styles['dot']}
                      data-dot={baselines[at]?.id}
                      x={1 - radius}
                      y={1 - radius}
                      width={2 * radius - 2}
                      height={2 * radius - 2}
                      transform={`translate(${x(value)} 0)${baselines[at]?.id === 'equal-teacher' ? ' rotate(45)' : ''}`}
                    />
                  ),
              )}
              {control !== null && (
                <circle className={styles['dot']} data-dot="control" cx={x(control)} r={radius} />
              )}
              {student !== null && (
                <circle className={styles['dot']} data-dot="student" cx={x(student)} r={radius} />
              )}
            </g>
          ))}
        </svg>
      </div>
    </figure>
  );
}
