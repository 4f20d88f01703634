import type { ImageInput } from '@/core/input-spec.ts';
import type { DatasetSpec, TextData } from '../dataset-spec.ts';

interface Counts {
  readonly numClasses: number;
  readonly counts: DatasetSpec['counts'];
}

/** A dataset with made-up examples; no teacher ships for it. */
function fakeDataset(id: string, input: DatasetSpec['input'], { numClasses, counts }: Counts): DatasetSpec {
  return {
    id,
    input,
    numClasses,
    classNames: Array.from({ length: numClasses }, (_, label) => `class ${String.fromCodePoint(97 + label)}`),
    counts,
    shippedTeacher: null,
    manifestPath: `data/${id}/manifest.json`,
  };
}

interface Fake extends Counts {
  readonly size: Pick<ImageInput, 'height' | 'width' | 'channels'>;
}

/** A dataset of pictures that differs from the real ones in everything. */
export function fakeSpec({ size, ...counts }: Fake): DatasetSpec {
  const { height, width, channels } = size;
  const input = { kind: 'image', ...size, framing: 'whole-frame', pixelMean: 0.5, pixelStd: 0.3 } as const;
  return fakeDataset(`fake-${counts.numClasses}-${height}x${width}x${channels}`, input, counts);
}

/** A dataset of texts. @param length tokens of each */
function fakeTexts(length: number, vocabulary: number, counts: Counts): DatasetSpec {
  const symbols = Array.from({ length: vocabulary }, (_, id) => String.fromCodePoint(0xac_00 + id));
  const input: TextData = { kind: 'tokens', length, vocabulary, symbols, form: 'NFC' };
  return fakeDataset(`fake-texts-${counts.numClasses}-${length}x${vocabulary}`, input, counts);
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
/** Texts of an odd length, with ids of one byte. */
export const texts = fakeTexts(7, 40, { numClasses: 3, counts: { train: 260, test: 40 } });
/** Texts with ids of two bytes. */
export const manyTokens = fakeTexts(5, 300, { numClasses: 4, counts: { train: 260, test: 30 } });
