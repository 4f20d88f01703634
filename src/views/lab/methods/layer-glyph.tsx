import styles from './network-picture.module.css';

const HEIGHT = 42;
const WIDTH = 72;
/** Side of the largest maps; a map of this size fills the glyph. */
const LARGEST_SIDE = 28;

/** A layer's output as a box: its height is the maps' side, its depth the channels; a vector is a bar. */
export function LayerGlyph({ shape }: { readonly shape: readonly number[] }) {
  const [first = 1, , channels] = shape;
  if (channels === undefined) {
    const height = Math.min(HEIGHT - 2, 4 + 3.3 * Math.log2(first));
    return (
      <svg className={styles['glyph']} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
        <rect x={WIDTH / 2 - 4} y={HEIGHT - 1 - height} width={8} height={height} />
      </svg>
    );
  }
  const side = 8 + (20 * first) / LARGEST_SIDE;
  const [depth, rise] = [5 * Math.log2(channels), 1.7 * Math.log2(channels)];
  const [left, bottom] = [(WIDTH - side - depth) / 2, HEIGHT - 1];
  const [right, top] = [left + side, bottom - side];
  const points = (corners: readonly (readonly [number, number])[]) => corners.map(String).join(' ');
  return (
    <svg className={styles['glyph']} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
      <polygon
        data-shade="light"
        points={points([
          [left, top],
          [left + depth, top - rise],
          [right + depth, top - rise],
          [right, top],
        ])}
      />
      <polygon
        data-shade="dark"
        points={points([
          [right, top],
          [right + depth, top - rise],
          [right + depth, bottom - rise],
          [right, bottom],
        ])}
      />
      <rect x={left} y={top} width={side} height={side} />
    </svg>
  );
}
