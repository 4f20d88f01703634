import { useTranslation } from 'react-i18next';
import { studentLanes } from '@/core/lane.ts';
import { SaveFigure } from '@/figures/save-figure.tsx';
import { numbersOf } from '@/i18n/numbers.ts';
import type { GenerationReport } from '@/protocol/engine/frames.ts';
import { useLab, useLabActions } from '@/state/lab-context.tsx';
import { generationTable } from './method-tables.ts';
import styles from './generations-ladder.module.css';

/** A bar with its number; its length is the accuracy on an axis from just below the worst to 1. */
function Bar({
  kind,
  share,
  text,
}: {
  readonly kind: string;
  readonly share: number;
  readonly text: string;
}) {
  return (
    <div className={styles['bar']} data-kind={kind}>
      <span style={{ '--share': Math.max(0.02, share) }} aria-hidden="true" />
      <b>{text}</b>
    </div>
  );
}

const measures = (report: GenerationReport) =>
  [
    ['student', report.student.alone],
    ['student-ensemble', report.student.ensemble],
    ['control', report.control.alone],
    ['control-ensemble', report.control.ensemble],
  ] as const;

/** Accuracy of the generations: each alone, as an ensemble with all before it, and without a teacher. */
export function GenerationsLadder() {
  const { t, i18n } = useTranslation();
  const numbers = numbersOf(i18n.language);
  const promoted = useLab((state) => state.series.generations);
  const closing = useLab((state) => state.series.closing);
  const generations = closing ? [...promoted, closing] : promoted;
  const latest = useLab((state) => state.series.evaluations.at(-1) ?? null);
  const steps = useLab((state) => state.config.steps);
  const step = useLab((state) => state.status?.step ?? 0);
  const isReady = useLab((state) => state.isReady);
  const { promote } = useLabActions();
  const start = promoted.at(-1)?.step ?? 0;
  const present = !closing && latest && latest.step > start ? latest : null;
  const shown = [
    ...generations.flatMap((report) => measures(report).map(([, accuracy]) => accuracy)),
    ...(present ? [present.student.accuracy, present.control.accuracy] : []),
  ];
  // Start just below the worst: differences of a point would be invisible on an axis from 0.
  const floor = Math.max(0, Math.floor(20 * Math.min(1, ...shown) - 0.5) / 20);
  const shareOf = (accuracy: number) => (accuracy - floor) / (1 - floor);
  const labels: Readonly<Record<string, string>> = {
    student: t('generations.alone'),
    'student-ensemble': t('generations.ensemble'),
    control: t('generations.control'),
    'control-ensemble': `${t('generations.control')}, ${t('generations.ensemble')}`,
  };
  return (
    <figure className={styles['figure']}>
      <figcaption>
        <b>{t('generations.title')}</b>
        <button
          type="button"
          title={t('generations.promoteHelp')}
          disabled={!isReady || step === start}
          onClick={() => void promote().catch(() => undefined)}
        >
          {t('generations.promote')}
        </button>
        <SaveFigure
          figure="generations"
          title={t('generations.title')}
          tables={() => [generationTable(generations)]}
        />
      </figcaption>
      {generations.length === 0 && !present && (
        <p>{t('generations.none', { steps: numbers.whole(steps) })}</p>
      )}
      <ol className={styles['ladder']}>
        {generations.map((report, index) => (
          <li key={report.step}>
            <h4>{t('generations.generation', { number: index + 1 })}</h4>
            <dl>
              {measures(report).map(([kind, accuracy]) => (
                <div key={kind}>
                  <dt>{labels[kind]}</dt>
                  <dd>
                    <Bar kind={kind} share={shareOf(accuracy)} text={numbers.percent(accuracy)} />
                  </dd>
                </div>
              ))}
            </dl>
          </li>
        ))}
        {present && (
          <li data-present="true">
            <h4>
              {t('generations.generation', { number: generations.length + 1 })}{' '}
              <small>{t('generations.present')}</small>
            </h4>
            <dl>
              {studentLanes.map((lane) => (
                <div key={lane}>
                  <dt>{labels[lane]}</dt>
                  <dd>
                    <Bar
                      kind={lane}
                      share={shareOf(present[lane].accuracy)}
                      text={numbers.percent(present[lane].accuracy)}
                    />
                  </dd>
                </div>
              ))}
            </dl>
          </li>
        )}
      </ol>
      <p className={styles['note']}>
        {t('generations.note', {
          pictures: numbers.whole(generations.at(-1)?.numPictures ?? latest?.numPictures ?? 1000),
        })}
      </p>
    </figure>
  );
}
