import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { Line, LineChart } from 'recharts';
import { numbersOf } from '@/i18n/numbers.ts';
import { axes, ChartFrame, marginAt, still } from './chart-frame.tsx';
import { smoothed, type CurvePoint } from './curve-shapes.ts';
import { lossTicks, stepTicks } from './ticks.ts';
import { useTextScale } from './use-text-scale.ts';

/** Value axis for losses up to `largest`, in nats; without ticks for a diverged network's NaN. */
function lossAxis(largest: number) {
  const valueTicks = lossTicks(largest);
  const digits = (valueTicks[1] ?? 1) < 0.1 ? 2 : 1;
  return {
    valueTicks,
    domain: [0, valueTicks.at(-1) ?? 1],
    formatValue: (loss: number) => loss.toFixed(digits),
  } as const;
}

const faint = { ...still, strokeWidth: 1, strokeOpacity: 0.3 } as const;

/** The largest loss; before there is one, the cross-entropy of guessing among all classes, nats. */
const largestOf = (points: readonly CurvePoint[], numClasses: number) =>
  Math.max(
    points.length === 0 ? Math.log(numClasses) : 0,
    ...points.flatMap(({ student, control }) => [student, control]),
  );

/** Ends of the value axis of the students' losses. */
export const lossDomain = (points: readonly CurvePoint[], numClasses: number) =>
  lossAxis(largestOf(points, numClasses)).domain;
/** Ends of the value axis of a teacher's losses. */
export const teacherLossDomain = (points: readonly { readonly crossEntropy: number }[]) =>
  lossAxis(Math.max(0, ...points.map(({ crossEntropy }) => crossEntropy))).domain;

/** Cross-entropy of both students: per batch, faint, and its running mean. */
export const LossChart = memo(function LossChart(props: {
  readonly points: readonly CurvePoint[];
  readonly maxStep: number;
  readonly numClasses: number;
}) {
  const { points, maxStep, numClasses } = props;
  const { i18n } = useTranslation();
  const scale = useTextScale();
  return (
    <ChartFrame>
      <LineChart accessibilityLayer={false} data={[...smoothed(points)]} margin={marginAt(scale)}>
        {axes({
          scale,
          stepTicks: stepTicks(maxStep),
          formatStep: numbersOf(i18n.language).whole,
          ...lossAxis(largestOf(points, numClasses)),
        })}
        <Line {...faint} dataKey="control" stroke="var(--control)" />
        <Line {...faint} dataKey="student" stroke="var(--student)" />
        <Line
          {...still}
          dataKey="controlMean"
          stroke="var(--control)"
          strokeWidth={2.5}
          strokeDasharray="6 4"
        />
        <Line {...still} dataKey="studentMean" stroke="var(--student)" strokeWidth={2.5} />
      </LineChart>
    </ChartFrame>
  );
});

/** Cross-entropy of a teacher trained live. */
export const TeacherLossChart = memo(function TeacherLossChart(props: {
  readonly points: readonly { readonly step: number; readonly crossEntropy: number }[];
}) {
  const { points } = props;
  const { i18n } = useTranslation();
  const scale = useTextScale();
  return (
    <ChartFrame>
      <LineChart accessibilityLayer={false} data={[...points]} margin={marginAt(scale)}>
        {axes({
          scale,
          stepTicks: stepTicks(Math.max(1, points.at(-1)?.step ?? 1)),
          formatStep: numbersOf(i18n.language).whole,
          ...lossAxis(Math.max(0, ...points.map(({ crossEntropy }) => crossEntropy))),
        })}
        <Line {...still} dataKey="crossEntropy" stroke="var(--teacher)" strokeWidth={2} />
      </LineChart>
    </ChartFrame>
  );
});
