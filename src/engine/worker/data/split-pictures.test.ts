import { describe, expect, it } from 'vitest';
import { ConfigError, DataFileError, ShapeError } from '@/core/errors.ts';
import { SplitPictures } from './split-pictures.ts';

const two = { kind: 'image', height: 1, width: 2, channels: 1 } as const;
/** Pictures of two pixels, of which the first is the picture's number. */
const shard = (first: number, count: number) => ({
  images: Uint8Array.from({ length: 2 * count }, (_, at) => (at % 2 === 0 ? first + at / 2 : 255)),
  labels: Uint8Array.from({ length: count }, (_, at) => (first + at) % 10),
});
const broken = new DataFileError('data-altered', 'x.bin is altered', { file: 'x.bin' });

describe('SplitPictures', () => {
  it('is filled from the front', () => {
    const pictures = new SplitPictures('train', 6, two);
    expect(pictures.labels()).toHaveLength(0);
    pictures.append(shard(0, 2));
    pictures.append(shard(2, 3));
    expect(pictures.loaded).toBe(5);
    expect([...pictures.labels()]).toEqual([0, 1, 2, 3, 4]);
    expect(pictures.picture(3)).toEqual({ index: 3, label: 3, pixels: Uint8Array.of(3, 255) });
  });

  it('returns pixels 0..1 in index order, into a given array if there is one', () => {
    const pictures = new SplitPictures('train', 4, two);
    pictures.append(shard(0, 4));
    const expected = Float32Array.of(3 / 255, 1, 0, 1, 3 / 255, 1);
    expect(pictures.pixels([3, 0, 3])).toEqual(expected);
    const out = new Float32Array(6).fill(9);
    expect(pictures.pixels(Uint32Array.of(3, 0, 3), out)).toBe(out);
    expect(out).toEqual(expected);
    expect(() => pictures.pixels([0], out)).toThrow(ShapeError);
  });

  it.each([
    [256, [7, 0, 255], [7, 0, 255]],
    [65_536, [7, 0, 1, 2, 255, 255], [7, 513, 65_535]],
  ])('returns ids of tokens as they are, of a vocabulary of %i', (vocabulary, stored, expected) => {
    const texts = new SplitPictures('train', 2, { kind: 'tokens', length: 3, vocabulary });
    texts.append({ images: Uint8Array.from([...stored, ...stored]), labels: Uint8Array.of(0, 1) });
    expect([...texts.pixels([1])]).toEqual(expected);
    expect([...texts.picture(1).pixels]).toEqual(stored);
  });

  it('returns a copy of a picture, so that no caller changes the dataset', () => {
    const pictures = new SplitPictures('test', 1, two);
    pictures.append(shard(0, 1));
    pictures.picture(0).pixels.fill(77);
    expect([...pictures.picture(0).pixels]).toEqual([0, 255]);
  });

  it.each([-1, 0.5, 2, Number.NaN])('has no picture %d of two', (index) => {
    const pictures = new SplitPictures('test', 4, two);
    pictures.append(shard(0, 2));
    expect(() => pictures.picture(index)).toThrow(ConfigError);
    expect(() => pictures.pixels([0, index])).toThrow(/test index is .*, expected a whole number below 2/);
  });

  it('resolves waiters once enough pictures are there', async () => {
    const pictures = new SplitPictures('train', 4, two);
    const gone: number[] = [];
    const waiting = [0, 2, 3].map((count) => pictures.when(count).then(() => gone.push(count)));
    await waiting[0];
    expect(gone).toEqual([0]);
    pictures.append(shard(0, 2));
    await waiting[1];
    expect(gone).toEqual([0, 2]);
    pictures.append(shard(2, 2));
    await waiting[2];
    expect(gone).toEqual([0, 2, 3]);
    await expect(pictures.when(4)).resolves.toBeUndefined();
  });

  it('refuses at once to wait for pictures that never arrive', async () => {
    const pictures = new SplitPictures('train', 4, two);
    await expect(pictures.when(5)).rejects.toThrow(
      /train pictures is 5, expected a whole number from 0 to 4/,
    );
    await expect(pictures.when(1.5)).rejects.toThrow(ConfigError);
  });

  it('reports a failure to current and later waiters until it is cleared', async () => {
    const pictures = new SplitPictures('train', 4, two);
    pictures.append(shard(0, 2));
    const early = pictures.when(3);
    pictures.fail(broken);
    await expect(early).rejects.toBe(broken);
    await expect(pictures.when(3)).rejects.toBe(broken);
    await expect(pictures.when(2)).resolves.toBeUndefined();
    expect(pictures.failed).toBe(true);

    pictures.clearFailure();
    expect(pictures.failed).toBe(false);
    const again = pictures.when(3);
    pictures.append(shard(2, 2));
    await expect(again).resolves.toBeUndefined();
  });
});
