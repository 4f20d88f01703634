import { entryAt } from '@/core/checked.ts';
import type { LayerPlan, ModelPlan } from '@/models/plan.ts';

/** The two networks of the picture. */
export type NetworkSide = 'teacher' | 'student';

/** Which column of the picture each layer stands in, by its place in its network. */
export interface NetworkGrid {
  readonly teacher: readonly number[];
  readonly student: readonly number[];
  readonly numColumns: number;
}

/** Sixteenths of a rem, so that the picture grows with the text in it. */
export const measures = { box: 118, gap: 14, boxHeight: 132, titleHeight: 32, pill: 122, port: 13 } as const;

/** From one column to the next. */
export const pitch = measures.box + measures.gap;

/** The left edge of a column. */
export const leftOf = (column: number) => column * pitch;

/** The middle of a column. */
export const middleOf = (column: number) => leftOf(column) + measures.box / 2;

/** Width of the picture, with the column of totals. */
export const widthOf = ({ numColumns }: NetworkGrid) => leftOf(numColumns) + measures.box;

/** A length of the picture as CSS. */
export const rem = (length: number) => `${length / 16}rem`;

/** The layer whose output a tap names; −1 where the network has none. */
export const layerWithTap = ({ layers }: ModelPlan, tap: string) =>
  layers.findIndex((layer) => layer.tap === tap);

/** Layers cut behind each of the given taps. */
function segmentsOf(layers: readonly LayerPlan[], taps: ReadonlySet<string>): readonly number[] {
  const lengths: number[] = [];
  let length = 0;
  for (const { tap } of layers) {
    length += 1;
    if (tap === null || !taps.has(tap)) continue;
    lengths.push(length);
    length = 0;
  }
  return lengths;
}

/** Columns of one network: the last layer of a segment at its end, those before it from its start. */
const columnsOf = (lengths: readonly number[], widths: readonly number[]) => {
  const columns: number[] = [];
  let start = 0;
  for (const [segment, width] of widths.entries()) {
    const length = entryAt(lengths, segment);
    for (let place = 0; place < length; place++) {
      columns.push(start + (place === length - 1 ? width - 1 : place));
    }
    start += width;
  }
  return columns;
};

/**
 * Both networks on one grid, so that places of the same name stand below each other.
 *
 * Where one network has more layers up to such a place than the other, the shorter one leaves columns free before
 * it. The last layer of a network, its logits, is such a place, so that both are as long.
 */
export function networkGrid(teacher: ModelPlan, student: ModelPlan): NetworkGrid {
  const shared = new Set(
    teacher.layers.flatMap(({ tap }) => (tap !== null && layerWithTap(student, tap) >= 0 ? [tap] : [])),
  );
  const [above, below] = [segmentsOf(teacher.layers, shared), segmentsOf(student.layers, shared)];
  const widths = above.map((length, segment) => Math.max(length, entryAt(below, segment)));
  return {
    teacher: columnsOf(above, widths),
    student: columnsOf(below, widths),
    numColumns: widths.reduce((sum, width) => sum + width, 0),
  };
}
