import { useTranslation } from 'react-i18next';
import { benchWorkloads } from '@/protocol/bench.ts';
import { familiesOf, ratiosOf, togetherOf, type BenchReport } from '@/protocol/bench-report.ts';
import styles from './bench-view.module.css';
import { TableCard } from './table-card.tsx';
import { useFigures } from './use-figures.ts';

/** Ours against stock TensorFlow.js: a row per comparison, a column per workload. */
export function RatioTable({ report }: { readonly report: BenchReport }) {
  const { t } = useTranslation();
  const { digits } = useFigures();
  const ratios = ratiosOf(report);
  const pairs = [...new Map(ratios.map((each) => [`${each.ours} ${each.against}`, each])).values()];
  const workloads = benchWorkloads.filter((id) => ratios.some(({ workload }) => workload === id));
  if (pairs.length === 0) return null;
  return (
    <TableCard
      id="ratios"
      title={t('bench.ratios')}
      note={t('bench.ratiosNote')}
      after={[
        ...togetherOf(report).map((each) => ({ ...each, text: 'bench.together' as const })),
        ...familiesOf(report).map((each) => ({ ...each, text: 'bench.families' as const })),
      ].map(({ path, ratio, text }) => (
        <p key={`${text} ${path}`} className={styles['note']}>
          {t(text, { ratio: digits(ratio), path: t(`bench.path.${path}`) })}
        </p>
      ))}
    >
      <thead>
        <tr>
          <th scope="col">{t('bench.columnPath')}</th>
          {workloads.map((workload) => (
            <th key={workload} scope="col">
              {t(`bench.workload.${workload}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {pairs.map(({ ours, against }) => (
          <tr key={`${ours} ${against}`}>
            <th scope="row">
              {t('bench.versus', { ours: t(`bench.path.${ours}`), other: t(`bench.path.${against}`) })}
            </th>
            {workloads.map((workload) => {
              const found = ratios.find(
                (each) => each.ours === ours && each.against === against && each.workload === workload,
              );
              return (
                <td key={workload} className={styles['ratio']}>
                  {found ? t('bench.times', { ratio: digits(found.ratio) }) : '–'}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </TableCard>
  );
}
