import { useTranslation } from 'react-i18next';
import { numbersOf } from '@/i18n/numbers.ts';
import { AccuracyChart } from './accuracy-chart.tsx';
import { AccuracyTable } from './accuracy-table.tsx';
import { accuracyTicks, type CurvePoint } from './curve-shapes.ts';
import { LossChart, TeacherLossChart } from './loss-chart.tsx';
import styles from './training-curves.module.css';

interface TrainingCurvesProps {
  /** Shares 0..1 of the steps that were evaluated. */
  readonly accuracy: readonly CurvePoint[];
  readonly teacherAccuracy: number | null;
  /** Cross-entropy against the labels on each step's batch, nats; the same measure for both. */
  readonly losses: readonly CurvePoint[];
  /** Empty until a teacher is trained live. */
  readonly teacherLosses: readonly { readonly step: number; readonly crossEntropy: number }[];
  /** How many test pictures the accuracies are of. */
  readonly numPictures: number | null;
  /** Whether the teacher is trained here: its curve then has a place from the start. */
  readonly hasLiveTeacher: boolean;
  readonly maxStep: number;
  /** Whether anything was trained: until then there is nothing to draw. */
  readonly isStarted: boolean;
}

/** Something for the charts to be drawn with once, out of sight, so that their code is warm when training begins. */
const unseen: readonly CurvePoint[] = [0, 1].map((step) => ({ step, student: 0, control: 0 }));

const lanes = ['student', 'control', 'teacher'] as const;

/** How student and control learn: test accuracy and loss against the step. */
export function TrainingCurves(props: TrainingCurvesProps) {
  const {
    accuracy,
    teacherAccuracy,
    losses,
    teacherLosses,
    numPictures,
    hasLiveTeacher,
    maxStep,
    isStarted,
  } = props;
  const { t, i18n } = useTranslation();
  const numbers = numbersOf(i18n.language);
  const last = accuracy.at(-1);
  const isTeaching = losses.length === 0 && teacherLosses.length > 0;
  const [floor = 0] = accuracyTicks(accuracy, maxStep);
  return (
    <section aria-labelledby="curves-title" className={styles['curves']}>
      <h2 id="curves-title">{t('curves.title')}</h2>
      <p className={styles['legend']} hidden={!isStarted}>
        {lanes.map((lane) => (
          <span key={lane} data-actor={lane}>
            {t(`lane.${lane}`)}
            {lane === 'teacher' && teacherAccuracy !== null && ` ${numbers.percent(teacherAccuracy)}`}
          </span>
        ))}
      </p>
      {last && (
        <p className="visually-hidden">
          {t('curves.summary', {
            step: numbers.whole(last.step),
            student: numbers.percent(last.student),
            control: numbers.percent(last.control),
          })}
        </p>
      )}
      {/* Drawn before there is anything to see: their first drawing takes longest, and nothing may hold up the start. */}
      <div className={styles['pair']} data-waiting={!isStarted}>
        <div>
          <h3>
            {t('curves.accuracy')}{' '}
            {numPictures !== null && (
              <small>{t('curves.on', { pictures: numbers.whole(numPictures) })}</small>
            )}
          </h3>
          <AccuracyChart
            points={isStarted ? accuracy : unseen}
            teacherAccuracy={teacherAccuracy}
            maxStep={maxStep}
          />
        </div>
        {/* The teacher's curve gives its place to the students' when their turn comes. */}
        <div>
          <h3>
            {isTeaching ? t('curves.teacherLoss') : t('curves.loss')}{' '}
            <small>{!isTeaching && t('curves.lossNote')}</small>
          </h3>
          {isTeaching ? (
            <TeacherLossChart points={teacherLosses} />
          ) : (
            <LossChart points={isStarted ? losses : unseen} maxStep={maxStep} />
          )}
        </div>
      </div>
      <p className={styles['note']}>
        {!last && t('curves.empty')}
        {floor > 0 && t('curves.clipped', { floor: numbers.wholePercent(floor) })}
      </p>
      {isStarted && <AccuracyTable points={accuracy} />}
      {isStarted && hasLiveTeacher && (
        <details className={styles['taught']} data-later={losses.length === 0}>
          <summary>{t('curves.teacherLoss')}</summary>
          <TeacherLossChart points={teacherLosses} />
        </details>
      )}
    </section>
  );
}
