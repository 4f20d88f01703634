import { entryAt } from '@/core/checked.ts';
import { ConfigError, type PlaygroundError, ShapeError } from '@/core/errors.ts';
import { wholeFrom } from '@/core/expectation.ts';
import {
  bytesPerExample,
  bytesPerValue,
  unitOf,
  valuesPerExample,
  type InputSpec,
} from '@/core/input-spec.ts';
import { tinted, type Tints } from '@/datasets/tint.ts';
import type { PictureData, SplitMemory } from '@/protocol/engine/requests.ts';
import type { Shard } from './shard-loader.ts';

interface Waiter {
  readonly count: number;
  readonly resolve: () => void;
  readonly reject: (error: PlaygroundError) => void;
}

/** Bytes that other engines can read too, where the page is isolated. */
const allocate = (numBytes: number): Uint8Array =>
  new Uint8Array(
    globalThis.crossOriginIsolated ? new SharedArrayBuffer(numBytes) : new ArrayBuffer(numBytes),
  );

/** The examples of one split, filled in order as shards arrive; callers can wait for them. */
export class SplitPictures {
  readonly total: number;
  readonly #name: string;
  readonly #input: InputSpec;
  /** Of a stored picture; one that is tinted is stored in grey. */
  readonly #bytesPerPicture: number;
  readonly #tints: Tints | null;
  readonly #images: Uint8Array;
  readonly #labels: Uint8Array;
  #loaded = 0;
  #failure: PlaygroundError | undefined;
  #waiters: readonly Waiter[] = [];

  /**
   * @param name the split's name, for messages
   * @param total number of pictures when all are loaded
   * @param input what one of them is
   * @param loaded all pictures of the split, if another engine has loaded them
   * @param tints of grey pictures that are shown in colours
   */
  constructor(
    name: string,
    total: number,
    input: InputSpec,
    loaded: SplitMemory | null = null,
    tints: Tints | null = null,
  ) {
    this.#name = name;
    this.total = total;
    this.#input = input;
    this.#tints = tints;
    this.#bytesPerPicture = bytesPerExample(input) / (tints ? 3 : 1);
    this.#images = loaded?.images ?? allocate(total * this.#bytesPerPicture);
    this.#labels = loaded?.labels ?? allocate(total);
    if (loaded) this.#loaded = total;
  }

  /** The memory of the pictures; null if it cannot be shared. */
  get memory(): SplitMemory | null {
    if (this.#images.buffer instanceof ArrayBuffer) return null;
    return { images: this.#images, labels: this.#labels };
  }

  /** Number of loaded pictures: 0 … loaded − 1. */
  get loaded(): number {
    return this.#loaded;
  }

  get failed(): boolean {
    return this.#failure !== undefined;
  }

  /** Appends the next pictures and resolves the waits they satisfy. */
  append({ images, labels }: Shard): void {
    this.#images.set(images, this.#loaded * this.#bytesPerPicture);
    this.#labels.set(labels, this.#loaded);
    this.#loaded += labels.length;
    const waiting = this.#waiters;
    this.#waiters = waiting.filter(({ count }) => count > this.#loaded);
    for (const { count, resolve } of waiting) if (count <= this.#loaded) resolve();
  }

  /** Rejects all current and later waits until `clearFailure`: no more pictures will come. */
  fail(error: PlaygroundError): void {
    this.#failure = error;
    const waiting = this.#waiters;
    this.#waiters = [];
    for (const { reject } of waiting) reject(error);
  }

  clearFailure(): void {
    this.#failure = undefined;
  }

  /**
   * Resolves when the first `count` pictures are loaded.
   *
   * @throws ConfigError 'config-invalid' for more pictures than the split has; else the error passed to
   *   `fail`
   */
  when(count: number): Promise<void> {
    if (!Number.isInteger(count) || count < 0 || count > this.total) {
      return Promise.reject(new ConfigError(`${this.#name} pictures`, count, wholeFrom(0, this.total)));
    }
    if (count <= this.#loaded) return Promise.resolve();
    if (this.#failure) return Promise.reject(this.#failure);
    return new Promise((resolve, reject) => {
      this.#waiters = [...this.#waiters, { count, resolve, reject }];
    });
  }

  /** Labels of the loaded pictures, [loaded]; a read-only view. */
  labels(): Uint8Array {
    return this.#labels.subarray(0, this.#loaded);
  }

  /**
   * Pixels of the chosen pictures, see `DatasetStore.pixels`.
   *
   * @param isFair whether tints say nothing about the class
   */
  pixels(indices: ArrayLike<number>, out?: Float32Array, isFair = false): Float32Array {
    const size = valuesPerExample(this.#input);
    const unit = unitOf(this.#input);
    const isWide = bytesPerValue(this.#input) === 2;
    const result = out ?? new Float32Array(indices.length * size);
    if (result.length !== indices.length * size) {
      throw new ShapeError('out', [result.length], `[${indices.length} · ${size}]`);
    }
    for (let position = 0; position < indices.length; position++) {
      const index = this.#checked(indices[position]);
      const start = index * this.#bytesPerPicture;
      const target = position * size;
      if (this.#tints)
        result.set(
          Float32Array.from(this.#stored(index, isFair), (value) => value / unit),
          target,
        );
      else if (isWide) this.#wide(start, size, result.subarray(target, target + size));
      else
        for (let pixel = 0; pixel < size; pixel++) {
          result[target + pixel] = (this.#images[start + pixel] ?? NaN) / unit;
        }
    }
    return result;
  }

  /** A copy of one picture as it was packed, or in its tint. */
  picture(index: number): PictureData {
    const pixels = this.#stored(this.#checked(index), false);
    return { index, label: entryAt(this.#labels, index), pixels };
  }

  /** The bytes of a loaded picture, a copy. */
  #stored(index: number, isFair: boolean): Uint8Array {
    const start = index * this.#bytesPerPicture;
    const bytes = this.#images.slice(start, start + this.#bytesPerPicture);
    return this.#tints ? tinted(bytes, this.#tints.at(index, entryAt(this.#labels, index), isFair)) : bytes;
  }

  /** Ids of two bytes, the low one first. */
  #wide(start: number, length: number, out: Float32Array): void {
    for (let at = 0; at < length; at++) {
      const place = start + 2 * at;
      out[at] = (this.#images[place] ?? NaN) + 256 * (this.#images[place + 1] ?? NaN);
    }
  }

  #checked(index: number | undefined): number {
    if (index === undefined || !Number.isInteger(index) || index < 0 || index >= this.#loaded) {
      const expected = `a whole number below ${this.#loaded}, the pictures that are there`;
      throw new ConfigError(`${this.#name} index`, index, expected);
    }
    return index;
  }
}
