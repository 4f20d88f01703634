import { useId, useRef, useState } from 'react';
import styles from './heat-grid.module.css';
import { useWidth } from './use-width.ts';

/** A cell of the grid as it is drawn. */
export interface HeatCell {
  /** Colours the cell: above 0 in the student's colour, below in the control's; null leaves it empty. */
  readonly value: number | null;
  /** The number in the cell. */
  readonly text: string;
  /** Name for screen readers, with everything that the drawing says. */
  readonly name: string;
  readonly isHatched: boolean;
  /** Whether its corner is marked. */
  readonly isMarked: boolean;
  readonly isGuess: boolean;
}

interface HeatGridProps {
  readonly label: string;
  readonly xName: string;
  readonly yName: string;
  readonly columns: readonly string[];
  /** From the top down. */
  readonly rows: readonly string[];
  /** Row by row, in the order of `rows`. */
  readonly cells: readonly (readonly HeatCell[])[];
  readonly onChoose: (row: number, column: number) => void;
}

/** Space for the names of the rows and of the columns, px. */
const [NAMES, HEAD] = [52, 44];
/** Padding of the scrolled part, for the focus ring, px. */
const PADDING = 4;
const [LEAST_WIDTH, MOST_WIDTH, HEIGHT, GAP] = [34, 96, 46, 3];
const USUAL_WIDTH = 420;
/** The scale reaches at least 2 points, so that differences by chance stay pale. */
const LEAST_SCALE = 0.02;

const moves: Readonly<Record<string, readonly [row: number, column: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  Home: [0, -Infinity],
  End: [0, Infinity],
};

interface DrawnCellProps {
  readonly cell: HeatCell;
  readonly width: number;
  /** Share of the full colour, 0..1. */
  readonly strength: number;
  readonly hatch: string;
}

/** The cell's drawing; its name says the same. */
function DrawnCell({ cell, width, strength, hatch }: DrawnCellProps) {
  const { value, text, isHatched, isMarked, isGuess } = cell;
  const side = value === null ? 'none' : value < 0 ? 'behind' : 'ahead';
  const [middle, centre] = [width / 2, HEIGHT / 2];
  return (
    <g aria-hidden="true">
      <rect className={styles['surface']} width={width} height={HEIGHT} rx="5" />
      <rect
        className={styles['fill']}
        data-side={side}
        style={{ '--share': strength }}
        width={width}
        height={HEIGHT}
        rx="5"
      />
      {isHatched && value !== null && <rect width={width} height={HEIGHT} rx="5" fill={`url(#${hatch})`} />}
      {isMarked && <path className={styles['corner']} d={`M${width - 12} 0h7a5 5 0 0 1 5 5v7z`} />}
      {isGuess && (
        <rect className={styles['guess']} x="3" y="3" width={width - 6} height={HEIGHT - 6} rx="4" />
      )}
      {isGuess && (
        <path
          className={styles['star']}
          transform="translate(11 12)"
          d="M0-6 1.8-1.9 6-1.6 2.8 1.2 3.7 5.5 0 3.2-3.7 5.5-2.8 1.2-6-1.6-1.8-1.9z"
        />
      )}
      <text className={styles['number']} x={middle} y={centre + 5}>
        {text}
      </text>
    </g>
  );
}

/** A grid of coloured cells with one tab stop: arrow keys move the focus, Enter or a click chooses a cell. */
export function HeatGrid({ label, xName, yName, columns, rows, cells, onChoose }: HeatGridProps) {
  const figure = useRef<HTMLDivElement>(null);
  const drawing = useRef<SVGSVGElement>(null);
  const width = useWidth(figure, USUAL_WIDTH);
  const hatch = useId();
  const [focused, setFocused] = useState<readonly [number, number]>([0, 0]);
  const [row, column] = [Math.min(focused[0], rows.length - 1), Math.min(focused[1], columns.length - 1)];
  const values = cells.flat().flatMap(({ value }) => (value === null ? [] : [Math.abs(value)]));
  const scale = Math.max(LEAST_SCALE, ...values);
  const across =
    Math.min(MOST_WIDTH, Math.max(LEAST_WIDTH, (width - 2 * PADDING - NAMES) / columns.length - GAP)) + GAP;
  const [total, height] = [NAMES + across * columns.length, HEAD + (HEIGHT + GAP) * rows.length];
  const press = (event: React.KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      onChoose(row, column);
      return;
    }
    const by = moves[event.key];
    if (!by) return;
    event.preventDefault();
    const inside = (place: number, count: number) => Math.min(count - 1, Math.max(0, place));
    const next = [inside(row + by[0], rows.length), inside(column + by[1], columns.length)] as const;
    setFocused(next);
    drawing.current?.querySelector<SVGElement>(`[data-cell="${next.join(' ')}"]`)?.focus();
  };
  return (
    <div ref={figure} className={styles['scroll']}>
      {/* The focus is one of its cells. */}
      {/* oxlint-disable-next-line jsx-a11y/interactive-supports-focus */}
      <svg ref={drawing} role="grid" aria-label={label} width={total} height={height} onKeyDown={press}>
        <defs>
          <pattern
            id={hatch}
            width="7"
            height="7"
            patternUnits="userSpaceOnUse"
            patternTransform="rotate(45)"
          >
            <path className={styles['hatch']} d="M1 0v7" />
          </pattern>
        </defs>
        {rows.map((name, at) => (
          <g key={name} role="row" transform={`translate(0 ${at * (HEIGHT + GAP)})`}>
            <text
              role="rowheader"
              className={styles['name']}
              x={NAMES - 8}
              y={HEIGHT / 2 + 5}
              data-end="true"
            >
              {name}
            </text>
            {columns.map((columnName, place) => {
              const cell = cells[at]?.[place];
              if (!cell) return null;
              const isStop = at === row && place === column;
              return (
                <g
                  key={columnName}
                  role="gridcell"
                  className={styles['cell']}
                  data-cell={`${at} ${place}`}
                  data-hatched={cell.isHatched && cell.value !== null}
                  tabIndex={isStop ? 0 : -1}
                  aria-label={cell.name}
                  transform={`translate(${NAMES + place * across} 0)`}
                  onFocus={() => setFocused([at, place])}
                  onClick={(event) => {
                    event.currentTarget.focus();
                    onChoose(at, place);
                  }}
                >
                  <title>{cell.name}</title>
                  <DrawnCell
                    cell={cell}
                    width={across - GAP}
                    strength={Math.abs(cell.value ?? 0) / scale}
                    hatch={hatch}
                  />
                </g>
              );
            })}
          </g>
        ))}
        <g aria-hidden="true">
          {columns.map((name, place) => (
            <text
              key={name}
              className={styles['name']}
              x={NAMES + place * across + (across - GAP) / 2}
              y={height - HEAD + 16}
            >
              {name}
            </text>
          ))}
          <text className={styles['axis']} x={NAMES + (total - NAMES) / 2} y={height - 8}>
            {xName}
          </text>
          <text className={styles['axis']} transform={`translate(12 ${(height - HEAD) / 2}) rotate(-90)`}>
            {yName}
          </text>
        </g>
      </svg>
    </div>
  );
}
