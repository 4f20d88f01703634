import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { benchWorkloads, type BenchMeasurement } from '@/protocol/bench.ts';
import { timesOurs, type BenchReport } from '@/protocol/bench-report.ts';
import styles from './bench-view.module.css';
import { TableCard } from './table-card.tsx';
import { useFigures } from './use-figures.ts';

const columns = [
  'columnPath',
  'columnTimes',
  'columnMedian',
  'columnRange',
  'columnJs',
  'columnDispatches',
  'columnSubmits',
  'columnFirst',
  'columnTensors',
  'columnDevice',
  'columnBlocks',
] as const;

function Line({ of, report }: { readonly of: BenchMeasurement; readonly report: BenchReport }) {
  const { t } = useTranslation();
  const { digits, ms, count, megabytes } = useFigures();
  const times = timesOurs(report, of);
  return (
    <tr data-path={of.path}>
      <th scope="row">{t(`bench.path.${of.path}`)}</th>
      <td className={styles['ratio']}>{times === null ? '–' : t('bench.times', { ratio: digits(times) })}</td>
      <td>
        {ms(of.medianMs)}
        {of.scaledBy > 1 && <small>{t('bench.scaled', { times: digits(of.scaledBy) })}</small>}
      </td>
      <td>{`${digits(of.fastestMs)}–${ms(of.slowestMs)}`}</td>
      <td>{ms(of.jsMs)}</td>
      <td>{count(of.dispatches)}</td>
      <td>{count(of.submits)}</td>
      <td>{ms(of.firstMs)}</td>
      <td>
        {count(of.peakTensors)}
        <small>{megabytes(of.peakTensorBytes)}</small>
      </td>
      <td>{megabytes(of.peakDeviceBytes)}</td>
      <td>{t('bench.blocks', { blocks: of.numBlocks, steps: of.stepsPerBlock })}</td>
    </tr>
  );
}

/** Every measurement so far, grouped by workload. */
export function MeasurementTable({ report }: { readonly report: BenchReport }) {
  const { t } = useTranslation();
  const { measurements } = report;
  const workloads = benchWorkloads.filter((id) => measurements.some(({ workload }) => workload === id));
  if (workloads.length === 0) return null;
  return (
    <TableCard id="measurements" title={t('bench.table')} note={t('bench.tableNote')}>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column} scope="col">
              {t(`bench.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {workloads.map((workload) => (
          <Fragment key={workload}>
            <tr>
              <th scope="colgroup" colSpan={columns.length} className={styles['group']}>
                {t(`bench.workload.${workload}`)}
              </th>
            </tr>
            {measurements
              .filter((each) => each.workload === workload)
              .map((each) => (
                <Line key={each.path} of={each} report={report} />
              ))}
          </Fragment>
        ))}
      </tbody>
    </TableCard>
  );
}
