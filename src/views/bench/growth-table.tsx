import { useTranslation } from 'react-i18next';
import { benchPathIds, growthSeries, type BenchPath, type GrowthSeries } from '@/protocol/bench.ts';
import { growthOf, type BenchReport } from '@/protocol/bench-report.ts';
import { TableCard } from './table-card.tsx';
import { useFigures } from './use-figures.ts';

/** Step time of the student for larger batches, more filters and more stages. */
export function GrowthTable({ report: { growth } }: { readonly report: BenchReport }) {
  const { t } = useTranslation();
  const { digits, ms } = useFigures();
  if (growth.length === 0) return null;
  const paths = benchPathIds.filter((id) => growth.some(({ path }) => path === id));
  const curve = (path: BenchPath, series: GrowthSeries) =>
    growthOf(growth.filter((each) => each.path === path && each.series === series));
  return (
    <TableCard id="growth" title={t('bench.growth')} note={t('bench.growthNote')}>
      <thead>
        <tr>
          <th scope="col">{t('bench.columnSeries')}</th>
          <th scope="col">{t('bench.columnWork')}</th>
          {paths.map((path) => (
            <th key={path} scope="col">
              {t(`bench.path.${path}`)}
            </th>
          ))}
        </tr>
      </thead>
      {growthSeries.map((series) => {
        const curves = paths.map((path) => ({ path, points: curve(path, series) }));
        return (
          <tbody key={series}>
            {(curves[0]?.points ?? []).map(({ value, timesWork }) => (
              <tr key={value}>
                <th scope="row">{`${t(`bench.series.${series}`)} ${value}`}</th>
                <td>{t('bench.times', { ratio: digits(timesWork) })}</td>
                {curves.map(({ path, points }) => {
                  const point = points.find((each) => each.value === value);
                  return (
                    <td key={path}>
                      <b>{point ? t('bench.times', { ratio: digits(point.timesTime) }) : '–'}</b>
                      <small>{ms(point?.medianMs ?? null)}</small>
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        );
      })}
    </TableCard>
  );
}
