import { useTranslation } from 'react-i18next';
import { SaveFigure } from '@/figures/save-figure.tsx';
import { numbersOf } from '@/i18n/numbers.ts';
import { verdictWords } from '@/i18n/verdict-words.ts';
import { askedTwice } from '@/lessons/test/questions.ts';
import { pairedDifference } from '@/metrics/paired-difference.ts';
import { MIN_SEEDS, verdictOf } from '@/metrics/verdict.ts';
import { accuraciesOf } from '@/protocol/classroom/class-result.ts';
import type { KeptResult } from '@/state/class-results-store.ts';
import { lazyPart } from '@/ui/lazy-part.tsx';
import styles from './class-view.module.css';
import { classAbout, classFigure } from './class-figure.ts';

const ClassDots = lazyPart(async () => (await import('@/charts/class-dots.tsx')).ClassDots);

/** Mean right answers before and after the lessons, of the learners who took both rounds. */
function TestMean({ results }: { readonly results: readonly KeptResult[] }) {
  const { t, i18n } = useTranslation('classroom');
  const both = results.flatMap(({ test }) =>
    test && test.before !== null && test.after !== null ? [[test.before, test.after] as const] : [],
  );
  if (both.length === 0) return null;
  const number = new Intl.NumberFormat(i18n.language, { maximumFractionDigits: 1 });
  const mean = (part: 0 | 1) => number.format(both.reduce((sum, each) => sum + each[part], 0) / both.length);
  const means = { before: mean(0), after: mean(1), same: askedTwice.length };
  return <p className={styles['count']}>{t('results.testMean', { count: both.length, ...means })}</p>;
}

/** The class's result: a verdict in words, then every run as a dot. */
export function Summary({ results }: { readonly results: readonly KeptResult[] }) {
  const { t, i18n } = useTranslation('classroom');
  const { t: verdictText } = useTranslation('repeats');
  const numbers = numbersOf(i18n.language);
  const runs = results.map(accuraciesOf);
  const differences = runs.map(({ difference }) => difference);
  const difference = pairedDifference(differences);
  const { count, mean, interval, numAhead } = difference;
  const verdict = verdictOf(difference);
  const words = verdictWords(verdictText, verdict, numbers);
  const isFew = count < MIN_SEEDS;
  const numBehind = differences.filter((each) => each < 0).length;
  return (
    <section aria-labelledby="class-verdict">
      <SaveFigure
        figure="class-results"
        title={t('results.title')}
        tables={() => [classFigure(results)]}
        about={() => classAbout(results)}
      />
      <div className={styles['summary']}>
        <p className={styles['number']} data-verdict={verdict.kind}>
          {numbers.signedPoints(mean)}
          <small>{t('results.points')}</small>
        </p>
        <div role="status">
          <h3 id="class-verdict" className={styles['verdict']}>
            {words.title}
          </h3>
          <p>
            {t(`results.explain.${interval ? (isFew ? 'few' : verdict.kind) : 'single'}`, {
              mean: numbers.signedPoints(mean),
              size: numbers.points(mean),
              low: numbers.signedPoints(interval?.[0] ?? mean),
              high: numbers.signedPoints(interval?.[1] ?? mean),
            })}{' '}
            {verdict.kind === 'too-close' && words.detail}
          </p>
          <p className={styles['count']}>
            <strong>{t('results.seeds', { count })}</strong>
            {'. '}
            {t('results.ahead', { count, ahead: numAhead, behind: numBehind })}
          </p>
          <TestMean results={results} />
        </div>
      </div>
      <ClassDots runs={runs} />
    </section>
  );
}
