import type { Network } from '../network/network.ts';
import { logitsOf } from '../evaluation.ts';

/**
 * The teacher's answers to the transfer set, each computed once.
 *
 * They are filled in as batches ask for them, so that the first step does not wait for all of them.
 */
export class TeacherCache {
  readonly #numClasses: number;
  readonly #logits: Float32Array;
  readonly #known: Uint8Array;

  /** @param numItems size of the transfer set */
  constructor(numItems: number, numClasses: number) {
    this.#numClasses = numClasses;
    this.#logits = new Float32Array(numItems * numClasses);
    this.#known = new Uint8Array(numItems);
  }

  /**
   * Logits of a batch, flat [B · K].
   *
   * @param positions in the transfer set, [B]
   * @param pixelsOf flat pixels of positions
   */
  async batch(
    teacher: Network,
    positions: Uint32Array,
    pixelsOf: (positions: Uint32Array) => Float32Array,
  ): Promise<Float32Array> {
    const missing = new Set(positions.filter((position) => this.#known[position] === 0));
    if (missing.size > 0) await this.#fill(teacher, Uint32Array.from(missing), pixelsOf);
    const batch = new Float32Array(positions.length * this.#numClasses);
    for (const [row, position] of positions.entries()) batch.set(this.#row(position), row * this.#numClasses);
    return batch;
  }

  #row(position: number): Float32Array {
    return this.#logits.subarray(position * this.#numClasses, (position + 1) * this.#numClasses);
  }

  async #fill(
    teacher: Network,
    positions: Uint32Array,
    pixelsOf: (positions: Uint32Array) => Float32Array,
  ): Promise<void> {
    const logits = await logitsOf(teacher, pixelsOf(positions), positions.length);
    for (const [row, position] of positions.entries()) {
      this.#row(position).set(logits.subarray(row * this.#numClasses, (row + 1) * this.#numClasses));
      this.#known[position] = 1;
    }
  }
}
