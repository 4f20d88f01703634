import { memo, type MouseEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { entryAt } from '@/core/checked.ts';
import type { Lane } from '@/core/lane.ts';
import { numbersOf } from '@/i18n/numbers.ts';
import type { LaneRelations } from '@/protocol/engine/frames.ts';
import { cornerNames, nearestPoint, type Corners } from './corners.ts';
import { sameClassNeighbours } from './neighbours.ts';
import { SIDE } from './plane-scale.ts';
import styles from './relations.module.css';

interface EmbeddingPanelProps {
  readonly lane: Lane;
  readonly relations: LaneRelations | null;
  readonly labels: readonly number[];
  /** Flat [N, 2], positions of the pictures in the panel. */
  readonly marks: readonly number[];
  readonly corners: Corners | null;
  readonly onPick: (place: number) => void;
}

/** All pictures as their class labels, except the corners. */
const Marks = memo(function Marks({ labels, marks }: Pick<EmbeddingPanelProps, 'labels' | 'marks'>) {
  return labels.map((label, place) => (
    // Pictures are identified by their index.
    // oxlint-disable-next-line react/no-array-index-key
    <text key={place} x={marks[2 * place]} y={marks[2 * place + 1]}>
      {label}
    </text>
  ));
});

/** One network's embedding of the pictures, on its first two principal components. */
export function EmbeddingPanel({ lane, relations, labels, marks, corners, onPick }: EmbeddingPanelProps) {
  const { t, i18n } = useTranslation();
  const numbers = numbersOf(i18n.language);
  const pick = ({ currentTarget, clientX, clientY }: MouseEvent<SVGSVGElement>) => {
    const { left, top, width } = currentTarget.getBoundingClientRect();
    const place = nearestPoint(marks, [(SIDE * (clientX - left)) / width, (SIDE * (clientY - top)) / width]);
    if (place >= 0) onPick(place);
  };
  const chosen = (relations && corners ? corners : []).map(
    (place) => [place, entryAt(marks, 2 * place), entryAt(marks, 2 * place + 1)] as const,
  );
  const [first, second] = relations?.explained ?? [0, 0];
  return (
    <div className={styles['panel']} data-actor={lane}>
      <h4>{t(`lane.${lane}`)}</h4>
      {/* Hidden from screen readers: the table below and the corner lists are equivalent. */}
      <svg viewBox={`0 0 ${SIDE} ${SIDE}`} aria-hidden="true" onClick={pick}>
        {relations && <Marks labels={labels} marks={marks} />}
        <polygon points={chosen.map(([, x, y]) => `${x},${y}`).join(' ')} />
        {chosen.map(([place, x, y], at) => (
          <g key={cornerNames[at]} className={styles['corner']}>
            <circle cx={x} cy={y} r={9} />
            <text x={x} y={y}>
              {labels[place]}
            </text>
            <text x={x > SIDE - 24 ? x - 14 : x + 14} y={y < 20 ? y + 7 : y - 7}>
              {cornerNames[at]}
            </text>
          </g>
        ))}
      </svg>
      <p>
        {relations
          ? t('relations.axes', { first: numbers.wholePercent(first), second: numbers.wholePercent(second) })
          : ' '}
        <br />
        {relations &&
          t('relations.neighbours', {
            share: numbers.wholePercent(sameClassNeighbours(relations.distances, labels)),
          })}
      </p>
    </div>
  );
}
