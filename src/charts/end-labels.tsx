import { usePlotArea, useXAxisScale, useYAxisScale } from 'recharts';
import { spreadApart } from './curve-shapes.ts';
import { useTextScale } from './use-text-scale.ts';

/** Label at the end of a line. */
export interface EndLabel {
  readonly key: string;
  readonly value: number;
  readonly text: string;
  readonly colour: string;
}

/** Line height of the labels, px. */
const LINE_HEIGHT = 14;

/** The latest values at the ends of their lines, moved apart where they would overlap. */
export function EndLabels({ step, labels }: { readonly step: number; readonly labels: readonly EndLabel[] }) {
  const scale = useTextScale();
  const plot = usePlotArea();
  const x = useXAxisScale()?.(step);
  const yOf = useYAxisScale();
  if (!plot || x === undefined || !yOf) return null;
  const bottom = plot.y + plot.height;
  const heights = labels.map(({ value }) => Math.min(bottom, Math.max(plot.y, yOf(value) ?? bottom)));
  const placed = spreadApart(heights, LINE_HEIGHT * scale, bottom, plot.y);
  return (
    <g fontSize={13 * scale} fontWeight={700} style={{ fontVariantNumeric: 'tabular-nums' }}>
      {labels.map(({ key, text, colour }, index) => (
        <text
          key={key}
          x={x + 7}
          y={placed[index]}
          dominantBaseline="central"
          fill={colour}
          stroke="var(--surface)"
          strokeWidth={3}
          paintOrder="stroke"
        >
          {text}
        </text>
      ))}
    </g>
  );
}
