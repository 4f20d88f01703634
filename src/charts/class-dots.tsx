import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { entryAt } from '@/core/checked.ts';
import { studentLanes } from '@/core/lane.ts';
import { numbersOf } from '@/i18n/numbers.ts';
import { meanInterval } from '@/metrics/mean-interval.ts';
import styles from './class-dots.module.css';
import { dotAxis } from './dot-stack.ts';
import { DotStrip, StripAxis } from './dot-strip.tsx';
import { useWidth } from './use-width.ts';

/** One run's accuracies, 0..1. */
interface RunDots {
  readonly student: number;
  readonly control: number;
  readonly difference: number;
}

const HEIGHT = { difference: 150, lane: 80, axis: 26 } as const;
/** Width used before the real one is measured, px. */
const USUAL_WIDTH = 800;

/** Formats accuracy ticks with as few digits as they need. */
function percentTicks(language: string, ticks: readonly number[]) {
  const isFine = ticks.some((tick) => Math.abs(tick * 100 - Math.round(tick * 100)) > 1e-6);
  const { percent, wholePercent } = numbersOf(language);
  return isFine ? percent : wholePercent;
}

/** Every run of a class as dots: the differences student − control, and the accuracy of each. */
export function ClassDots({ runs }: { readonly runs: readonly RunDots[] }) {
  const { t, i18n } = useTranslation('classroom');
  const { t: main } = useTranslation();
  const figure = useRef<HTMLElement>(null);
  const width = useWidth(figure, USUAL_WIDTH);
  const numbers = numbersOf(i18n.language);
  const differences = runs.map(({ difference }) => difference);
  const { mean, interval } = meanInterval(differences);
  const lanes = studentLanes.map((lane) => {
    const values = runs.map((run) => run[lane]);
    return { lane, values, mean: meanInterval(values).mean };
  });
  const radius = width > 1_100 ? 9 : width > 640 ? 7.5 : 5;
  const maxTicks = width > 640 ? 9 : 5;
  const differenceAxis = dotAxis([...differences, ...(interval ?? []), 0], maxTicks);
  const laneAxis = dotAxis(
    lanes.flatMap(({ values }) => values),
    maxTicks,
  );
  return (
    <figure ref={figure} className={styles['dots']}>
      <figcaption className="visually-hidden">
        {t('results.chart', {
          count: runs.length,
          mean: numbers.signedPoints(mean),
          student: numbers.percent(entryAt(lanes, 0).mean),
          control: numbers.percent(entryAt(lanes, 1).mean),
        })}
      </figcaption>
      <div aria-hidden="true">
        <p className={styles['name']}>
          {t('results.difference')} <small>{t('results.points')}</small>
        </p>
        <svg width={width} height={HEIGHT.difference + HEIGHT.axis}>
          <StripAxis
            axis={differenceAxis}
            width={width}
            height={HEIGHT.difference}
            format={(value) => numbers.signedPoints(Math.abs(value) < 1e-9 ? 0 : value)}
          />
          <DotStrip
            kind="difference"
            values={differences}
            mean={mean}
            interval={interval}
            axis={differenceAxis}
            width={width}
            radius={radius}
            height={HEIGHT.difference}
          />
        </svg>
        <p className={styles['legend']}>
          <span data-sign="mean">{t('results.mean')}</span>
          {interval && <span data-sign="interval">{t('results.interval')}</span>}
        </p>
        <p className={styles['name']}>
          {t('results.accuracy')}
          {lanes.map(({ lane, mean: laneMean }) => (
            <span key={lane} data-actor={lane}>
              {main(`lane.${lane}`)} {numbers.percent(laneMean)}
            </span>
          ))}
        </p>
        <svg width={width} height={HEIGHT.lane * 2 + HEIGHT.axis}>
          <StripAxis
            axis={laneAxis}
            width={width}
            height={HEIGHT.lane * 2}
            format={percentTicks(i18n.language, laneAxis.ticks)}
          />
          {lanes.map(({ lane, ...strip }, index) => (
            <g key={lane} transform={`translate(0 ${index * HEIGHT.lane})`}>
              <DotStrip
                {...strip}
                kind={lane}
                axis={laneAxis}
                width={width}
                radius={radius}
                height={HEIGHT.lane}
              />
            </g>
          ))}
        </svg>
      </div>
    </figure>
  );
}
