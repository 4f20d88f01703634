import { gzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { isPackedDataset, packOwnDataset, unpackOwnDataset } from './archive.ts';
import { emptyDraft, withExamples } from './draft.ts';
import { mayBeIdx, readIdx, readIdxPair, writeIdx } from './idx.ts';
import { datasetOfDraft, ownDatasetOf } from './own-dataset.ts';
import { zipOfFolders } from './testing/pictures.ts';
import { strToU8, unzipSync, zipSync } from 'fflate';

const pictures = (count: number, side: readonly number[]) => {
  const bytes = Uint8Array.from(
    { length: count * side.reduce((one, other) => one * other) },
    (_, at) => (at * 7) % 251,
  );
  return { name: 'images', bytes: writeIdx({ shape: [count, ...side], bytes }) };
};
const labels = (values: readonly number[]) => ({
  name: 'labels',
  bytes: writeIdx({ shape: [values.length], bytes: Uint8Array.from(values) }),
});
const five = [3, 1, 3, 1, 1];
/** Gzipped, with another byte this far from the end: in its checksum or its length. */
function withTrailer(bytes: Uint8Array, fromEnd: number) {
  const packed = gzipSync(bytes);
  const at = packed.length - fromEnd;
  packed[at] = (packed[at] ?? 0) ^ 1;
  return packed;
}

describe('IDX files', () => {
  it('are examples by label, in either order, plain or gzipped, grey or in colours', () => {
    const grey = readIdxPair([pictures(5, [28, 28]), labels(five)]);
    expect([grey.kind, grey.classes.map(({ name, examples }) => [name, examples.length])]).toEqual([
      'grey',
      [
        ['1', 3],
        ['3', 2],
      ],
    ]);
    const packed = [labels(five), pictures(5, [32, 32, 3])].map(({ name, bytes }) => ({
      name,
      bytes: gzipSync(bytes),
    }));
    expect(packed.every(({ bytes }) => mayBeIdx(bytes))).toBe(true);
    expect(readIdxPair(packed).kind).toBe('colour');
    const [, second] = readIdx('images', pictures(5, [28, 28]).bytes).shape;
    expect(second).toBe(28);
  });

  it.each([
    ['idx-pair', [labels(five)]],
    ['idx-pair', [labels(five), labels(five)]],
    ['idx-shape', [pictures(5, [20, 20]), labels(five)]],
    ['idx-count', [pictures(4, [28, 28]), labels(five)]],
    ['idx-label', [pictures(5, [28, 28]), labels([0, 1, 2, 3, 20])]],
    ['idx', [pictures(5, [28, 28]), { name: 'x', bytes: strToU8('not an IDX file') }]],
    ['idx-length', [pictures(5, [28, 28]), { name: 'x', bytes: labels(five).bytes.slice(0, -1) }]],
    ['damaged', [pictures(5, [28, 28]), { name: 'x', bytes: gzipSync(labels(five).bytes).slice(0, 12) }]],
    ['packed', [pictures(5, [28, 28]), { name: 'x', bytes: gzipSync(new Uint8Array(80_000_000)) }]],
    ['damaged', [pictures(5, [28, 28]), { name: 'x', bytes: withTrailer(labels(five).bytes, 8) }]],
    ['damaged', [pictures(5, [28, 28]), { name: 'x', bytes: withTrailer(labels(five).bytes, 4) }]],
  ])('are refused by name: %s', (reason, files) => {
    expect(() => readIdxPair(files)).toThrow(new RegExp(`^${reason}:`));
  });
});

describe('a .gz of several parts', () => {
  const { bytes } = pictures(20, [28, 28]);
  const parts = [bytes.subarray(0, 9_000), bytes.subarray(9_000, 9_001), bytes.subarray(9_001)].map((part) =>
    gzipSync(part),
  );
  const joined = Uint8Array.from(parts.flatMap((part) => [...part]));

  it('is read whole, and each part is checked', () => {
    expect(readIdx('images', joined)).toEqual(readIdx('images', bytes));
    const first = parts[0]?.length ?? 0;
    const changed = joined.slice();
    changed[first - 8] = (changed[first - 8] ?? 0) ^ 1;
    expect(() => readIdx('images', changed)).toThrow(/^damaged:/);
  });
});

describe('an export that is no dataset, though its hash is right', () => {
  const example = (number: number) => {
    const bytes = new Uint8Array(784);
    new DataView(bytes.buffer).setUint32(0, number + 1);
    return bytes;
  };
  /** Examples by number, each with its class. */
  const half = (all: readonly (readonly [number, number])[]) => ({
    images: Uint8Array.from(all.flatMap(([number]) => [...example(number)])),
    labels: Uint8Array.from(all, ([, label]) => label),
  });
  const packedOf = (
    train: readonly (readonly [number, number])[],
    test: readonly (readonly [number, number])[],
  ) =>
    packOwnDataset(
      ownDatasetOf(
        {
          version: 1,
          kind: 'grey',
          title: 'Mine',
          classNames: ['a', 'b'],
          framing: 'whole-frame',
          counts: { train: train.length, test: test.length },
        },
        { train: half(train), test: half(test) },
      ),
    );
  const alternate = (from: number, count: number) =>
    Array.from({ length: count }, (_, index) => [from + index, index % 2] as const);

  it('is refused by name', () => {
    expect(unpackOwnDataset('x', packedOf(alternate(0, 20), alternate(100, 4))).spec.title).toBe('Mine');
    const only = (label: number) => Array.from({ length: 30 }, (_, index) => [200 + index, label] as const);
    const refused = (reason: string, ...halves: Parameters<typeof packedOf>) =>
      expect(() => unpackOwnDataset('x', packedOf(...halves))).toThrow(new RegExp(`^${reason}:`));
    refused('examples-few', alternate(0, 6), alternate(100, 4));
    refused('examples-few', only(0), only(0));
    refused(
      'archive',
      only(0),
      only(1).map(([number, label]) => [number + 100, label] as const),
    );
    refused('archive', alternate(0, 30), alternate(28, 4));
  });
});

describe('an exported dataset', () => {
  const numbers = Array.from({ length: 40 }, (_, index) => index % 2);
  const { kind, classes } = readIdxPair([pictures(40, [28, 28]), labels(numbers)]);
  const dataset = datasetOfDraft(withExamples({ ...emptyDraft, kind, title: 'Mine' }, classes), '');
  const zip = packOwnDataset(dataset);

  it('is the same when it is opened again, and any program can read its IDX files', () => {
    expect(isPackedDataset('mine.zip', zip)).toBe(true);
    expect(unpackOwnDataset('mine.zip', zip)).toEqual(dataset);
    const files = unzipSync(zip);
    expect(readIdx('', files['train-images-idx-ubyte'] ?? new Uint8Array()).shape).toEqual([32, 28, 28]);
    expect(isPackedDataset('folders.zip', zipOfFolders(['a'], 2))).toBe(false);
  });

  it.each([
    ['archive', (files: Record<string, Uint8Array>) => delete files['test-labels-idx-ubyte']],
    ['archive', (files: Record<string, Uint8Array>) => (files['dataset.json'] = strToU8('{'))],
    [
      'archive-version',
      (files: Record<string, Uint8Array>) => (files['dataset.json'] = strToU8('{"version": 2}')),
    ],
    [
      'archive-hash',
      (files: Record<string, Uint8Array>) => {
        const bytes = files['train-images-idx-ubyte'];
        if (bytes) bytes[bytes.length - 1] = 255;
      },
    ],
    [
      'idx-count',
      (files: Record<string, Uint8Array>) => (files['test-labels-idx-ubyte'] = labels([0, 1]).bytes),
    ],
    [
      'idx-label',
      (files: Record<string, Uint8Array>) =>
        (files['test-labels-idx-ubyte'] = labels(Array.from({ length: 8 }, () => 7)).bytes),
    ],
    ['zip', null],
  ] as const)('that was changed is refused by name: %s', (reason, change) => {
    const files = unzipSync(zip) as Record<string, Uint8Array>;
    change?.(files);
    const changed = change ? zipSync(files) : zip.slice(0, 300);
    expect(() => unpackOwnDataset('mine.zip', changed)).toThrow(new RegExp(`^${reason}:`));
  });
});
