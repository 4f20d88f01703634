import { required } from '@/core/checked.ts';
import { sizeOf } from '@/core/size-of.ts';
import { LOGITS } from '@/distill/tap.ts';
import { tapShape, type ModelPlan } from '@/models/plan.ts';
import { tapsOf } from '../evaluation.ts';
import type { TapValues } from '@/protocol/metrics.ts';
import type { Network } from '../network/network.ts';

/** Maximum bytes of a tap cached for all training data; feature maps of 10,000 pictures fill a phone. */
const MAX_BYTES = 48 * 2 ** 20;

/** Returns the flat pixels of positions in the transfer set. */
type PixelsOf = (positions: Uint32Array) => Float32Array;

/** Cached values of one teacher tap, for every picture of the transfer set requested so far. */
interface Shelf {
  readonly shape: readonly number[];
  readonly size: number;
  readonly values: Float32Array;
}

/**
 * Caches the teacher's outputs for the transfer set, each computed once.
 *
 * It is filled as batches are requested, so that the first step does not wait for the whole set.
 */
export class TeacherCache {
  readonly #numItems: number;
  readonly #shelves = new Map<string, Shelf>();
  /** The pictures whose values are cached for all current taps. */
  #known: Uint8Array;

  /** @param numItems size of the transfer set */
  constructor(numItems: number) {
    this.#numItems = numItems;
    this.#known = new Uint8Array(numItems);
  }

  /**
   * The teacher's outputs for a batch at some taps, by tap; always includes its logits.
   *
   * @param positions in the transfer set, [B]
   */
  async batch(
    teacher: Network,
    positions: Uint32Array,
    pixelsOf: PixelsOf,
    taps: readonly string[] = [],
  ): Promise<Readonly<Record<string, TapValues>>> {
    const places = [...new Set([LOGITS, ...taps])];
    const isKept = (place: string) =>
      sizeOf(tapShape(teacher.plan, place)) * this.#numItems * Float32Array.BYTES_PER_ELEMENT <= MAX_BYTES;
    if (!places.every(isKept)) return tapsOf(teacher, pixelsOf(positions), positions.length, places);
    this.#makeShelves(teacher.plan, places);
    const missing = new Set(positions.filter((position) => this.#known[position] === 0));
    if (missing.size > 0) await this.#fill(teacher, Uint32Array.from(missing), pixelsOf);
    return Object.fromEntries(places.map((place) => [place, this.#read(place, positions)]));
  }

  #makeShelves(plan: ModelPlan, places: readonly string[]): void {
    for (const place of places.filter((each) => !this.#shelves.has(each))) {
      const shape = tapShape(plan, place);
      const size = sizeOf(shape);
      this.#shelves.set(place, { shape, size, values: new Float32Array(size * this.#numItems) });
      this.#known = new Uint8Array(this.#numItems);
    }
  }

  #read(place: string, positions: Uint32Array): TapValues {
    const { shape, size, values } = required(this.#shelves.get(place), place);
    const batch = new Float32Array(positions.length * size);
    for (const [row, position] of positions.entries()) {
      batch.set(values.subarray(position * size, (position + 1) * size), row * size);
    }
    return { shape, values: batch };
  }

  async #fill(teacher: Network, positions: Uint32Array, pixelsOf: PixelsOf): Promise<void> {
    const places = [...this.#shelves.keys()];
    const answers = await tapsOf(teacher, pixelsOf(positions), positions.length, places);
    for (const place of places) {
      const { size, values } = required(this.#shelves.get(place), place);
      const answer = required(answers[place], place).values;
      for (const [row, position] of positions.entries()) {
        values.set(answer.subarray(row * size, (row + 1) * size), position * size);
      }
    }
    for (const position of positions) this.#known[position] = 1;
  }
}
