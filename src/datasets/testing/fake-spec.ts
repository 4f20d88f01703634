import type { ImageInput } from '@/core/input-spec.ts';
import type { DatasetSpec } from '../dataset-spec.ts';

interface Fake {
  readonly numClasses: number;
  readonly size: Pick<ImageInput, 'height' | 'width' | 'channels'>;
  readonly counts: DatasetSpec['counts'];
}

/** A dataset of pictures that differs from the real ones in everything; no teacher ships for it. */
export function fakeSpec({ numClasses, size, counts }: Fake): DatasetSpec {
  const { height, width, channels } = size;
  const id = `fake-${numClasses}-${height}x${width}x${channels}`;
  return {
    id,
    input: { kind: 'image', ...size, framing: 'whole-frame', pixelMean: 0.5, pixelStd: 0.3 },
    numClasses,
    classNames: Array.from({ length: numClasses }, (_, label) => `class ${String.fromCodePoint(97 + label)}`),
    counts,
    shippedTeacher: null,
    manifestPath: `data/${id}/manifest.json`,
  };
}

/** Odd sides, and a number of pictures that no number of classes divides. */
const odd = { size: { height: 9, width: 13, channels: 1 }, counts: { train: 1_234, test: 617 } };

export const threeClasses = fakeSpec({ ...odd, numClasses: 3 });
export const fourteenClasses = fakeSpec({ ...odd, numClasses: 14 });
export const coloured = fakeSpec({
  numClasses: 5,
  size: { height: 8, width: 8, channels: 3 },
  counts: { train: 400, test: 150 },
});
