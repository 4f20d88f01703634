import { randomStream } from '@/core/random.ts';
import type { DatasetSpec, Split } from './dataset-spec.ts';

/** Red, green and blue, 0..1. */
export type Colour = readonly [number, number, number];

/** Evenly spaced hues, as bright as possible and hardly mixed with white, one for each class. */
export function tintOf(label: number, numClasses: number): Colour {
  const channel = (from: number) => {
    const place = (from + (6 * label) / numClasses) % 6;
    return 1 - 0.85 * Math.max(0, Math.min(place, 4 - place, 1));
  };
  return [channel(5), channel(3), channel(1)];
}

/** The grey pictures that a tinted dataset is made of: what its files hold. */
export function packedSpec(spec: DatasetSpec): DatasetSpec {
  const { tint, input } = spec;
  if (!tint || input.kind !== 'image') return spec;
  return { ...spec, id: tint.of, input: { ...input, channels: 1 } };
}

/** Which class's tint each picture of a split has; the same on every machine. */
export class Tints {
  readonly #split: Split;
  readonly #numClasses: number;
  /** Whether a training picture has the tint of its own class. */
  readonly #isOwn: Uint8Array;
  /** A class that is drawn for each picture, independent of its own. */
  readonly #drawn: Uint8Array;

  constructor(spec: DatasetSpec, split: Split) {
    const { counts, numClasses, tint } = spec;
    const random = randomStream(2015, `${split}/tints`);
    this.#split = split;
    this.#numClasses = numClasses;
    this.#isOwn = Uint8Array.from({ length: counts[split] }, () =>
      random.next() < (tint?.share ?? 0) ? 1 : 0,
    );
    this.#drawn = Uint8Array.from({ length: counts[split] }, () => random.below(numClasses));
  }

  /**
   * The tint of a picture.
   *
   * @param label its class
   * @param isFair whether the tint says nothing about the class, as in the test and for a teacher of all pictures
   */
  at(index: number, label: number, isFair: boolean): Colour {
    const isTold = this.#split === 'train' && !isFair && this.#isOwn[index] === 1;
    return tintOf(isTold ? label : (this.#drawn[index] ?? 0), this.#numClasses);
  }
}

/** A grey picture in a tint: bytes, three for each of its pixels. */
export function tinted(grey: Uint8Array, colour: Colour): Uint8Array {
  const bytes = new Uint8Array(grey.length * 3);
  for (const [place, value] of grey.entries())
    for (const [channel, share] of colour.entries()) bytes[place * 3 + channel] = Math.round(value * share);
  return bytes;
}
