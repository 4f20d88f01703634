import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { NumberTable } from '@/charts/number-table.tsx';
import { ReliabilityChart } from '@/charts/reliability-chart.tsx';
import { entryAt } from '@/core/checked.ts';
import { perLane, studentsFirst } from '@/core/lane.ts';
import { numbersOf } from '@/i18n/numbers.ts';
import { expectedCalibrationError } from '@/metrics/calibration.ts';
import { NUM_CALIBRATION_BINS, overconfidence, reliabilityBins, sharesOf } from '@/metrics/reliability.ts';
import { fitTemperature, halvesByClass, rowsOf, scaledBy } from '@/metrics/temperature-scaling.ts';
import { Segments } from '@/ui/segments.tsx';
import type { Compared } from './compared.ts';
import { reliabilityTable } from './comparison-tables.ts';
import styles from './comparison.module.css';
import { SaveComparison } from './save-comparison.tsx';

/** Difference of confidence and accuracy that is written as 0.0 points. */
const UNSEEN = 0.0005;

/** Calibration of the three networks on one half of the pictures, before and after a T is fitted on the other. */
function calibrationOf({ labels, numClasses, ...answers }: Compared) {
  const halves = halvesByClass(labels);
  if (halves.measure.length === 0) return null;
  const measured = (logits: Float32Array, of: Uint8Array) => ({
    bins: reliabilityBins(logits, of, numClasses),
    error: expectedCalibrationError(logits, of, numClasses),
  });
  const lanes = perLane((lane) => {
    const toFit = rowsOf(answers[lane], labels, numClasses, halves.fit);
    const fitted = fitTemperature(toFit.logits, toFit.labels, numClasses);
    const rest = rowsOf(answers[lane], labels, numClasses, halves.measure);
    return {
      ...fitted,
      before: measured(rest.logits, rest.labels),
      after: measured(scaledBy(rest.logits, fitted.temperature), rest.labels),
    };
  });
  return { lanes, numFit: halves.fit.length, numMeasured: halves.measure.length };
}

/** Reliability diagrams of the three networks, before and after temperature scaling. */
export function CalibrationTab({ compared }: { readonly compared: Compared }) {
  const { t, i18n } = useTranslation('comparison');
  const { t: page } = useTranslation();
  const numbers = numbersOf(i18n.language);
  const [when, setWhen] = useState<'before' | 'after'>('before');
  const calibration = useMemo(() => calibrationOf(compared), [compared]);
  if (!calibration) return <p>{t('calibration.tooFew')}</p>;
  const { lanes, numFit, numMeasured } = calibration;
  const surplus = (difference: number) =>
    Math.abs(difference) < UNSEEN
      ? t('calibration.even')
      : t(difference > 0 ? 'calibration.over' : 'calibration.under', { points: numbers.points(difference) });
  const binEdge = (bin: number) => numbers.wholePercent(bin / NUM_CALIBRATION_BINS);
  return (
    <>
      <SaveComparison part="calibration" compared={compared} table={() => reliabilityTable(lanes)} />
      <p className={styles['note']}>
        {t('calibration.intro')} {t('calibration.error')}
      </p>
      <p className={styles['note']}>
        {t('calibration.scaling', { fit: numbers.whole(numFit), measure: numbers.whole(numMeasured) })}
      </p>
      <div className={styles['choice']}>
        <span>{t('calibration.show')}</span>
        <Segments
          name={t('calibration.show')}
          value={when}
          options={(['before', 'after'] as const).map((value) => ({
            value,
            text: t(`calibration.${value}`),
          }))}
          onChange={setWhen}
        />
      </div>
      <div className={styles['diagrams']}>
        {studentsFirst.map((lane) => {
          const { before, after, temperature, isAtLimit } = lanes[lane];
          const { bins, error } = lanes[lane][when];
          return (
            <div key={lane} data-actor={lane}>
              <h3>
                {t('calibration.caption', {
                  lane: page(`lane.${lane}`),
                  before: numbers.percent(before.error),
                  after: numbers.percent(after.error),
                  temperature: numbers.temperature(temperature),
                })}
              </h3>
              <ReliabilityChart
                lane={lane}
                bins={bins}
                label={t('calibration.chart', {
                  lane: page(`lane.${lane}`),
                  error: numbers.percent(error),
                })}
                format={numbers.wholePercent}
                texts={{
                  confidence: t('calibration.confidence'),
                  accuracy: t('calibration.accuracy'),
                  counts: t('calibration.counts'),
                }}
              />
              <p className={styles['note']}>
                {surplus(overconfidence(bins))}
                {isAtLimit && ` ${t('calibration.atLimit')}`}
              </p>
            </div>
          );
        })}
      </div>
      <NumberTable
        title={t('numbers')}
        columns={[
          t('calibration.columns.bin'),
          t('calibration.columns.pictures'),
          t('calibration.columns.confidence'),
          t('calibration.columns.accuracy'),
        ]}
        rows={() =>
          studentsFirst.flatMap((lane) =>
            lanes[lane][when].bins.flatMap((bin, index, bins) => {
              const shares = sharesOf(entryAt(bins, index));
              if (!shares) return [];
              return {
                name: t('calibration.bin', {
                  lane: page(`lane.${lane}`),
                  from: binEdge(index),
                  to: binEdge(index + 1),
                }),
                cells: [
                  numbers.whole(bin.numPictures),
                  numbers.percent(shares.confidence),
                  numbers.percent(shares.accuracy),
                ],
              };
            }),
          )
        }
      />
    </>
  );
}
