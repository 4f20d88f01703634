import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { entryAt } from '@/core/checked.ts';
import { lanes, studentLanes, type Lane, type StudentLane } from '@/core/lane.ts';
import { SaveFigure } from '@/figures/save-figure.tsx';
import { numbersOf } from '@/i18n/numbers.ts';
import {
  answerCorrelation,
  scaledAnswers,
  type AnswerCorrelation,
  type AnswerScale,
} from '@/metrics/answer-correlation.ts';
import { useLab } from '@/state/lab-context.tsx';
import { PastStep } from '../time/past-step.tsx';
import { answerTable } from './method-tables.ts';
import { useInspection } from './use-inspection.ts';
import { dots, rings } from './scatter-marks.ts';
import styles from './relations.module.css';

/** Number of test pictures that the numbers are computed from, and of those that are drawn. */
const NUM_PICTURES = 1000;
const NUM_DRAWN = 30;
const SIZE = 260;
/** Margins for the axes' numbers and names. */
const LEFT = 40;
const BOTTOM = 40;
const TOP = 8;
const NUM_STEPS = 4;

/** Ends of both axes: symmetrical for logits, from 0 for probabilities. */
function endsOf(scale: AnswerScale, values: readonly number[]): readonly [number, number] {
  if (scale === 'softened') return [0, 1];
  const largest = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const most = Math.max(2, Math.ceil(largest / 2) * 2);
  return [-most, most];
}

/** The answers of student and control over those of the teacher, class by class, at one scale. */
export function AnswerScatter({ scale }: { readonly scale: AnswerScale }) {
  const { t, i18n } = useTranslation();
  const numbers = numbersOf(i18n.language);
  const temperature = useLab((state) => state.config.temperature);
  const { view, at } = useInspection('answers', { numPictures: NUM_PICTURES });
  const answers = useMemo(() => {
    if (!view) return null;
    const of = (lane: Lane) => scaledAnswers(view[lane], view.numClasses, scale, temperature);
    return { teacher: of('teacher'), student: of('student'), control: of('control') };
  }, [view, scale, temperature]);
  const measures = useMemo(() => {
    if (!view || !answers) return null;
    const of = (lane: StudentLane) => answerCorrelation(answers[lane], answers.teacher, view.numClasses);
    return { student: of('student'), control: of('control') };
  }, [view, answers]);
  const numClasses = view?.numClasses ?? 0;
  const drawn = (lane: Lane) => Array.from(answers?.[lane].subarray(0, NUM_DRAWN * numClasses) ?? []);
  const [low, high] = endsOf(
    scale,
    lanes.flatMap((lane) => drawn(lane)),
  );
  const along = (value: number) => (value - low) / (high - low);
  const x = (value: number) => LEFT + along(value) * (SIZE - LEFT - TOP);
  const y = (value: number) => SIZE - BOTTOM - along(value) * (SIZE - BOTTOM - TOP);
  const teacher = drawn('teacher');
  const placesOf = (lane: StudentLane) =>
    drawn(lane).map((value, index) => [x(entryAt(teacher, index)), y(value)] as const);
  const ticks = Array.from({ length: NUM_STEPS + 1 }, (_, index) => low + (index * (high - low)) / NUM_STEPS);
  const shown = (lane: StudentLane, measure: keyof AnswerCorrelation) =>
    measures ? measures[lane][measure].toFixed(3) : '–';
  const title = t(`answerScatter.title.${scale}`);
  return (
    <figure className={styles['figure']}>
      <figcaption>
        <b>{title}</b> <PastStep at={at} />
        <SaveFigure
          figure={`answers-${scale}`}
          title={title}
          tables={() => (answers ? [answerTable(answers, numClasses, NUM_DRAWN)] : [])}
        />
      </figcaption>
      <div className={styles['distances']}>
        <svg
          viewBox={`0 0 ${SIZE} ${SIZE}`}
          role="img"
          aria-label={t('answerScatter.name', {
            student: shown('student', 'overClasses'),
            control: shown('control', 'overClasses'),
          })}
        >
          {ticks.map((tick) => (
            <g key={tick}>
              <line x1={x(tick)} x2={x(tick)} y1={y(low)} y2={y(high)} />
              <line x1={x(low)} x2={x(high)} y1={y(tick)} y2={y(tick)} />
              <text x={x(tick)} y={y(low) + 15} textAnchor="middle">
                {numbers.setting(tick)}
              </text>
              <text x={x(low) - 7} y={y(tick) + 4} textAnchor="end">
                {numbers.setting(tick)}
              </text>
            </g>
          ))}
          <line data-kind="same" x1={x(low)} y1={y(low)} x2={x(high)} y2={y(high)} />
          <path data-actor="control" d={rings(placesOf('control'))} />
          <path data-actor="student" d={dots(placesOf('student'))} />
          <text x={x((low + high) / 2)} y={SIZE - 6} textAnchor="middle">
            {t('answerScatter.across')}
          </text>
          <text textAnchor="middle" transform={`translate(12 ${y((low + high) / 2)}) rotate(-90)`}>
            {t('answerScatter.up')}
          </text>
        </svg>
        <table className={styles['triangles']}>
          <thead>
            <tr>
              <th scope="col">{t('answerScatter.measure')}</th>
              {studentLanes.map((lane) => (
                <th key={lane} scope="col" data-actor={lane}>
                  {t(`lane.${lane}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {(['overClasses', 'overPictures', 'difference'] as const).map((measure) => (
              <tr key={measure}>
                <th scope="row">{t(`answerScatter.${measure}`)}</th>
                {studentLanes.map((lane) => (
                  <td key={lane}>{shown(lane, measure)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className={styles['note']}>
        {t('answerScatter.note', { drawn: NUM_DRAWN, pictures: numbers.whole(NUM_PICTURES) })}
      </p>
    </figure>
  );
}
