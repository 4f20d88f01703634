import { entryAt } from '@/core/checked.ts';
import { ConfigError } from '@/core/errors.ts';
import { randomStream } from '@/core/random.ts';
import { shuffledIndices } from '@/core/shuffled-indices.ts';

function requireWhole(key: string, value: number, least: number): void {
  if (!Number.isSafeInteger(value) || value < least) {
    throw new ConfigError(key, value, `a whole number of at least ${least}`);
  }
}

/**
 * The endless training order of n items: one seeded permutation after another, cut into batches.
 *
 * All batches have the same size: one that reaches the end of an epoch continues in the next epoch's
 * permutation. Steps can be accessed in any order, so that a restored run continues exactly where it stopped.
 */
export class BatchOrder {
  readonly #numItems: number;
  readonly #batchSize: number;
  readonly #seed: number;
  readonly #name: string;
  /** Permutations of the epochs that the last batch touched. */
  readonly #permutations = new Map<number, Uint32Array>();

  /**
   * @param numItems how many items, at least 1
   * @param batchSize items per batch, at least 1; may be more than numItems
   * @param seed the run's seed
   * @param name of the order, for orders of one seed that have to differ
   * @throws ConfigError 'config-invalid'
   */
  constructor(numItems: number, batchSize: number, seed: number, name = 'batch-order') {
    requireWhole('items', numItems, 1);
    requireWhole('batch', batchSize, 1);
    this.#numItems = numItems;
    this.#batchSize = batchSize;
    this.#seed = seed;
    this.#name = name;
  }

  /**
   * Positions of the items of one batch.
   *
   * @param step 0 for the first
   * @returns [batchSize], each 0 … numItems − 1
   * @throws ConfigError 'config-invalid'
   */
  batchAt(step: number): Uint32Array {
    requireWhole('step', step, 0);
    const start = step * this.#batchSize;
    const firstEpoch = Math.floor(start / this.#numItems);
    const lastEpoch = Math.floor((start + this.#batchSize - 1) / this.#numItems);
    for (const epoch of this.#permutations.keys()) {
      if (epoch < firstEpoch || epoch > lastEpoch) this.#permutations.delete(epoch);
    }
    return Uint32Array.from({ length: this.#batchSize }, (_, offset) => {
      const place = start + offset;
      return entryAt(this.#permutation(Math.floor(place / this.#numItems)), place % this.#numItems);
    });
  }

  #permutation(epoch: number): Uint32Array {
    const known = this.#permutations.get(epoch);
    if (known) return known;
    // The number comes first: the purpose's hash mixes a character only through those after it.
    const made = shuffledIndices(this.#numItems, randomStream(this.#seed, `${epoch}/${this.#name}`));
    this.#permutations.set(epoch, made);
    return made;
  }
}
