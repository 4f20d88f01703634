import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { HeatGrid, type HeatCell } from '@/charts/heat-grid.tsx';
import { numbersOf } from '@/i18n/numbers.ts';
import { isAt, isUncertain, type MapCell } from '@/protocol/map/cells.ts';
import type { MapPlace } from '@/protocol/map/plan.ts';
import type { ShownMap } from '@/protocol/map/shown-map.ts';
import { holdInPlace } from '@/ui/hold-in-place.ts';
import styles from './map.module.css';
import { SaveMap } from './save-map.tsx';
import { useMapTexts } from './use-map-texts.ts';

interface MapGridProps {
  readonly shown: ShownMap;
  readonly guess: MapPlace | null;
  /** Whether the numbers are hidden until a cell is marked. */
  readonly isCovered: boolean;
  readonly onChoose: (cell: MapCell) => void;
}

/** The map as a grid, the largest values of the upright setting at the top, with its legend. */
export function MapGrid({ shown, guess, isCovered, onChoose }: MapGridProps) {
  const { t, i18n } = useTranslation('map');
  const texts = useMapTexts();
  const numbers = numbersOf(i18n.language);
  const figure = useRef<HTMLElement>(null);
  const { plan, cells } = shown;
  const numColumns = plan.x.values.length;
  const rows = plan.y.values.map((_, at) => cells.slice(at * numColumns, (at + 1) * numColumns)).toReversed();
  const drawn = (cell: MapCell): HeatCell => {
    const isGuess = isAt(cell, guess);
    const mean = cell.comparison?.difference.mean ?? null;
    if (isCovered)
      return {
        value: null,
        text: '?',
        name: t('cell.covered', { place: texts.place(plan, cell) }),
        isHatched: false,
        isMarked: false,
        isGuess: false,
      };
    return {
      value: mean,
      text: mean === null ? '' : numbers.signedPoints(mean),
      name: texts.cell(plan, cell, isGuess),
      isHatched: isUncertain(cell),
      isMarked: mean !== null && cell.isPrecomputed,
      isGuess,
    };
  };
  const [xName, yName] = [texts.name(plan.x.key), texts.name(plan.y.key)];
  const legend = [
    'ahead',
    'behind',
    'uncertain',
    ...(shown.precomputed ? (['precomputed'] as const) : []),
    ...(guess ? (['guess'] as const) : []),
  ] as const;
  return (
    <figure ref={figure} className={styles['figure']}>
      <SaveMap shown={shown} />
      <HeatGrid
        label={t(isCovered ? 'guessGrid' : 'grid', { x: xName, y: yName })}
        xName={xName}
        yName={yName}
        columns={plan.x.values.map(texts.value)}
        rows={plan.y.values.toReversed().map(texts.value)}
        cells={rows.map((row) => row.map(drawn))}
        onChoose={(row, column) => {
          const cell = rows[row]?.[column];
          if (!cell) return;
          // A new run changes the height of much that is above.
          if (figure.current) holdInPlace(figure.current);
          onChoose(cell);
        }}
      />
      <figcaption>
        <ul className={styles['legend']}>
          {legend.map((each) => (
            <li key={each} data-sign={each}>
              {t(`legend.${each}`)}
            </li>
          ))}
        </ul>
      </figcaption>
    </figure>
  );
}
