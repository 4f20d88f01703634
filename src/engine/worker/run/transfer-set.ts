import { entryAt, required } from '@/core/checked.ts';
import { ConfigError } from '@/core/errors.ts';
import { unitOf, valuesPerExample } from '@/core/input-spec.ts';
import { LOGITS } from '@/distill/tap.ts';
import { predictionsOf } from '@/metrics/predictions.ts';
import type { RunConfig } from '@/protocol/run/config.ts';
import { BalancedOrder } from '../data/balanced-order.ts';
import type { DatasetStore } from '../data/dataset-store.ts';
import { transferCount, transferPictures } from '../data/transfer-pictures.ts';
import type { AnsweringNetwork } from '../network/network.ts';
import { tapOfMany } from './evaluation.ts';

/** The pictures that the student learns from instead of its own, in an order balanced by its teacher's answers. */
export class TransferSet {
  readonly numPictures: number;
  readonly #config: RunConfig;
  readonly #spec: DatasetStore['spec'];
  readonly #source: DatasetStore | null;
  /** Made when they are first needed: a run that is only looked at needs none. */
  #packed: Uint8Array | null = null;
  /** What each network answered, and the order that follows from it. */
  readonly #answered = new WeakMap<
    AnsweringNetwork,
    { readonly answers: Uint8Array; readonly order: BalancedOrder }
  >();

  /**
   * @param spec the run's dataset
   * @param source the dataset that they are from, with the needed pictures loaded; null for made ones
   */
  constructor(config: RunConfig, spec: DatasetStore['spec'], source: DatasetStore | null) {
    this.#config = config;
    this.#spec = spec;
    this.#source = source;
    this.numPictures = transferCount(config.transferSize, source);
  }

  /** All of them, flat [n · H · W · C], 0..255; read-only. */
  get packed(): Uint8Array {
    const { input } = this.#spec;
    if (input.kind !== 'image') throw new ConfigError('transferSet', this.#config.transferSet, 'pictures');
    this.#packed ??= transferPictures(this.#config, input, this.#source);
    return this.#packed;
  }

  /** Writes the pixels of one, 0..1. */
  writePixels(place: number, out: Float32Array): void {
    const { packed } = this;
    const unit = unitOf(this.#spec.input);
    const start = place * out.length;
    for (let at = 0; at < out.length; at++) out[at] = entryAt(packed, start + at) / unit;
  }

  /** The class that a network answers to each, [n]; computed once for each state of its weights. */
  async answersOf(teacher: AnsweringNetwork): Promise<Uint8Array> {
    const known = this.#answered.get(teacher);
    if (known) return known.answers;
    const size = valuesPerExample(this.#spec.input);
    const pixels = (first: number, count: number) => {
      const pass = new Float32Array(count * size);
      for (let row = 0; row < count; row++)
        this.writePixels(first + row, pass.subarray(row * size, (row + 1) * size));
      return pass;
    };
    const logits = await tapOfMany(teacher, LOGITS, pixels, this.numPictures);
    const answers = predictionsOf(logits, this.#spec.numClasses);
    const { batch, seed } = this.#config;
    this.#answered.set(teacher, { answers, order: new BalancedOrder(answers, batch, seed) });
    return answers;
  }

  /** The pictures of a step's batch. Needs `answersOf` of the same network before. */
  batchAt(step: number, teacher: AnsweringNetwork): Uint32Array {
    return required(this.#answered.get(teacher), 'answers').order.batchAt(step);
  }

  /** Must be called when a network's weights changed. */
  forget(teacher: AnsweringNetwork): void {
    this.#answered.delete(teacher);
  }
}
