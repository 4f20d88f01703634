import { useMemo, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { lastOf, entryAt } from '@/core/checked.ts';
import { studentLanes, studentsFirst } from '@/core/lane.ts';
import { numbersOf } from '@/i18n/numbers.ts';
import { AccuracyChart } from './accuracy-chart.tsx';
import { CurveFigure } from './curve-figure.tsx';
import { accuracyTicks, smoothed, type CurvePoint } from './curve-shapes.ts';
import { CurveTable } from './curve-table.tsx';
import { LossChart, lossDomain } from './loss-chart.tsx';
import { TeacherLossFigure } from './teacher-loss-figure.tsx';
import { stepTicks } from './ticks.ts';
import styles from './training-curves.module.css';

interface TrainingCurvesProps {
  /** Accuracies, 0..1, at the evaluated steps. */
  readonly accuracy: readonly CurvePoint[];
  readonly teacherAccuracy: number | null;
  /** Who is in the teacher's lane. */
  readonly teacher?: 'teacher' | 'assistant';
  /** Cross-entropy with the labels on each step's batch, nats, for both students. */
  readonly losses: readonly CurvePoint[];
  /** Number of steps that the losses were sampled from. */
  readonly numSteps: number;
  /** Empty unless a teacher is trained live. */
  readonly teacherLosses: readonly { readonly step: number; readonly crossEntropy: number }[];
  /** Number of test pictures behind the accuracies. */
  readonly numPictures: number | null;
  /** Whether a teacher or an assistant is trained first: space for its curve is then reserved from the start. */
  readonly hasLiveTeacher: boolean;
  readonly maxStep: number;
  readonly numClasses: number;
  /** Whether training has started: there is nothing to draw before. */
  readonly isStarted: boolean;
  /** Whether the run trains, or is about to. */
  readonly isPlaying: boolean;
  /** A control beside the title. */
  readonly beside?: ReactNode;
  /** Marked step, whose values are read unless the cursor points at others. */
  readonly mark?: number | null;
  /** Controls below the charts, once training has started. */
  readonly below?: ReactNode;
}

/** Dummy data for a hidden first render, so that the charts' code is warm when training begins. */
const unseen: readonly CurvePoint[] = [0, 1].map((step) => ({ step, student: 0, control: 0 }));

/** Learning curves of student and control: test accuracy and loss by step. */
export function TrainingCurves(props: TrainingCurvesProps) {
  const {
    accuracy,
    teacherAccuracy,
    teacher = 'teacher',
    losses,
    numSteps,
    teacherLosses,
    numPictures,
    hasLiveTeacher,
    maxStep,
    numClasses,
    isStarted,
    isPlaying,
    beside,
    mark = null,
    below,
  } = props;
  const { t, i18n } = useTranslation();
  const numbers = numbersOf(i18n.language);
  // Shared cursor: both charts show the same step.
  const [at, setAt] = useState<number | null>(null);
  const means = useMemo(() => smoothed(losses), [losses]);
  const loss = (value: number) => value.toFixed(3);
  const last = accuracy.at(-1);
  const isTrainingTeacher = losses.length === 0 && teacherLosses.length > 0;
  const floor = entryAt(accuracyTicks(accuracy, maxStep), 0);
  const end = lastOf(stepTicks(maxStep));
  const cursor = { at, end, mark, onMove: setAt };
  // A restarted run: the charts keep their space, so that nothing below moves.
  const isCleared = isStarted && !isPlaying && accuracy.length + losses.length + teacherLosses.length === 0;
  return (
    <section aria-labelledby="curves-title" className={styles['curves']} data-cleared={isCleared}>
      <div className={styles['title']}>
        <h2 id="curves-title">{t('curves.title')}</h2>
        {beside}
      </div>
      {isCleared && <p className={styles['hint']}>{t('curves.empty')}</p>}
      <p className={styles['legend']} hidden={!isStarted}>
        {studentsFirst.map((lane) => (
          <span key={lane} data-actor={lane}>
            {t(`lane.${lane === 'teacher' ? teacher : lane}`)}
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
      {/* Rendered hidden before the start: the first render is slow and must not delay the training. */}
      <div className={styles['pair']} data-waiting={!isStarted}>
        <div className={styles['figure']}>
          <h3>
            {t('curves.accuracy')}{' '}
            {numPictures !== null && (
              <small>{t('curves.on', { pictures: numbers.whole(numPictures) })}</small>
            )}
          </h3>
          <CurveFigure
            {...cursor}
            name={t('curves.accuracy')}
            steps={accuracy.map(({ step }) => step)}
            curves={[
              { lane: 'student', values: accuracy.map(({ student }) => student) },
              { lane: 'control', values: accuracy.map(({ control }) => control) },
            ]}
            domain={[floor, 1]}
            format={numbers.percent}
            formatGap={numbers.signedPoints}
          >
            <AccuracyChart
              points={isStarted ? accuracy : unseen}
              teacherAccuracy={teacherAccuracy}
              maxStep={maxStep}
            />
          </CurveFigure>
        </div>
        {/* The students' curves replace the teacher's when their training begins. */}
        <div className={styles['figure']}>
          <h3>
            {isTrainingTeacher ? t(`curves.${teacher}Loss`) : t('curves.loss')}{' '}
            <small>{!isTrainingTeacher && t('curves.lossNote')}</small>
          </h3>
          {isTrainingTeacher ? (
            <TeacherLossFigure teacher={teacher} points={teacherLosses} />
          ) : (
            <CurveFigure
              {...cursor}
              name={t('curves.loss')}
              steps={means.map(({ step }) => step)}
              curves={[
                {
                  lane: 'student',
                  values: means.map(({ studentMean }) => studentMean),
                  batches: means.map(({ student }) => student),
                },
                {
                  lane: 'control',
                  values: means.map(({ controlMean }) => controlMean),
                  batches: means.map(({ control }) => control),
                },
              ]}
              domain={lossDomain(losses, numClasses)}
              format={loss}
            >
              <LossChart points={isStarted ? losses : unseen} {...{ maxStep, numClasses }} />
            </CurveFigure>
          )}
        </div>
      </div>
      {isStarted && <div className={styles['below']}>{below}</div>}
      <p className={styles['note']}>
        {!last && !isCleared && t('curves.empty')}
        {floor > 0 && t('curves.clipped', { floor: numbers.wholePercent(floor) })}
      </p>
      {isStarted && (
        <CurveTable
          title={t('curves.table')}
          columns={[t('lane.student'), t('lane.control'), t('gap.title')]}
          rows={() =>
            accuracy.map(({ step, student, control }) => ({
              step,
              cells: [
                numbers.percent(student),
                numbers.percent(control),
                numbers.signedPoints(student - control),
              ],
            }))
          }
        />
      )}
      {isStarted && (
        <CurveTable
          title={t('curves.lossTable')}
          columns={studentLanes.flatMap((lane) => [
            t('curves.mean', { lane: t(`lane.${lane}`) }),
            t('curves.batch', { lane: t(`lane.${lane}`) }),
          ])}
          rows={() =>
            means.map(({ step, studentMean, student, controlMean, control }) => ({
              step,
              cells: [studentMean, student, controlMean, control].map((value) => value.toFixed(4)),
            }))
          }
          note={
            numSteps > losses.length
              ? t('curves.picked', { shown: losses.length, all: numbers.whole(numSteps) })
              : null
          }
        />
      )}
      {isStarted && hasLiveTeacher && (
        <details className={styles['teacherLosses']} data-later={losses.length === 0}>
          <summary>{t(`curves.${teacher}Loss`)}</summary>
          <TeacherLossFigure teacher={teacher} points={teacherLosses} />
        </details>
      )}
    </section>
  );
}
