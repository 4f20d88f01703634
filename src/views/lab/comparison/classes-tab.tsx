import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { ClassGainChart } from '@/charts/class-gain-chart.tsx';
import { NumberTable } from '@/charts/number-table.tsx';
import { entryAt } from '@/core/checked.ts';
import { numbersOf } from '@/i18n/numbers.ts';
import { gainByClass, type ClassGain } from '@/metrics/class-gain.ts';
import { useLab } from '@/state/lab-context.tsx';
import { useClassNames } from '@/i18n/use-class-names.ts';
import type { Compared } from './compared.ts';
import { gainTable } from './comparison-tables.ts';
import styles from './comparison.module.css';
import { SaveComparison } from './save-comparison.tsx';

const containsZero = ({ interval }: ClassGain) => interval !== null && interval[0] <= 0 && interval[1] >= 0;

/** Gain of the student over the control, class by class, with its interval over the test pictures. */
export function ClassesTab({ compared }: { readonly compared: Compared }) {
  const { t, i18n } = useTranslation('comparison');
  const numbers = numbersOf(i18n.language);
  const classNames = useClassNames(useLab((state) => state.config.dataset));
  const { all, classes } = useMemo(() => {
    const { labels, predictions, numClasses } = compared;
    return gainByClass(labels, predictions.student, predictions.control, numClasses);
  }, [compared]);
  const counted = classes.filter(({ numPictures }) => numPictures > 0);
  const rows = [
    { name: t('classes.all'), gain: all },
    ...classes.map((gain, index) => ({
      name: t('classes.className', { name: entryAt(classNames, index) }),
      gain,
    })),
  ];
  const share = (numRight: number, { numPictures }: ClassGain) =>
    numPictures === 0 ? '–' : numbers.percent(numRight / numPictures);
  return (
    <>
      <SaveComparison part="classes" compared={compared} table={() => gainTable(rows)} />
      <p className={styles['note']}>{t('classes.intro')}</p>
      <p className={styles['finding']}>
        {t('classes.discordant', {
          student: numbers.whole(all.onlyRight.student),
          control: numbers.whole(all.onlyRight.control),
        })}{' '}
        {t('classes.crossing', { count: counted.filter(containsZero).length, all: counted.length })}
      </p>
      <p className={styles['note']}>{t('classes.caution')}</p>
      <ClassGainChart
        label={t('classes.chart')}
        axisName={t('classes.axis')}
        format={numbers.signedPoints}
        rows={rows.map(({ name, gain }) => ({ name, gain: gain.gain, interval: gain.interval }))}
      />
      <NumberTable
        title={t('numbers')}
        columns={[
          t('classes.columns.class'),
          t('classes.columns.pictures'),
          t('classes.columns.student'),
          t('classes.columns.control'),
          t('classes.columns.gain'),
          t('classes.columns.interval'),
        ]}
        rows={() =>
          rows.map(({ name, gain }) => ({
            name,
            cells: [
              numbers.whole(gain.numPictures),
              share(gain.numRight.student, gain),
              share(gain.numRight.control, gain),
              gain.gain === null ? '–' : numbers.signedPoints(gain.gain),
              gain.interval === null
                ? '–'
                : t('classes.range', {
                    low: numbers.signedPoints(gain.interval[0]),
                    high: numbers.signedPoints(gain.interval[1]),
                  }),
            ],
          }))
        }
      />
    </>
  );
}
