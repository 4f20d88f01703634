import { required } from '@/core/checked.ts';
import { valuesPerExample, type ImageInput } from '@/core/input-spec.ts';
import { randomStream } from '@/core/random.ts';
import { shuffledIndices } from '@/core/shuffled-indices.ts';
import type { DatasetSpec } from '@/datasets/dataset-spec.ts';
import type { RunConfig } from '@/protocol/run/config.ts';
import type { MadePictures } from '@/protocol/run/transfer-set.ts';
import { drawScribble } from './scribble.ts';
import type { DatasetStore } from './dataset-store.ts';

/** Number of training pictures of another dataset, from the first on, that a transfer set is chosen from. */
export function transferPoolSize(
  size: number,
  { counts, firstTrain = counts.train }: Pick<DatasetSpec, 'counts' | 'firstTrain'>,
): number {
  return size <= firstTrain ? firstTrain : counts.train;
}

/** Number of pictures in a run's transfer set: at most all of their dataset. */
export const transferCount = (size: number, source: DatasetStore | null): number =>
  source ? Math.min(size, source.spec.counts.train) : size;

/** Pixels of one made picture. */
const make: Readonly<Record<MadePictures, (input: ImageInput, seed: number, index: number) => Uint8Array>> = {
  /** Every value uniform in 0..255, on its own. */
  noise: (input, seed, index) => {
    // The number comes first: the purpose's hash mixes a character only through those after it.
    const random = randomStream(seed, `${index}/noise`);
    return Uint8Array.from({ length: valuesPerExample(input) }, () => random.below(256));
  },
  scribbles: (input, seed, index) => drawScribble(input, randomStream(seed, `${index}/scribble`)),
};

/**
 * The pictures that the student of a run learns from instead of its own, in 8 bits, so that other programs can have
 * exactly the same; a smaller set is the beginning of a larger one from the same pool.
 *
 * @param source the dataset that they are from, with `transferPoolSize` pictures loaded; null for made ones
 * @returns flat [n · H · W · C], 0..255
 */
export function transferPictures(
  { transferSet, transferSize, seed }: Pick<RunConfig, 'transferSet' | 'transferSize' | 'seed'>,
  input: ImageInput,
  source: DatasetStore | null,
): Uint8Array {
  const count = transferCount(transferSize, source);
  const size = valuesPerExample(input);
  const order =
    source &&
    shuffledIndices(transferPoolSize(transferSize, source.spec), randomStream(seed, 'transfer-pictures'));
  const all = new Uint8Array(count * size);
  for (let place = 0; place < count; place++) {
    const pixels =
      source && order
        ? source.picture('train', required(order[place], 'picture')).pixels
        : make[transferSet as MadePictures](input, seed, place);
    all.set(pixels, place * size);
  }
  return all;
}
