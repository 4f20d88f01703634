import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { PairDots, type PairRow } from '@/charts/pair-dots.tsx';
import { SaveFigure } from '@/figures/save-figure.tsx';
import { configName } from '@/i18n/config-name.ts';
import { numbersOf } from '@/i18n/numbers.ts';
import { verdictWords } from '@/i18n/verdict-words.ts';
import type { StudentLane } from '@/core/lane.ts';
import {
  compareStudents,
  compareWithControl,
  type Baseline,
  type Comparison,
} from '@/protocol/repeat/repeat.ts';
import type { RunResult } from '@/protocol/repeat/run-result.ts';
import type { BatchState } from '@/state/batch-store.ts';
import { repeatResults, type RepeatQuestion } from '@/state/repeats-store.ts';
import { repeatFigure } from './repeat-figure.ts';
import styles from './repeats.module.css';

/** A baseline with the comparison of its student, if any seed has both. */
interface BaselineComparison {
  readonly baseline: Baseline;
  readonly comparison: Comparison | null;
}

interface WordsProps {
  readonly comparison: Comparison | null;
  readonly others: readonly BaselineComparison[];
}

/** The comparison in words: verdict, mean with interval, share ahead, effect size. */
function Words({ comparison, others }: WordsProps) {
  const { t, i18n } = useTranslation('repeats');
  const numbers = numbersOf(i18n.language);
  if (!comparison) return null;
  const { difference, verdict } = comparison;
  const { mean, interval, count, numAhead, aheadRatio, effectSize } = difference;
  const words = verdictWords(t, verdict, numbers);
  const size = new Intl.NumberFormat(i18n.language, { maximumFractionDigits: 1 });
  return (
    <>
      <p className={styles['verdict']} data-verdict={verdict.kind}>
        <strong>{words.title}.</strong> {words.detail}
      </p>
      <ul className={styles['words']}>
        <li>
          {t('difference', { mean: numbers.signedPoints(mean) })}{' '}
          {interval
            ? t('interval', {
                low: numbers.signedPoints(interval[0]),
                high: numbers.signedPoints(interval[1]),
              })
            : t('noInterval')}
        </li>
        <li>{t('ahead', { ahead: numAhead, count, share: numbers.wholePercent(aheadRatio) })}</li>
        <li>
          {effectSize === null
            ? t('noEffect')
            : t('effect', { size: size.format(effectSize).replace('-', '−') })}
        </li>
        {others.map(({ baseline, comparison: other }) => {
          const range = other?.difference.interval;
          if (!other || !range) return null;
          return (
            <li key={baseline}>
              {t(`baselines.${baseline}.against`, {
                mean: numbers.signedPoints(other.difference.mean),
                low: numbers.signedPoints(range[0]),
                high: numbers.signedPoints(range[1]),
              })}
            </li>
          );
        })}
      </ul>
    </>
  );
}

interface TableProps {
  readonly rows: readonly PairRow[];
  readonly question: RepeatQuestion;
}

function Table({ rows, question }: TableProps) {
  const { t, i18n } = useTranslation('repeats');
  const numbers = numbersOf(i18n.language);
  const percent = (value: number | null) => (value === null ? '–' : numbers.percent(value));
  const points = (one: number | null, other: number | null) =>
    one === null || other === null ? '–' : numbers.signedPoints(one - other);
  return (
    <details className={styles['table']}>
      <summary>{t('table')}</summary>
      <p>
        {t('ofConfig')} {configName(t, i18n, question.config)}
      </p>
      <div role="group" tabIndex={0} aria-label={t('table')}>
        <table>
          <thead>
            <tr>
              {(['seed', 'student', 'control', 'difference'] as const).map((column) => (
                <th key={column} scope="col">
                  {t(`columns.${column}`)}
                </th>
              ))}
              {question.baselines.map((each) => (
                <Fragment key={each}>
                  <th scope="col">{t(`baselines.${each}.name`)}</th>
                  <th scope="col">{t(`baselines.${each}.difference`)}</th>
                </Fragment>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ seed, student, control, baselines }) => (
              <tr key={seed}>
                <th scope="row">{seed}</th>
                <td>{percent(student)}</td>
                <td>{percent(control)}</td>
                <td>{points(student, control)}</td>
                {question.baselines.map((each, at) => (
                  <Fragment key={each}>
                    <td>{percent(baselines[at] ?? null)}</td>
                    <td>{points(student, baselines[at] ?? null)}</td>
                  </Fragment>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}

/** Marks of the baselines in the chart. */
const marks = { smoothing: 'smoothing', equalTeacher: 'equal-teacher' } as const;

/** Every seed as a pair of dots, what they say together in words, and the numbers. */
export function RepeatResults({ state }: { readonly state: BatchState<RepeatQuestion> }) {
  const { t, i18n } = useTranslation('repeats');
  const { question } = state;
  if (!question) return null;
  const { runs, ofBaseline } = repeatResults(state);
  const accuracyOf = (results: readonly RunResult[], seed: number, lane: StudentLane) =>
    results.find((result) => result.seed === seed)?.accuracy[lane] ?? null;
  const rows = question.seeds.map((seed): PairRow => ({
    seed,
    student: accuracyOf(runs, seed, 'student'),
    control: accuracyOf(runs, seed, 'control'),
    baselines: question.baselines.map((each) => accuracyOf(ofBaseline(each), seed, 'student')),
  }));
  const pictures = numbersOf(i18n.language).whole(runs[0]?.numPictures ?? 0);
  return (
    <div className={styles['results']}>
      <SaveFigure
        figure="repeats"
        title={t('title')}
        tables={() => [repeatFigure(rows, question.baselines)]}
        about={() => ({ config: question.config, seeds: question.seeds, step: question.config.steps })}
      />
      <PairDots
        rows={rows}
        label={t('chart', { pictures })}
        nameOfSeed={(seed) => t('seed', { seed })}
        baselines={question.baselines.map((each) => ({ id: marks[each], name: t(`baselines.${each}.name`) }))}
      />
      <Words
        comparison={compareWithControl(runs)}
        others={question.baselines.map((baseline) => ({
          baseline,
          comparison: compareStudents(runs, ofBaseline(baseline)),
        }))}
      />
      <Table rows={rows} question={question} />
    </div>
  );
}
