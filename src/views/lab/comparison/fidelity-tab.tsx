import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { FidelityChart, type FidelityPoint } from '@/charts/fidelity-chart.tsx';
import { NumberTable } from '@/charts/number-table.tsx';
import { perLane, studentLanes, type StudentLane } from '@/core/lane.ts';
import { numbersOf } from '@/i18n/numbers.ts';
import { accuracy } from '@/metrics/accuracy.ts';
import { agreement } from '@/metrics/agreement.ts';
import { sampled } from '@/state/curves.ts';
import { useLab } from '@/state/lab-context.tsx';
import { isSameButSeed, repeatResults } from '@/state/repeats-store.ts';
import { useStoreState } from '@/state/use-store-state.ts';
import { useRepeatStores } from '../repeats/use-repeats.ts';
import type { Compared } from './compared.ts';
import { fidelityTable } from './comparison-tables.ts';
import styles from './comparison.module.css';
import { SaveComparison } from './save-comparison.tsx';

/** Most points of a trail. */
const MAX_POINTS = 60;

type Points = Readonly<Record<StudentLane, FidelityPoint>>;

const byLane = (points: readonly Points[]) => ({
  student: points.map(({ student }) => student),
  control: points.map(({ control }) => control),
});

/** The repeats of the lab's configuration, seed by seed; none if another one was repeated. */
function useSeeds() {
  const state = useStoreState(useRepeatStores().repeats, (each) => each);
  const config = useLab((each) => each.config);
  return useMemo(() => {
    if (!state.question || !isSameButSeed(state.question.config, config)) return [];
    return repeatResults(state).runs.map(({ seed, accuracy: accuracies, agreement: agreements }) => ({
      seed,
      points: {
        student: { accuracy: accuracies.student, agreement: agreements.student },
        control: { accuracy: accuracies.control, agreement: agreements.control },
      },
    }));
  }, [state, config]);
}

/** Fidelity against accuracy: the networks, the run's trails and the repeats. */
export function FidelityTab({ compared }: { readonly compared: Compared }) {
  const { t, i18n } = useTranslation('comparison');
  const { t: page } = useTranslation();
  const numbers = numbersOf(i18n.language);
  const evaluations = useLab((state) => state.series.evaluations);
  const seeds = useSeeds();
  const now = useMemo(() => {
    const { labels, numClasses, teacher } = compared;
    return perLane((lane) => ({
      accuracy: accuracy(compared[lane], labels, numClasses),
      agreement: agreement(compared[lane], teacher, numClasses),
    }));
  }, [compared]);
  const reports = useMemo(() => sampled(evaluations, MAX_POINTS), [evaluations]);
  const step = numbers.whole(compared.step);
  const cells = (points: Points) =>
    studentLanes.flatMap((lane) => [
      numbers.percent(points[lane].agreement),
      numbers.percent(points[lane].accuracy),
    ]);
  const table = () =>
    fidelityTable([
      { of: 'step', number: compared.step, points: now },
      ...seeds.map(({ seed, points }) => ({ of: 'seed' as const, number: seed, points })),
      ...reports.map((report) => ({ of: 'step' as const, number: report.step, points: report })),
    ]);
  return (
    <>
      <SaveComparison part="fidelity" compared={compared} table={table} />
      <p className={styles['note']}>{t('fidelity.intro')}</p>
      <p className={styles['finding']}>
        {t('fidelity.now', {
          step,
          pictures: numbers.whole(compared.labels.length),
          student: numbers.percent(now.student.agreement),
          control: numbers.percent(now.control.agreement),
        })}
      </p>
      <FidelityChart
        now={now}
        trails={byLane(reports)}
        seeds={byLane(seeds.map(({ points }) => points))}
        label={t('fidelity.chart', { step })}
        laneName={(lane) => page(`lane.${lane}`)}
        format={numbers.percent}
        texts={{ agreement: t('fidelity.agreement'), accuracy: t('fidelity.accuracy') }}
      />
      <ul className={styles['words']}>
        <li>
          {reports.length > 1
            ? t('fidelity.trails', { pictures: numbers.whole(reports[0]?.numPictures ?? 0) })
            : t('fidelity.noTrails')}
        </li>
        <li>
          {seeds.length > 0
            ? t('fidelity.seeds', { count: seeds.length })
            : `${t('fidelity.single')} ${t('fidelity.noSeeds')}`}
        </li>
      </ul>
      <NumberTable
        title={t('numbers')}
        columns={[
          t('fidelity.columns.what'),
          t('fidelity.columns.studentAgreement'),
          t('fidelity.columns.studentAccuracy'),
          t('fidelity.columns.controlAgreement'),
          t('fidelity.columns.controlAccuracy'),
        ]}
        rows={() => [
          { name: t('fidelity.rowNow', { step }), cells: cells(now) },
          ...seeds.map(({ seed, points }) => ({
            name: t('fidelity.rowSeed', { seed }),
            cells: cells(points),
          })),
          ...reports.map((report) => ({
            name: t('fidelity.rowStep', { step: numbers.whole(report.step) }),
            cells: cells(report),
          })),
        ]}
      />
    </>
  );
}
