import { useTranslation } from 'react-i18next';
import { entryAt } from '@/core/checked.ts';
import type { FigureAbout } from '@/figures/about.ts';
import { SaveFigure } from '@/figures/save-figure.tsx';
import { numbersOf } from '@/i18n/numbers.ts';
import type { Experiment, Prediction } from '@/lessons/lesson.ts';
import type { Guess, StepResult } from '@/state/lesson-progress.ts';
import { ExperimentChart } from './experiment-chart.tsx';
import { resultFigure } from './result-figure.ts';
import styles from './result-view.module.css';
import { useLessonTexts } from './use-lesson-texts.ts';
import { tickText, valueText } from './value-text.ts';

interface ResultViewProps {
  readonly experiment: Experiment;
  readonly kind: Prediction['kind'] | null;
  readonly trialNames: readonly string[];
  readonly results: readonly StepResult[];
  readonly guess: Guess | undefined;
  /** The step's name for files. */
  readonly name: string;
  /** The origin that a saved figure names. */
  readonly about: () => FigureAbout;
}

/** Legend: the measures' colours, and the dashed guess. */
function Legend({ experiment, kind, results, guess }: Omit<ResultViewProps, 'name' | 'about'>) {
  const { t } = useTranslation('lessons');
  const texts = useLessonTexts();
  const shape = t(kind === 'curve' ? 'course.player.line' : 'course.player.bars');
  return (
    <ul className={styles['legend']}>
      {experiment.measures.map((measure, index) => (
        <li
          key={measure.name}
          data-actor={measure.actor ?? 'baseline'}
          data-hollow={experiment.measures.slice(0, index).some(({ actor }) => actor === measure.actor)}
        >
          {texts.measure(measure)}
        </li>
      ))}
      {typeof guess === 'object' && <li data-actor="guess">{t('course.player.legendGuess')}</li>}
      {results.length > 1 && <li data-actor="none">{t('course.player.legendSeeds', { shape })}</li>}
    </ul>
  );
}

/** The chart's values as a table: one row per trial, one column per measure and seed. */
function Numbers({ experiment, trialNames, results, guess }: Omit<ResultViewProps, 'name' | 'about'>) {
  const { t, i18n } = useTranslation('lessons');
  const texts = useLessonTexts();
  const numbers = numbersOf(i18n.language);
  const { measures } = experiment;
  const unit = measures[0]?.unit ?? 'share';
  return (
    <details className={styles['numbers']}>
      <summary>{t('course.player.table')}</summary>
      <div role="group" tabIndex={0} aria-label={t('course.player.table')}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('course.player.tableRun')}</th>
              {typeof guess === 'object' && <th scope="col">{t('course.player.guess')}</th>}
              {results.flatMap(({ seed }) =>
                measures.map((measure) => (
                  <th key={`${seed} ${measure.name}`} scope="col">
                    {texts.measure(measure)} <small>{t('course.player.seed', { seed })}</small>
                  </th>
                )),
              )}
            </tr>
          </thead>
          <tbody>
            {trialNames.map((name, trial) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                {typeof guess === 'object' && (
                  <td>{guess[trial] === undefined ? '–' : valueText(guess[trial], unit, numbers)}</td>
                )}
                {results.flatMap(({ seed, values }) =>
                  measures.map((measure, index) => (
                    <td key={`${seed} ${measure.name}`}>
                      {valueText(entryAt(entryAt(values, trial), index), measure.unit, numbers)}
                    </td>
                  )),
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}

/** An experiment's result beside the guess. */
export function ResultView(props: ResultViewProps) {
  const { experiment, kind, trialNames, results, guess } = props;
  const { t, i18n } = useTranslation('lessons');
  const numbers = numbersOf(i18n.language);
  const texts = useLessonTexts();
  const [least] = experiment.range;
  const staying = experiment.trials.findIndex(({ stays }) => stays);
  const unit = experiment.measures[0]?.unit ?? 'share';
  return (
    <figure className={styles['result']}>
      <SaveFigure
        figure={props.name}
        title={t('course.player.result')}
        tables={() => [resultFigure(experiment, trialNames, results)]}
        about={props.about}
      />
      <ExperimentChart
        experiment={experiment}
        trialNames={trialNames}
        kind={kind}
        results={results}
        guess={typeof guess === 'object' ? guess : null}
        label={t('course.player.chart', {
          measures: experiment.measures.map((each) => texts.measure(each)).join(', '),
        })}
      />
      <Legend {...props} />
      <p className={styles['basis']}>
        {results.length === 1
          ? t('course.player.oneSeed')
          : t('course.player.seedsRun', { seeds: results.map(({ seed }) => seed).join(', ') })}{' '}
        {/* The lab's cards show one run, this chart shows all. */}
        {trialNames.length > 1 && t('course.player.lastRun', { trial: trialNames.at(staying) })}{' '}
        {least > 0 && t('course.player.axisFrom', { least: tickText(least, unit, numbers) })}
      </p>
      <Numbers {...props} />
    </figure>
  );
}
