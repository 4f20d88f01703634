import { useTranslation } from 'react-i18next';
import { numbersOf } from '@/i18n/numbers.ts';
import { meanInterval } from '@/metrics/mean-interval.ts';
import { accuraciesOf } from '@/protocol/classroom/class-result.ts';
import type { KeptResult } from '@/state/class-results-store.ts';
import { lazyPart } from '@/ui/lazy-part.tsx';
import styles from './class-view.module.css';
import { verdictOf } from './verdict.ts';

const ClassDots = lazyPart(async () => (await import('@/charts/class-dots.tsx')).ClassDots);

/** The class's result: a verdict in words, then every run as a dot. */
export function Summary({ results }: { readonly results: readonly KeptResult[] }) {
  const { t, i18n } = useTranslation('classroom');
  const numbers = numbersOf(i18n.language);
  const runs = results.map(accuraciesOf);
  const differences = runs.map(({ difference }) => difference);
  const { count, mean, interval } = meanInterval(differences);
  const verdict = verdictOf(interval);
  const numAhead = differences.filter((difference) => difference > 0).length;
  const numBehind = differences.filter((difference) => difference < 0).length;
  return (
    <section aria-labelledby="class-verdict">
      <div className={styles['summary']}>
        <p className={styles['number']} data-verdict={verdict}>
          {numbers.signedPoints(mean)}
          <small>{t('results.points')}</small>
        </p>
        <div role="status">
          <h3 id="class-verdict" className={styles['verdict']}>
            {t(`results.verdict.${verdict}`)}
          </h3>
          <p>
            {t(`results.explain.${verdict}`, {
              mean: numbers.signedPoints(mean),
              size: numbers.points(mean),
              low: numbers.signedPoints(interval?.[0] ?? mean),
              high: numbers.signedPoints(interval?.[1] ?? mean),
            })}
          </p>
          <p className={styles['count']}>
            <strong>{t('results.seeds', { count })}</strong>
            {'. '}
            {t('results.ahead', { count, ahead: numAhead, behind: numBehind })}
          </p>
        </div>
      </div>
      <ClassDots runs={runs} />
    </section>
  );
}
