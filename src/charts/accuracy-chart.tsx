import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { Area, ComposedChart, Line, ReferenceLine } from 'recharts';
import { entryAt } from '@/core/checked.ts';
import { numbersOf } from '@/i18n/numbers.ts';
import { axes, ChartFrame, marginAt, still } from './chart-frame.tsx';
import { accuracyTicks, type CurvePoint } from './curve-shapes.ts';
import { EndLabels } from './end-labels.tsx';
import { stepTicks } from './ticks.ts';
import { useTextScale } from './use-text-scale.ts';

interface AccuracyChartProps {
  readonly points: readonly CurvePoint[];
  readonly teacherAccuracy: number | null;
  readonly maxStep: number;
}

const gapOf = ({ student, control }: CurvePoint) => [control, student];

/** Test accuracy of both students by step, the gap between them shaded, and the teacher's as a line. */
export const AccuracyChart = memo(function AccuracyChart(props: AccuracyChartProps) {
  const { points, teacherAccuracy, maxStep } = props;
  const { i18n } = useTranslation();
  const scale = useTextScale();
  const numbers = numbersOf(i18n.language);
  const valueTicks = accuracyTicks(points, maxStep);
  const last = points.at(-1);
  const short = (share: number) => numbers.points(share);
  return (
    <ChartFrame>
      <ComposedChart accessibilityLayer={false} data={[...points]} margin={marginAt(scale)}>
        {axes({
          scale,
          stepTicks: stepTicks(maxStep),
          valueTicks,
          domain: [entryAt(valueTicks, 0), 1],
          formatStep: numbers.whole,
          formatValue: (share) => `${Math.round(share * 100)}%`,
        })}
        <Area {...still} dataKey={gapOf} stroke="none" fill="var(--student)" fillOpacity={0.16} />
        {teacherAccuracy !== null && (
          <ReferenceLine y={teacherAccuracy} stroke="var(--teacher)" strokeWidth={1.5} />
        )}
        <Line {...still} dataKey="control" stroke="var(--control)" strokeWidth={2.5} strokeDasharray="6 4" />
        <Line {...still} dataKey="student" stroke="var(--student)" strokeWidth={3} />
        {last && (
          <EndLabels
            step={last.step}
            labels={[
              {
                key: 'student',
                value: last.student,
                text: short(last.student),
                colour: 'var(--student-ink)',
              },
              {
                key: 'control',
                value: last.control,
                text: short(last.control),
                colour: 'var(--control-ink)',
              },
            ]}
          />
        )}
      </ComposedChart>
    </ChartFrame>
  );
});
