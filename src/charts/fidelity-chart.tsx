import { useId, useRef } from 'react';
import type { Lane, StudentLane } from '@/core/lane.ts';
import styles from './comparison-charts.module.css';
import { dotAxis } from './dot-stack.ts';
import { useWidth } from './use-width.ts';

/** A network at some moment: agreement with its teacher and accuracy, 0..1. */
export interface FidelityPoint {
  readonly agreement: number;
  readonly accuracy: number;
}

interface FidelityChartProps {
  /** The three networks now. */
  readonly now: Readonly<Record<Lane, FidelityPoint>>;
  /** The run's evaluations, from the first to the last. */
  readonly trails: Readonly<Record<StudentLane, readonly FidelityPoint[]>>;
  /** One point per seed of the repeats; may be empty. */
  readonly seeds: Readonly<Record<StudentLane, readonly FidelityPoint[]>>;
  /** Describes the figure; the numbers stand in a table beside it. */
  readonly label: string;
  readonly laneName: (lane: Lane) => string;
  readonly format: (share: number) => string;
  readonly texts: { readonly agreement: string; readonly accuracy: string };
}

/** Sizes, px. */
const INSET = { left: 52, right: 28, top: 12, bottom: 44 };
const USUAL_WIDTH = 640;
/** Share of a trail's beginning that the axes leave out: it comes from chance, far from where the networks end. */
const LEFT_OUT = 1 / 3;
const studentLanesBack = ['control', 'student'] as const;

const isIn = ({ low, high }: { readonly low: number; readonly high: number }, value: number) =>
  value >= low && value <= high;

/** Accuracy by agreement with the teacher: trails over the run's evaluations, dots over seeds. */
export function FidelityChart(props: FidelityChartProps) {
  const { now, trails, seeds, label, laneName, format, texts } = props;
  const figure = useRef<HTMLElement>(null);
  const clip = useId();
  const width = useWidth(figure, USUAL_WIDTH);
  const height = Math.max(280, Math.min(460, width * 0.6));
  const shown = [
    ...Object.values(now),
    ...Object.values(seeds).flat(),
    ...Object.values(trails).flatMap((trail) => trail.slice(Math.floor(trail.length * LEFT_OUT))),
  ];
  const maxTicks = width > 520 ? 7 : 4;
  const across = dotAxis(
    shown.map(({ agreement }) => agreement),
    maxTicks,
  );
  const up = dotAxis(
    shown.map(({ accuracy }) => accuracy),
    6,
  );
  const [inner, tall] = [width - INSET.left - INSET.right, height - INSET.top - INSET.bottom];
  const x = (value: number) => ((value - across.low) / (across.high - across.low)) * inner;
  const y = (value: number) => (1 - (value - up.low) / (up.high - up.low)) * tall;
  const at = ({ agreement, accuracy }: FidelityPoint) => `${x(agreement)},${y(accuracy)}`;
  return (
    <figure ref={figure} className={styles['figure']}>
      <figcaption className="visually-hidden">{label}</figcaption>
      <svg width={width} height={height} aria-hidden="true">
        <clipPath id={clip}>
          <rect x="-4" y="-4" width={inner + 8} height={tall + 8} />
        </clipPath>
        <g transform={`translate(${INSET.left} ${INSET.top})`}>
          {up.ticks.map((tick) => (
            <g key={tick}>
              <line className={styles['grid']} x2={inner} y1={y(tick)} y2={y(tick)} />
              <text className={styles['tick']} x="-8" y={y(tick) + 4} textAnchor="end">
                {format(tick)}
              </text>
            </g>
          ))}
          {across.ticks.map((tick) => (
            <g key={tick}>
              <line className={styles['grid']} x1={x(tick)} x2={x(tick)} y2={tall} />
              <text className={styles['tick']} x={x(tick)} y={tall + 17} textAnchor="middle">
                {format(tick)}
              </text>
            </g>
          ))}
          <text className={styles['axis']} x={inner / 2} y={tall + 36} textAnchor="middle">
            {texts.agreement}
          </text>
          <text className={styles['axis']} x="6" y="12">
            {texts.accuracy}
          </text>
          {studentLanesBack.map((lane) => (
            <g key={lane} clipPath={`url(#${clip})`} data-actor={lane}>
              <polyline
                className={styles['trail']}
                data-actor={lane}
                points={trails[lane].map(at).join(' ')}
              />
              {seeds[lane].map((point, index) => (
                <circle
                  // A seed's place in the list identifies it.
                  // oxlint-disable-next-line react/no-array-index-key
                  key={index}
                  className={styles['dot']}
                  data-actor={lane}
                  data-kind="seed"
                  cx={x(point.agreement)}
                  cy={y(point.accuracy)}
                  r="4"
                />
              ))}
            </g>
          ))}
          {(['teacher', ...studentLanesBack] as const)
            .filter((lane) => isIn(across, now[lane].agreement) && isIn(up, now[lane].accuracy))
            .map((lane) => {
              const [left, top] = [x(now[lane].agreement), y(now[lane].accuracy)];
              const isNearEnd = left > inner - 80;
              return (
                <g key={lane} transform={`translate(${left} ${top})`} data-actor={lane}>
                  {lane === 'teacher' ? (
                    <path className={styles['dot']} data-actor={lane} d="M0 -9l9 9l-9 9l-9 -9z" />
                  ) : (
                    <circle className={styles['dot']} data-actor={lane} r="8" />
                  )}
                  <text
                    className={styles['label']}
                    x={isNearEnd ? -13 : 13}
                    y={lane === 'control' ? 18 : 5}
                    textAnchor={isNearEnd ? 'end' : 'start'}
                  >
                    {laneName(lane)}
                  </text>
                </g>
              );
            })}
        </g>
      </svg>
    </figure>
  );
}
