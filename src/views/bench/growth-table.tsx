import { useTranslation } from 'react-i18next';
import { benchPathIds, growthSeries } from '@/protocol/bench.ts';
import { growthOf, type BenchReport } from '@/protocol/bench-report.ts';
import styles from './bench-view.module.css';
import { TableCard } from './table-card.tsx';
import { useFigures } from './use-figures.ts';

/** How the time of a student's step grows with its batch, its filters and its depth. */
export function GrowthTable({ report: { growth } }: { readonly report: BenchReport }) {
  const { t } = useTranslation();
  const { digits, ms } = useFigures();
  if (growth.length === 0) return null;
  const groups = benchPathIds.flatMap((path) =>
    growthSeries.map((series) => ({
      key: `${path} ${series}`,
      points: growthOf(growth.filter((each) => each.path === path && each.series === series)),
    })),
  );
  return (
    <TableCard id="growth" title={t('bench.growth')} note={t('bench.growthNote')}>
      <thead>
        <tr>
          <th scope="col">{t('bench.columnPath')}</th>
          <th scope="col">{t('bench.columnSeries')}</th>
          <th scope="col">{t('bench.columnValue')}</th>
          <th scope="col">{t('bench.columnWork')}</th>
          <th scope="col">{t('bench.columnTime')}</th>
          <th scope="col">{t('bench.columnMedian')}</th>
        </tr>
      </thead>
      {groups
        .filter(({ points }) => points.length > 0)
        .map(({ key, points }) => (
          <tbody key={key}>
            {points.map(({ path, series, value, timesWork, timesTime, medianMs }) => (
              <tr key={value}>
                <th scope="row">{t(`bench.path.${path}`)}</th>
                <td>{t(`bench.series.${series}`)}</td>
                <td>{value}</td>
                <td>{t('bench.times', { ratio: digits(timesWork) })}</td>
                <td className={styles['ratio']}>{t('bench.times', { ratio: digits(timesTime) })}</td>
                <td>{ms(medianMs)}</td>
              </tr>
            ))}
          </tbody>
        ))}
    </TableCard>
  );
}
