import type { Lane } from '@/core/lane.ts';
import styles from './token-map.module.css';

/** Number of different shades: each is one path, since thousands of cells would slow down layout. */
const NUM_SHADES = 12;

interface TokenMapProps {
  /** Accessible name. */
  readonly name: string;
  readonly lane: Lane;
  readonly numRows: number;
  readonly numColumns: number;
  /** Flat [numRows · numColumns]. */
  readonly values: ArrayLike<number>;
  /** The value of the full colour, shared by maps that are compared. */
  readonly most: number;
  /** The framed row. */
  readonly marked: number;
  /** Called with the row that is clicked; the same choice is offered to the keyboard elsewhere. */
  readonly onChoose: (row: number) => void;
}

/** Path of the cells of every shade, the palest first; cells paler than half a shade are left out. */
function shadesOf({ numRows, numColumns, values, most }: Omit<TokenMapProps, 'name'>): readonly string[] {
  const paths = Array.from({ length: NUM_SHADES + 1 }, () => '');
  for (let at = 0; at < numRows * numColumns; at++) {
    const shade = Math.round(Math.min(1, (values[at] ?? 0) / (most || 1)) * NUM_SHADES);
    if (!(shade > 0)) continue;
    paths[shade] += `M${at % numColumns} ${Math.floor(at / numColumns)}h1v1h-1z`;
  }
  return paths;
}

/** How much each character (row) takes from each other one (column): darker is more. */
export function TokenMap(props: TokenMapProps) {
  const { name, lane, numRows, numColumns, marked, onChoose } = props;
  return (
    // The same choice is a group of radio buttons beside it.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions
    <svg
      role="img"
      aria-label={name}
      className={styles['map']}
      data-actor={lane}
      viewBox={`-0.5 -0.5 ${numColumns + 1} ${numRows + 1}`}
      onClick={({ currentTarget, clientY }) => {
        const { top, height } = currentTarget.getBoundingClientRect();
        const row = Math.floor(((clientY - top) / height) * (numRows + 1) - 0.5);
        onChoose(Math.max(0, Math.min(numRows - 1, row)));
      }}
    >
      <rect className={styles['ground']} width={numColumns} height={numRows} />
      {shadesOf(props).map(
        (path, shade) =>
          path !== '' && (
            // Its shade is what a path is.
            // oxlint-disable-next-line react/no-array-index-key
            <path key={shade} className={styles['cells']} d={path} fillOpacity={shade / NUM_SHADES} />
          ),
      )}
      {marked < numRows && (
        <rect className={styles['marked']} x="0" y={marked} width={numColumns} height="1" />
      )}
    </svg>
  );
}
