import { gzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { isPackedDataset, packOwnDataset, unpackOwnDataset } from './archive.ts';
import { emptyDraft, withExamples } from './draft.ts';
import { mayBeIdx, readIdx, readIdxPair, writeIdx } from './idx.ts';
import { datasetOfDraft } from './own-dataset.ts';
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
  ])('are refused by name: %s', (reason, files) => {
    expect(() => readIdxPair(files)).toThrow(new RegExp(`^${reason}:`));
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
