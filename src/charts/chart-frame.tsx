import { CartesianGrid, ResponsiveContainer, XAxis, YAxis } from 'recharts';
import { lastOf } from '@/core/checked.ts';
import styles from './training-curves.module.css';

/** Props of every series: no animation, no dots, no interpolation between measured points. */
export const still = { isAnimationActive: false, dot: false, activeDot: false, type: 'linear' } as const;

/** Chart margins, px; the right one has room for the latest values. */
export const marginAt = (scale: number) => ({ top: 8 * scale, right: 42 * scale, bottom: 0, left: 0 });

/** Height of the axis below and width of the axis on the left, px. */
const AXIS = { height: 22, width: 44 } as const;

/** Distance of the plot from the edges of its chart, px: margins and axes. */
export const plotInset = (scale: number) => ({
  ...marginAt(scale),
  bottom: AXIS.height * scale,
  left: AXIS.width * scale,
});

const axis = { tickLine: false, axisLine: false, interval: 0 } as const;

interface AxesOptions {
  /** Text size relative to the default. */
  readonly scale: number;
  readonly stepTicks: readonly number[];
  readonly valueTicks: readonly number[];
  readonly domain: readonly [number, number];
  readonly formatStep: (step: number) => string;
  readonly formatValue: (value: number) => string;
}

/**
 * Grid and axes as an array of children: recharts looks for them there.
 *
 * The step axis spans the whole run, so that the curves grow and the axis does not move.
 */
export function axes({ scale, stepTicks, valueTicks, domain, formatStep, formatValue }: AxesOptions) {
  const tick = { fontSize: 12 * scale, fill: 'var(--ink-soft)' };
  const last = lastOf(stepTicks);
  return [
    <CartesianGrid key="grid" stroke="var(--line)" vertical={false} />,
    <XAxis
      {...axis}
      tick={tick}
      key="x"
      dataKey="step"
      type="number"
      domain={[0, last]}
      ticks={[...stepTicks]}
      tickFormatter={formatStep}
      height={AXIS.height * scale}
    />,
    <YAxis
      {...axis}
      tick={tick}
      key="y"
      domain={[...domain]}
      ticks={[...valueTicks]}
      tickFormatter={formatValue}
      width={AXIS.width * scale}
      allowDataOverflow
    />,
  ];
}

/** Container of a chart. Hidden from assistive technology: the cursor and the table give the values. */
export function ChartFrame({ children }: { readonly children: React.ReactElement }) {
  return (
    <div className={styles['chart']} aria-hidden="true">
      <ResponsiveContainer width="100%" height="100%">
        {children}
      </ResponsiveContainer>
    </div>
  );
}
