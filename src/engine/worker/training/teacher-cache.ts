import { required } from '@/core/checked.ts';
import { sizeOf } from '@/core/size-of.ts';
import { LOGITS } from '@/distill/tap.ts';
import { tapShape, type ModelPlan } from '@/models/plan.ts';
import { tapsOf } from '../run/evaluation.ts';
import type { TapValues } from '@/protocol/engine/frames.ts';
import type { AnsweringNetwork } from '../network/network.ts';

/** Maximum bytes of a tap cached for all training data; feature maps of 10,000 pictures fill a phone. */
const MAX_BYTES = 48 * 2 ** 20;

/** Returns the flat pixels of positions in the training data. */
type PixelsOf = (positions: Uint32Array) => Float32Array;

/** Cached values of one teacher tap, for every picture of the training data requested so far. */
interface TapCache {
  readonly shape: readonly number[];
  readonly size: number;
  readonly values: Float32Array;
}

/**
 * Caches the teacher's outputs for the training data, each computed once.
 *
 * It is filled as batches are requested, so that the first step does not wait for the whole set.
 */
export class TeacherCache {
  readonly #numItems: number;
  readonly #byTap = new Map<string, TapCache>();
  /** The pictures whose values are cached for all current taps. */
  #isCached: Uint8Array;

  /** @param numItems size of the training data */
  constructor(numItems: number) {
    this.#numItems = numItems;
    this.#isCached = new Uint8Array(numItems);
  }

  /**
   * The teacher's outputs for a batch at some taps, by tap; always includes its logits.
   *
   * @param positions in the training data, [B]
   */
  async batch(
    teacher: AnsweringNetwork,
    positions: Uint32Array,
    pixelsOf: PixelsOf,
    taps: readonly string[] = [],
  ): Promise<Readonly<Record<string, TapValues>>> {
    const needed = [...new Set([LOGITS, ...taps])];
    const fits = (tap: string) =>
      sizeOf(tapShape(teacher.plan, tap)) * this.#numItems * Float32Array.BYTES_PER_ELEMENT <= MAX_BYTES;
    if (!needed.every(fits)) return tapsOf(teacher, pixelsOf(positions), positions.length, needed);
    this.#addTaps(teacher.plan, needed);
    const missing = new Set(positions.filter((position) => this.#isCached[position] === 0));
    if (missing.size > 0) await this.#fill(teacher, Uint32Array.from(missing), pixelsOf);
    return Object.fromEntries(needed.map((tap) => [tap, this.#read(tap, positions)]));
  }

  #addTaps(plan: ModelPlan, taps: readonly string[]): void {
    for (const tap of taps.filter((each) => !this.#byTap.has(each))) {
      const shape = tapShape(plan, tap);
      const size = sizeOf(shape);
      this.#byTap.set(tap, { shape, size, values: new Float32Array(size * this.#numItems) });
      this.#isCached = new Uint8Array(this.#numItems);
    }
  }

  #read(tap: string, positions: Uint32Array): TapValues {
    const { shape, size, values } = required(this.#byTap.get(tap), tap);
    const batch = new Float32Array(positions.length * size);
    for (const [row, position] of positions.entries()) {
      batch.set(values.subarray(position * size, (position + 1) * size), row * size);
    }
    return { shape, values: batch };
  }

  async #fill(teacher: AnsweringNetwork, positions: Uint32Array, pixelsOf: PixelsOf): Promise<void> {
    const taps = [...this.#byTap.keys()];
    const answers = await tapsOf(teacher, pixelsOf(positions), positions.length, taps);
    for (const tap of taps) {
      const { size, values } = required(this.#byTap.get(tap), tap);
      const answer = required(answers[tap], tap).values;
      for (const [row, position] of positions.entries()) {
        values.set(answer.subarray(row * size, (row + 1) * size), position * size);
      }
    }
    for (const position of positions) this.#isCached[position] = 1;
  }
}
