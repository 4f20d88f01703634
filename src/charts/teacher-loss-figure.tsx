import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { lastOf } from '@/core/checked.ts';
import { CurveFigure } from './curve-figure.tsx';
import { TeacherLossChart, teacherLossDomain } from './loss-chart.tsx';
import { stepTicks } from './ticks.ts';
import styles from './training-curves.module.css';

/** The loss of a teacher trained live, or of it and of an assistant one after the other. It has its own cursor: its steps are not the students'. */
export function TeacherLossFigure(props: {
  readonly teacher: 'teacher' | 'assistant';
  readonly points: readonly { readonly step: number; readonly crossEntropy: number }[];
}) {
  const { teacher, points } = props;
  const { t } = useTranslation();
  const [at, setAt] = useState<number | null>(null);
  const actor = teacher === 'assistant' ? { actor: teacher } : {};
  return (
    <div className={styles['figure']}>
      <CurveFigure
        name={t(`curves.${teacher}Loss`)}
        steps={points.map(({ step }) => step)}
        curves={[{ lane: 'teacher', ...actor, values: points.map(({ crossEntropy }) => crossEntropy) }]}
        domain={teacherLossDomain(points)}
        end={lastOf(stepTicks(Math.max(1, points.at(-1)?.step ?? 1)))}
        format={(value) => value.toFixed(3)}
        at={at}
        onMove={setAt}
      >
        <TeacherLossChart points={points} />
      </CurveFigure>
    </div>
  );
}
