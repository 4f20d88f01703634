import { entryAt } from '@/core/checked.ts';
import type { LayerPlan, ModelPlan } from '@/models/plan.ts';

/** The two networks of the picture. */
export type NetworkSide = 'teacher' | 'student';

/** Column of each layer in the picture, by its index in its network. */
export interface NetworkGrid {
  readonly teacher: readonly number[];
  readonly student: readonly number[];
  readonly numColumns: number;
}

/** Sixteenths of a rem, so that the picture scales with its text. */
export const measures = { box: 118, gap: 14, boxHeight: 132, titleHeight: 32, pill: 122, port: 13 } as const;

/** Distance of two columns. */
export const pitch = measures.box + measures.gap;

/** Left edge of a column. */
export const leftOf = (column: number) => column * pitch;

/** Middle of a column. */
export const middleOf = (column: number) => leftOf(column) + measures.box / 2;

/** Width of the picture, including the column of totals. */
export const widthOf = ({ numColumns }: NetworkGrid) => leftOf(numColumns) + measures.box;

/** Converts a length of the picture to CSS. */
export const rem = (length: number) => `${length / 16}rem`;

/** Index of the layer whose output or inner result a tap names; −1 if the network lacks it. */
export const layerWithTap = ({ layers }: ModelPlan, tap: string) =>
  layers.findIndex((layer) => layer.tap === tap || layer.innerTap === tap);

/** Splits layers after each of the given taps. */
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

/** Columns of one network: the last layer of a segment at its end, the others from its start. */
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
 * Both networks on one grid, with taps of the same name aligned. If one network has more layers up to a tap, the
 * other leaves columns empty before it. The last layer, the logits, counts as such a tap, so that both networks
 * have the same length.
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
