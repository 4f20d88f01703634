import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { entryAt } from '@/core/checked.ts';
import { ticksWithin } from '@/charts/ticks.ts';
import { numbersOf } from '@/i18n/numbers.ts';
import type { Experiment, Prediction } from '@/lessons/lesson.ts';
import type { StepResult } from '@/state/lesson-progress.ts';
import { chartSize, columnWidth, meanOf, xOf, yOf } from './chart-scale.ts';
import styles from './experiment-chart.module.css';
import { useLessonTexts } from './use-lesson-texts.ts';
import { tickText } from './value-text.ts';

interface ExperimentChartProps {
  readonly experiment: Experiment;
  /** Names of the trials, shown below their columns unless the trials are numbers on an axis. */
  readonly trialNames: readonly string[];
  readonly kind: Prediction['kind'] | null;
  readonly results: readonly StepResult[];
  /** The drawn guess for the first measure: one value per trial, or only the first trial's. */
  readonly guess: readonly number[] | null;
  /** Accessible description. */
  readonly label: string;
  /** Overlay for drawing. */
  readonly children?: React.ReactNode;
}

/** Maximum width of a bar, px. */
const WIDEST = 40;

/** Styles of the measures: the second measure of the same actor is hollow. */
function measureStyles({
  measures,
}: Experiment): readonly { readonly actor: string; readonly isHollow: boolean }[] {
  return measures.map(({ actor }, index) => ({
    actor: actor ?? 'baseline',
    isHollow: measures.slice(0, index).some((before) => before.actor === actor),
  }));
}

function Axis({ experiment: { range, measures } }: { readonly experiment: Experiment }) {
  const { i18n } = useTranslation('lessons');
  const numbers = numbersOf(i18n.language);
  const unit = measures[0]?.unit ?? 'share';
  const bottom = yOf(range[0], range);
  return (
    <g className={styles['axis']}>
      {/* Base line of the bars, which may lie between two ticks. */}
      <line x1={chartSize.left} x2={chartSize.width - chartSize.right} y1={bottom} y2={bottom} />
      {ticksWithin(...range).map((tick) => (
        <g key={tick} transform={`translate(0 ${yOf(tick, range)})`}>
          <line x1={chartSize.left} x2={chartSize.width - chartSize.right} data-zero={tick === 0} />
          <text x={chartSize.left - 6} dy="0.32em">
            {tickText(tick, unit, numbers)}
          </text>
        </g>
      ))}
    </g>
  );
}

/** One measure's values: per trial the mean over the seeds and each seed's value. */
function seriesOf(results: readonly StepResult[], measure: number, numTrials: number) {
  return Array.from({ length: numTrials }, (_, trial) => {
    const values = results.map((result) => entryAt(entryAt(result.values, trial), measure));
    return { trial, values, mean: meanOf(values) };
  });
}

/** Measured values: lines, or bars from the bottom (or from 0), and a dot per seed if there are several. */
function Measured(props: ExperimentChartProps & { readonly pattern: string }) {
  const { experiment, results, kind, pattern } = props;
  const { trials, measures, range } = experiment;
  const barStyles = measureStyles(experiment);
  const width = Math.min(WIDEST, (columnWidth(trials.length) * 0.72) / measures.length);
  const base = yOf(Math.max(0, range[0]), range);
  if (results.length === 0) return null;
  return measures.map((measure, index) => {
    const { actor = 'student', isHollow = false } = barStyles[index] ?? {};
    const series = seriesOf(results, index, trials.length);
    const shift = kind === 'curve' ? 0 : (index - (measures.length - 1) / 2) * (width + 2);
    const points = series.map(({ trial, mean }) => `${xOf(trial, trials.length)},${yOf(mean, range)}`);
    return (
      <g key={measure.name} data-actor={actor} data-hollow={isHollow} className={styles['measured']}>
        {kind === 'curve' && <polyline points={points.join(' ')} />}
        {series.map(({ trial, mean, values }) => {
          const x = xOf(trial, trials.length) + shift;
          const y = yOf(mean, range);
          const height = Math.max(1, Math.abs(base - y));
          const isDotted = kind === 'curve' || values.length > 1;
          return (
            <g key={trial}>
              {kind !== 'curve' && (
                <rect
                  x={x - width / 2}
                  y={Math.min(y, base)}
                  width={width}
                  height={height}
                  rx="2"
                  fill={actor === 'control' ? `url(#${pattern})` : undefined}
                />
              )}
              {isDotted &&
                // Seeds may have equal values, so the key is the seed.
                values.map((value, seed) => (
                  <circle key={results[seed]?.seed} cx={x} cy={yOf(value, range)} r="3.6" />
                ))}
            </g>
          );
        })}
      </g>
    );
  });
}

/** The visitor's guess: dashed, with handles while it can be changed. */
function Guessed({ experiment: { trials, measures, range }, kind, guess }: ExperimentChartProps) {
  if (!guess || guess.length === 0) return null;
  if (kind === 'curve') {
    const points = guess.map((value, trial) => [xOf(trial, trials.length), yOf(value, range)] as const);
    return (
      <g className={styles['guess']}>
        <polyline points={points.map((each) => each.join(',')).join(' ')} />
        {points.map(([x, y]) => (
          <circle key={x} cx={x} cy={y} r="4.5" />
        ))}
      </g>
    );
  }
  const width = Math.min(WIDEST, (columnWidth(trials.length) * 0.72) / measures.length);
  const x = xOf(0, trials.length) - ((measures.length - 1) / 2) * (width + 2);
  const y = yOf(entryAt(guess, 0), range);
  const base = yOf(Math.max(0, range[0]), range);
  const top = Math.min(y, base);
  return (
    <g className={styles['guess']}>
      <rect x={x - width / 2 - 4} y={top} width={width + 8} height={Math.max(1, Math.abs(base - y))} rx="3" />
      <line x1={x - width / 2 - 10} x2={x + width / 2 + 10} y1={y} y2={y} />
    </g>
  );
}

/** Guess and measured values of an experiment: one column per trial, in the actors' colours. */
export function ExperimentChart(props: ExperimentChartProps) {
  const { experiment, trialNames, label, children } = props;
  const axis = useLessonTexts().axis(experiment);
  const pattern = `hatch${useId().replaceAll(/\W/g, '')}`;
  return (
    <div className={styles['chart']}>
      <div className={styles['plot']}>
        <svg viewBox={`0 0 ${chartSize.width} ${chartSize.height}`} role="img" aria-label={label}>
          <defs>
            <pattern
              id={pattern}
              width="6"
              height="6"
              patternUnits="userSpaceOnUse"
              patternTransform="rotate(45)"
            >
              <rect width="6" height="6" fill="var(--surface)" />
              <rect width="3.4" height="6" fill="var(--control)" />
            </pattern>
          </defs>
          <Axis experiment={experiment} />
          <Measured {...props} pattern={pattern} />
          <Guessed {...props} />
        </svg>
        {children}
      </div>
      <ol className={styles['names']} aria-hidden="true">
        {(axis?.numbers ?? trialNames).map((name) => (
          <li key={name}>{name}</li>
        ))}
      </ol>
      {axis && (
        <p className={styles['axis-name']} aria-hidden="true">
          {axis.name}
        </p>
      )}
    </div>
  );
}
