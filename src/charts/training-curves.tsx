import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { CartesianGrid, Line, LineChart, ReferenceLine, ResponsiveContainer, XAxis, YAxis } from 'recharts';
import styles from './training-curves.module.css';

interface CurvePoint {
  readonly step: number;
  readonly student: number;
  readonly control: number;
}

interface TrainingCurvesProps {
  readonly accuracy: readonly CurvePoint[];
  readonly teacherAccuracy: number | null;
  readonly losses: readonly CurvePoint[];
  readonly teacherLosses: readonly { readonly step: number; readonly crossEntropy: number }[];
  readonly numPictures: number | null;
  readonly maxStep: number;
}

const shares = [0, 1] as const;
const fromZero = [0, 'auto'] as const;
const oneDecimal = (value: number) => value.toFixed(1);
const percent = (value: number) => `${Math.round(value * 100)} %`;

interface CurvesProps {
  readonly points: readonly CurvePoint[];
  readonly maxStep: number;
  readonly domain: readonly [number, number | 'auto'];
  readonly format: (value: number) => string;
  readonly reference?: number | null;
}

/** Drawn again only when its own points are others: the two curves grow at different times. */
const Curves = memo(function Curves({ points, maxStep, domain, format, reference = null }: CurvesProps) {
  const shared = { isAnimationActive: false, dot: false, strokeWidth: 2.5, type: 'linear' } as const;
  return (
    <div className={styles['chart']} aria-hidden="true">
      <ResponsiveContainer width="100%" height="100%">
        <LineChart
          accessibilityLayer={false}
          data={[...points]}
          margin={{ top: 6, right: 12, bottom: 0, left: 0 }}
        >
          <CartesianGrid stroke="var(--line)" vertical={false} />
          <XAxis
            dataKey="step"
            type="number"
            domain={[0, maxStep]}
            stroke="var(--ink-soft)"
            tick={{ fontSize: 13 }}
          />
          <YAxis
            domain={[...domain]}
            tickFormatter={format}
            width={52}
            stroke="var(--ink-soft)"
            tick={{ fontSize: 13 }}
          />
          {reference !== null && <ReferenceLine y={reference} stroke="var(--teacher)" strokeWidth={1.5} />}
          <Line {...shared} dataKey="control" stroke="var(--control)" strokeDasharray="6 4" />
          <Line {...shared} dataKey="student" stroke="var(--student)" />
        </LineChart>
      </ResponsiveContainer>
    </div>
  );
});

/** How student and control learn: test accuracy and loss against the step. */
export function TrainingCurves(props: TrainingCurvesProps) {
  const { accuracy, teacherAccuracy, losses, teacherLosses, numPictures, maxStep } = props;
  const { t } = useTranslation();
  const teacherPoints = teacherLosses.map(({ step, crossEntropy }) => ({
    step,
    student: crossEntropy,
    control: crossEntropy,
  }));
  const isTeaching = losses.length === 0 && teacherPoints.length > 0;
  const lanes = ['student', 'control', 'teacher'] as const;
  return (
    <section aria-labelledby="curves-title" className={styles['card']}>
      <h2 id="curves-title">{t('curves.title')}</h2>
      <p className={styles['legend']}>
        {lanes.map((lane) => (
          <span key={lane} data-actor={lane}>
            {t(`lane.${lane}`)}
          </span>
        ))}
      </p>
      <h3>
        {t('curves.accuracy')}{' '}
        <small>{numPictures === null ? '' : t('curves.on', { count: numPictures })}</small>
      </h3>
      <Curves
        points={accuracy}
        maxStep={maxStep}
        domain={shares}
        format={percent}
        reference={teacherAccuracy}
      />
      <h3>{t('curves.loss')}</h3>
      <Curves
        points={isTeaching ? teacherPoints : losses}
        maxStep={isTeaching ? Math.max(1, teacherPoints.at(-1)?.step ?? 1) : maxStep}
        domain={fromZero}
        format={oneDecimal}
      />
      {accuracy.length === 0 ? (
        <p className={styles['note']}>{t('curves.empty')}</p>
      ) : (
        <details>
          <summary>{t('curves.table')}</summary>
          <div className={styles['table']} role="group" tabIndex={0} aria-label={t('curves.table')}>
            <table>
              <thead>
                <tr>
                  <th scope="col">{t('curves.step')}</th>
                  <th scope="col">{t('lane.student')}</th>
                  <th scope="col">{t('lane.control')}</th>
                </tr>
              </thead>
              <tbody>
                {accuracy.map(({ step, student, control }) => (
                  <tr key={step}>
                    <th scope="row">{step}</th>
                    <td>{(student * 100).toFixed(1)} %</td>
                    <td>{(control * 100).toFixed(1)} %</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </details>
      )}
    </section>
  );
}
