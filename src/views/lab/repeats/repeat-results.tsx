import { useTranslation } from 'react-i18next';
import { PairDots, type PairRow } from '@/charts/pair-dots.tsx';
import { SaveFigure } from '@/figures/save-figure.tsx';
import { configName } from '@/i18n/config-name.ts';
import { numbersOf } from '@/i18n/numbers.ts';
import { verdictWords } from '@/i18n/verdict-words.ts';
import { compareStudents, compareWithControl, type Comparison } from '@/protocol/repeat/repeat.ts';
import type { BatchState } from '@/state/batch-store.ts';
import { repeatResults, type RepeatQuestion } from '@/state/repeats-store.ts';
import { repeatFigure } from './repeat-figure.ts';
import styles from './repeats.module.css';

/** The comparison in words: verdict, mean with interval, share ahead, effect size. */
function Words({ comparison, smoothing }: Record<'comparison' | 'smoothing', Comparison | null>) {
  const { t, i18n } = useTranslation('repeats');
  const numbers = numbersOf(i18n.language);
  if (!comparison) return null;
  const { difference, verdict } = comparison;
  const { mean, interval, count, numAhead, aheadRatio, effectSize } = difference;
  const words = verdictWords(t, verdict, numbers);
  const other = smoothing?.difference;
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
        {other?.interval && (
          <li>
            {t('againstSmoothing', {
              mean: numbers.signedPoints(other.mean),
              low: numbers.signedPoints(other.interval[0]),
              high: numbers.signedPoints(other.interval[1]),
            })}
          </li>
        )}
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
  const extra = question.hasSmoothing ? (['smoothing', 'smoothingDifference'] as const) : [];
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
              {(['seed', 'student', 'control', 'difference', ...extra] as const).map((column) => (
                <th key={column} scope="col">
                  {t(`columns.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ seed, student, control, smoothing }) => (
              <tr key={seed}>
                <th scope="row">{seed}</th>
                <td>{percent(student)}</td>
                <td>{percent(control)}</td>
                <td>{points(student, control)}</td>
                {question.hasSmoothing && (
                  <>
                    <td>{percent(smoothing)}</td>
                    <td>{points(student, smoothing)}</td>
                  </>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}

/** Every seed as a pair of dots, what they say together in words, and the numbers. */
export function RepeatResults({ state }: { readonly state: BatchState<RepeatQuestion> }) {
  const { t, i18n } = useTranslation('repeats');
  const { question } = state;
  if (!question) return null;
  const { runs, smoothing } = repeatResults(state);
  const rows = question.seeds.map((seed): PairRow => {
    const run = runs.find((result) => result.seed === seed);
    const other = smoothing.find((result) => result.seed === seed);
    return {
      seed,
      student: run?.accuracy.student ?? null,
      control: run?.accuracy.control ?? null,
      smoothing: other?.accuracy.student ?? null,
    };
  });
  const pictures = numbersOf(i18n.language).whole(runs[0]?.numPictures ?? 0);
  return (
    <div className={styles['results']}>
      <SaveFigure
        figure="repeats"
        title={t('title')}
        tables={() => [repeatFigure(rows, question.hasSmoothing)]}
        about={() => ({ config: question.config, seeds: question.seeds, step: question.config.steps })}
      />
      <PairDots
        rows={rows}
        label={t('chart', { pictures })}
        nameOfSeed={(seed) => t('seed', { seed })}
        smoothingName={question.hasSmoothing ? t('columns.smoothing') : null}
      />
      <Words comparison={compareWithControl(runs)} smoothing={compareStudents(runs, smoothing)} />
      <Table rows={rows} question={question} />
    </div>
  );
}
