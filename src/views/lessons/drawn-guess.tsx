import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { numbersOf } from '@/i18n/numbers.ts';
import type { Experiment } from '@/lessons/lesson.ts';
import { useDrag } from '@/ui/use-drag.ts';
import { chartSize, columnWidth, pointedAt, xOf } from './chart-scale.ts';
import styles from './drawn-guess.module.css';
import { ExperimentChart } from './experiment-chart.tsx';
import { guessStep, valueText } from './value-text.ts';

interface DrawnGuessProps {
  readonly experiment: Experiment;
  readonly kind: 'bar' | 'curve';
  readonly trialNames: readonly string[];
  readonly measureName: string;
  readonly guess: readonly number[] | null;
  readonly isFixed: boolean;
  readonly onGuess: (guess: readonly number[] | null) => void;
}

/** A guess drawn as one stroke across the chart, or set with one slider per point from the keyboard. */
export function DrawnGuess(props: DrawnGuessProps) {
  const { experiment, kind, trialNames, measureName, guess, isFixed, onGuess } = props;
  const { t, i18n } = useTranslation('lessons');
  const numbers = numbersOf(i18n.language);
  const guessBefore = useRef(guess);
  const { range, measures, trials } = experiment;
  const unit = measures[0]?.unit ?? 'share';
  const step = guessStep(range);
  const numPoints = kind === 'curve' ? trials.length : 1;
  const middle = Math.round((range[0] + range[1]) / 2 / step) * step;
  const values = guess ?? Array.from({ length: numPoints }, () => Number(middle.toPrecision(6)));
  const put = (trial: number, value: number) =>
    onGuess(values.map((known, index) => (index === trial ? value : known)));
  const drag = useDrag<HTMLDivElement>({
    begin: () => {
      guessBefore.current = guess;
    },
    follow: ({ currentTarget, clientX, clientY }) => {
      const box = currentTarget.getBoundingClientRect();
      if (box.width === 0) return;
      const across = (clientX - box.left) / box.width;
      const { trial, value } = pointedAt(
        across,
        (clientY - box.top) / box.height,
        trials.length,
        range,
        step,
      );
      put(kind === 'curve' ? trial : 0, value);
    },
    end: () => undefined,
    cancel: () => onGuess(guessBefore.current),
  });
  const names = trialNames.slice(0, numPoints);
  return (
    <div className={styles['drawn']}>
      {!isFixed && <p>{t(kind === 'bar' ? 'course.player.drawBar' : 'course.player.drawCurve')}</p>}
      <ExperimentChart
        experiment={experiment}
        trialNames={trialNames}
        kind={kind}
        results={[]}
        guess={values}
        label={t('course.player.guess')}
      >
        {!isFixed && (
          // The keyboard uses the inputs inside.
          // oxlint-disable-next-line jsx-a11y/no-static-element-interactions, jsx-a11y/click-events-have-key-events
          <div className={styles['layer']} data-untouched={guess === null} {...drag}>
            {names.map((name, trial) => (
              <input
                key={name}
                type="range"
                aria-label={t('course.player.guessFor', { measure: measureName, trial: name })}
                aria-orientation="vertical"
                aria-valuetext={
                  guess === null
                    ? `${valueText(values[trial] ?? 0, unit, numbers)}, ${t('course.player.notGuessed')}`
                    : valueText(values[trial] ?? 0, unit, numbers)
                }
                min={range[0]}
                max={range[1]}
                step={step}
                value={values[trial]}
                style={{
                  left: `${((xOf(trial, trials.length) - columnWidth(trials.length) / 2) / chartSize.width) * 100}%`,
                  width: `${(columnWidth(trials.length) / chartSize.width) * 100}%`,
                }}
                onChange={(event) => put(trial, Number(event.target.value))}
              />
            ))}
          </div>
        )}
      </ExperimentChart>
      {guess && (
        <p className={styles['guess']}>
          {t('course.player.guess')}:{' '}
          <b>{values.map((value) => valueText(value, unit, numbers)).join(' · ')}</b>
        </p>
      )}
    </div>
  );
}
