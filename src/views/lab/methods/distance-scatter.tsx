import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { entryAt } from '@/core/checked.ts';
import { lanes, studentLanes, type Lane, type StudentLane } from '@/core/lane.ts';
import { numbersOf } from '@/i18n/numbers.ts';
import type { RelationView } from '@/protocol/engine/frames.ts';
import { pairSample } from './pair-sample.ts';
import { dots, rings } from './scatter-marks.ts';
import styles from './relations.module.css';

const NUM_DRAWN = 300;
const SIZE = 260;
/** Margins for the axes' numbers and names. */
const LEFT = 40;
const BOTTOM = 40;
const TOP = 8;

/** The plotted distances as a table; rows are built only while it is open. */
function PairTable({ view, pairs }: { readonly view: RelationView; readonly pairs: readonly number[] }) {
  const { t } = useTranslation();
  const [isOpen, setIsOpen] = useState(false);
  const numPictures = view.indices.length;
  const pictures = (at: number) =>
    [Math.floor(at / numPictures), at % numPictures].map((row) => `#${entryAt(view.indices, row)}`);
  return (
    <details className={styles['pairs']} onToggle={(event) => setIsOpen(event.currentTarget.open)}>
      <summary>{t('relations.pairTable')}</summary>
      {isOpen && (
        <div role="group" tabIndex={0} aria-label={t('relations.pairTable')}>
          <table>
            <thead>
              <tr>
                <th scope="col">{t('relations.pair')}</th>
                {lanes.map((lane) => (
                  <th key={lane} scope="col">
                    {t(`lane.${lane}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {pairs.map((at) => (
                <tr key={at}>
                  <th scope="row">{pictures(at).join(' – ')}</th>
                  {lanes.map((lane) => (
                    <td key={lane}>{entryAt(view[lane].distances, at).toFixed(2)}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </details>
  );
}

/** Scatter plot of pairwise distances: the teacher's against the student's and the control's. */
export function DistanceScatter({ view }: { readonly view: RelationView | null }) {
  const { t, i18n } = useTranslation();
  const numbers = numbersOf(i18n.language);
  const numPictures = view?.indices.length ?? 0;
  const pairs = useMemo(() => pairSample(numPictures, NUM_DRAWN), [numPictures]);
  const of = (lane: Lane) => (view ? pairs.map((at) => entryAt(view[lane].distances, at)) : []);
  const shown = [...of('teacher'), ...of('student'), ...of('control')].filter(Number.isFinite);
  const most = Math.max(2, Math.ceil(2 * Math.max(0, ...shown)) / 2);
  const x = (distance: number) => LEFT + (distance / most) * (SIZE - LEFT - TOP);
  const y = (distance: number) => SIZE - BOTTOM - (distance / most) * (SIZE - BOTTOM - TOP);
  const teacher = of('teacher');
  const placesOf = (lane: StudentLane) =>
    of(lane).flatMap((distance, at) =>
      Number.isFinite(distance) ? [[x(entryAt(teacher, at)), y(distance)] as const] : [],
    );
  const ticks = Array.from({ length: Math.floor(most) + 1 }, (_, tick) => tick);
  const correlation = (lane: StudentLane) => (view ? view.correlation[lane].toFixed(2) : '–');
  return (
    <div className={styles['distances']}>
      <svg
        viewBox={`0 0 ${SIZE} ${SIZE}`}
        role="img"
        aria-label={t('relations.scatterName', {
          student: correlation('student'),
          control: correlation('control'),
        })}
      >
        {ticks.map((tick) => (
          <g key={tick}>
            <line x1={x(tick)} x2={x(tick)} y1={y(0)} y2={y(most)} />
            <line x1={x(0)} x2={x(most)} y1={y(tick)} y2={y(tick)} />
            <text x={x(tick)} y={y(0) + 15} textAnchor="middle">
              {tick}
            </text>
            <text x={x(0) - 7} y={y(tick) + 4} textAnchor="end">
              {tick}
            </text>
          </g>
        ))}
        <line data-kind="same" x1={x(0)} y1={y(0)} x2={x(most)} y2={y(most)} />
        {view && <path data-actor="control" d={rings(placesOf('control'))} />}
        {view && <path data-actor="student" d={dots(placesOf('student'))} />}
        <text x={x(most / 2)} y={SIZE - 6} textAnchor="middle">
          {t('relations.across')}
        </text>
        <text textAnchor="middle" transform={`translate(12 ${y(most / 2)}) rotate(-90)`}>
          {t('relations.up')}
        </text>
      </svg>
      <div>
        <dl>
          {studentLanes.map((lane) => (
            <div key={lane} data-actor={lane}>
              <dt>{t(`lane.${lane}`)}</dt>
              <dd>
                <i>r</i> = {correlation(lane)}
              </dd>
            </div>
          ))}
        </dl>
        <p className={styles['note']}>
          {view &&
            t('relations.scatterNote', {
              drawn: numbers.whole(NUM_DRAWN),
              pairs: numbers.whole((numPictures * (numPictures - 1)) / 2),
            })}
        </p>
        {view && <PairTable view={view} pairs={pairs} />}
      </div>
    </div>
  );
}
