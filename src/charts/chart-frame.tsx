import { CartesianGrid, ResponsiveContainer, XAxis, YAxis } from 'recharts';
import styles from './training-curves.module.css';

/** What every series of the page has: nothing that moves by itself, nothing drawn that was not measured. */
export const still = { isAnimationActive: false, dot: false, activeDot: false, type: 'linear' } as const;

/** Room on the right for the latest values. */
export const marginAt = (scale: number) => ({ top: 8 * scale, right: 42 * scale, bottom: 0, left: 0 });

/** Sizes of the axes, px: below and on the left. */
const AXIS = { height: 22, width: 44 } as const;

/** How far the plot is from the edges of its chart, px: margins and axes. */
export const plotInset = (scale: number) => ({
  ...marginAt(scale),
  bottom: AXIS.height * scale,
  left: AXIS.width * scale,
});

const axis = { tickLine: false, axisLine: false, interval: 0 } as const;

interface AxesOptions {
  /** How much larger than usual the text is. */
  readonly scale: number;
  readonly stepTicks: readonly number[];
  readonly valueTicks: readonly number[];
  readonly domain: readonly [number, number];
  readonly formatStep: (step: number) => string;
  readonly formatValue: (value: number) => string;
}

/**
 * Grid and axes as an array for a chart's children: recharts finds them by looking there.
 *
 * The step axis ends where the run will, so that curves grow into the picture and the picture does not move.
 */
export function axes({ scale, stepTicks, valueTicks, domain, formatStep, formatValue }: AxesOptions) {
  const tick = { fontSize: 12 * scale, fill: 'var(--ink-soft)' };
  const last = stepTicks.at(-1) ?? 1;
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

/** A chart's place. The curves are for the eye: the cursor over them and the table beside them say the values. */
export function ChartFrame({ children }: { readonly children: React.ReactElement }) {
  return (
    <div className={styles['chart']} aria-hidden="true">
      <ResponsiveContainer width="100%" height="100%">
        {children}
      </ResponsiveContainer>
    </div>
  );
}
