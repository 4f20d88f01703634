import { useTranslation } from 'react-i18next';
import { benchPathIds } from '@/protocol/bench.ts';
import type { BenchReport } from '@/protocol/bench-report.ts';
import styles from './bench-view.module.css';
import { useFigures } from './use-figures.ts';

/** Machine and browser, the convolutions' share of the compute limit, and what could not be measured. */
export function Machine({ report }: { readonly report: BenchReport }) {
  const { t } = useTranslation();
  const { compact, percent } = useFigures();
  const { place, runtimes, limit, gaps } = report;
  const paths = benchPathIds.filter((path) => runtimes[path] !== undefined);
  return (
    <section className="card" aria-labelledby="bench-place">
      <h2 id="bench-place">{t('bench.place')}</h2>
      <dl className={styles['facts']}>
        <dt>{t('bench.browser')}</dt>
        <dd>{place.browser}</dd>
        <dt>{t('bench.cores')}</dt>
        <dd>{place.numCores}</dd>
        {paths.map((path) => (
          <div key={path}>
            <dt>{t(`bench.path.${path}`)}</dt>
            <dd>{runtimes[path]}</dd>
          </div>
        ))}
      </dl>
      {limit && (
        <p>
          {t('bench.limit', {
            convolutions: compact(limit.convolutionsPerSecond),
            limit: compact(limit.limitPerSecond),
            percent: percent(limit.convolutionsPerSecond / limit.limitPerSecond),
          })}
        </p>
      )}
      {gaps.length > 0 && (
        <>
          <h3>{t('bench.gaps')}</h3>
          <ul>
            {gaps.map(({ path, workload, outcome, reason }) => (
              <li key={`${path} ${workload}`}>
                {t('bench.gap', {
                  path: t(`bench.path.${path}`),
                  what: workload === null ? t('bench.everything') : t(`bench.workload.${workload}`),
                  outcome: t(`bench.outcome.${outcome}`),
                  reason,
                })}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
