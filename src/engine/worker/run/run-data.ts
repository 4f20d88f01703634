import { entryAt, required } from '@/core/checked.ts';
import { valuesPerExample } from '@/core/input-spec.ts';
import { classesOf } from '@/datasets/dataset-spec.ts';
import { alteredLogits } from '@/distill/alter-teacher.ts';
import { LOGITS } from '@/distill/tap.ts';
import type { ActiveMethod } from '@/distill/total-loss.ts';
import type { TapValues } from '@/protocol/engine/frames.ts';
import type { RunConfig } from '@/protocol/run/config.ts';
import { hasTransferSet } from '@/protocol/run/transfer-set.ts';
import { shiftPictures } from '../data/augment.ts';
import { BatchOrder } from '../data/batch-order.ts';
import type { DatasetStore } from '../data/dataset-store.ts';
import { withNoise } from '../data/label-noise.ts';
import { poolSizeFor, selectTrainingData } from '../data/training-data.ts';
import { tapsOf } from './evaluation.ts';
import type { AnsweringNetwork } from '../network/network.ts';
import type { SharedBatch } from '../training/shared-step.ts';
import type { TeacherAnswers } from '../training/teacher-answers.ts';
import { TeacherCache } from '../training/teacher-cache.ts';
import { TransferSet } from './transfer-set.ts';

/** A run's pictures in training order, with the teacher's answers to them. */
export class RunData {
  readonly #config: Pick<RunConfig, 'augmentation' | 'seed'>;
  /** Labels of the labelled pictures, by position in the training data; some may be wrong. */
  readonly #shownLabels: Uint8Array;
  /** Null if every picture has a label. */
  readonly #unlabelledOrder: BatchOrder | null;
  /** The other dataset that the student learns from; null if it does not. */
  readonly transferStore: DatasetStore | null;
  /** Null if the student learns from its own pictures. */
  readonly transferSet: TransferSet | null;
  readonly #store: DatasetStore;
  readonly #trainingData: Uint32Array;
  readonly #order: BatchOrder;
  /** The order of each of a live teacher's networks. */
  readonly #teacherOrders: readonly BatchOrder[];
  /** Labelled pictures that a live teacher is limited to, with the labels that the students get. */
  readonly #teacherShare: { readonly indices: Uint32Array; readonly labels: Uint32Array } | null;
  /** The answers of each network that teaches. */
  readonly #answersOf = new WeakMap<AnsweringNetwork, TeacherCache>();

  /**
   * @param store with at least `poolSizeFor(config)` training pictures loaded
   * @param teacherBatch examples per update of a teacher that is trained live
   * @param transferStore the other dataset that the student learns from, if it does
   */
  constructor(
    config: RunConfig,
    store: DatasetStore,
    teacherBatch: number,
    transferStore: DatasetStore | null = null,
  ) {
    this.#config = config;
    this.transferStore = transferStore;
    this.#store = store;
    const { labelled, unlabelled, batch, seed, hiddenClasses, labelNoise } = config;
    const labels = store.labels('train');
    this.#trainingData = selectTrainingData(labels, poolSizeFor(config, store.spec), config, seed);
    const right = Uint8Array.from(this.#trainingData.subarray(0, labelled), (index) =>
      entryAt(labels, index),
    );
    const shown = classesOf(store.spec).filter((label) => !hiddenClasses.includes(label));
    this.#shownLabels = withNoise(right, labelNoise, shown, seed);
    this.#order = new BatchOrder(labelled, batch, seed);
    this.#unlabelledOrder = unlabelled > 0 ? new BatchOrder(unlabelled, batch, seed) : null;
    this.transferSet = hasTransferSet(config) ? new TransferSet(config, store.spec, transferStore) : null;
    this.#teacherShare = config.teacherWeights === 'live-equal-data' ? this.#labelledInOrder() : null;
    const numTaught = this.#teacherShare?.indices.length ?? store.spec.counts.train;
    this.#teacherOrders = Array.from(
      { length: config.teacherMembers },
      (_, member) =>
        new BatchOrder(numTaught, teacherBatch, seed, member === 0 ? undefined : `${member}/teacher`),
    );
  }

  /** Indices of the training data in the dataset, labelled ones first. */
  get trainingData(): Uint32Array {
    return this.#trainingData;
  }

  /** Labels of the labelled pictures as the students get them. */
  get shownLabels(): Uint8Array {
    return this.#shownLabels;
  }

  /** Must be called before `positionsAt` whenever another network teaches, or its weights changed. */
  async prepare(teacher: AnsweringNetwork): Promise<void> {
    await this.transferSet?.answersOf(teacher);
  }

  /**
   * Positions in the training data of a step's batch: labelled ones, and all.
   *
   * @param teacher the network that teaches, whose answers balance a transfer set
   */
  positionsAt(
    step: number,
    teacher: AnsweringNetwork,
  ): { readonly labelled: Uint32Array; readonly positions: Uint32Array } {
    const labelled = this.#order.batchAt(step);
    const places = this.transferSet?.batchAt(step, teacher) ?? this.#unlabelledOrder?.batchAt(step);
    const unlabelled = places?.map((at) => this.#shownLabels.length + at);
    return { labelled, positions: unlabelled ? Uint32Array.from([...labelled, ...unlabelled]) : labelled };
  }

  /**
   * The students' batch at a step, with the teacher's outputs that the active methods need.
   *
   * Unlabelled pictures are added to the labelled ones, one for one, and do not replace them: the control
   * sees the same batches with or without them. So it is with the pictures of a transfer set, but the student's methods
   * then leave the labelled ones out.
   */
  async studentBatch(
    step: number,
    teacher: AnsweringNetwork,
    active: readonly ActiveMethod[],
  ): Promise<SharedBatch> {
    await this.prepare(teacher);
    const { labelled, positions } = this.positionsAt(step, teacher);
    const pixels = this.#augmented(this.#pixelsAt(positions), step);
    const labels = Uint32Array.from(labelled, (position) => entryAt(this.#shownLabels, position));
    return {
      pixels,
      labels,
      numUnlabelled: positions.length - labelled.length,
      ...(await this.#answers(teacher, positions, pixels, active)),
    };
  }

  /**
   * The batch of a live teacher at a step: it cycles through its training pictures.
   *
   * @param member which of its networks
   */
  teacherBatch(step: number, member = 0): SharedBatch {
    const places = entryAt(this.#teacherOrders, member).batchAt(step);
    const share = this.#teacherShare;
    const indices = share ? places.map((place) => entryAt(share.indices, place)) : places;
    const labels = share ? places.map((place) => entryAt(share.labels, place)) : this.#labels(indices);
    // A teacher of all pictures is not misled by their tints.
    const seen = share ? this.#store.pixels('train', indices) : this.#store.fairPixels(indices);
    return { pixels: this.#augmented(seen, step), labels, teacherLogits: null };
  }

  /** The labelled pictures in the dataset's order: all of them are what a teacher of all pictures gets. */
  #labelledInOrder() {
    const indexAt = (position: number) => entryAt(this.#trainingData, position);
    const positions = Uint32Array.from(this.#shownLabels.keys()).toSorted((a, b) => indexAt(a) - indexAt(b));
    return {
      indices: positions.map(indexAt),
      labels: positions.map((position) => entryAt(this.#shownLabels, position)),
    };
  }

  /** Must be called when a teaching network's weights changed: clears its cached answers. */
  forgetTeacher(teacher: AnsweringNetwork): void {
    this.#answersOf.delete(teacher);
    this.transferSet?.forget(teacher);
  }

  #cacheOf(teacher: AnsweringNetwork): TeacherCache {
    const known = this.#answersOf.get(teacher);
    if (known) return known;
    const cache = new TeacherCache(this.#trainingData.length + (this.transferSet?.numPictures ?? 0));
    this.#answersOf.set(teacher, cache);
    return cache;
  }

  /** The first labelled pictures, not augmented, with the labels that the students get. */
  labelledPictures(most: number): { readonly pixels: Float32Array; readonly labels: Uint8Array } {
    const labels = this.#shownLabels.subarray(0, most);
    return { pixels: this.#pixelsAt(Uint32Array.from(labels.keys())), labels };
  }

  /** The first pictures of the training data, labelled ones first, not augmented, flat [n · H · W · C]. */
  pictures(most: number): { readonly pixels: Float32Array; readonly numPictures: number } {
    const numPictures = Math.min(most, this.#trainingData.length);
    return { pixels: this.#pixelsAt(Uint32Array.from({ length: numPictures }, (_, at) => at)), numPictures };
  }

  /** Labels of the first test pictures. */
  testLabels(numPictures: number): Uint8Array {
    return this.#store.labels('test').subarray(0, numPictures);
  }

  async #answers(
    teacher: AnsweringNetwork,
    positions: Uint32Array,
    pixels: Float32Array,
    active: readonly ActiveMethod[],
  ): Promise<TeacherAnswers> {
    const taps = active.flatMap(({ method, values }) => method.pairs(values).map((pair) => pair.teacher));
    const { [LOGITS]: logits, ...teacherTaps } = await this.#taps(teacher, positions, pixels, taps);
    const teacherLogits = required(logits, LOGITS).values;
    const altered = active.flatMap(({ method, values }) => {
      const shown = alteredLogits(method, teacherLogits, positions, this.#config.seed, values);
      return shown ? [[method.id, shown] as const] : [];
    });
    return { teacherLogits, teacherTaps, alteredLogits: Object.fromEntries(altered) };
  }

  /** From the cache if the pictures never change; else from a forward pass over the shifted pictures. */
  #taps(
    teacher: AnsweringNetwork,
    positions: Uint32Array,
    pixels: Float32Array,
    taps: readonly string[],
  ): Promise<Readonly<Record<string, TapValues>>> {
    if (this.#config.augmentation !== 'none') {
      return tapsOf(teacher, pixels, positions.length, [...new Set([LOGITS, ...taps])]);
    }
    return this.#cacheOf(teacher).batch(teacher, positions, (missing) => this.#pixelsAt(missing), taps);
  }

  /** Those of the dataset, then those of the transfer set. */
  #pixelsAt(positions: Uint32Array): Float32Array {
    const numOwn = this.#trainingData.length;
    const own = positions.filter((position) => position < numOwn);
    const indices = own.map((position) => entryAt(this.#trainingData, position));
    if (own.length === positions.length) return this.#store.pixels('train', indices);
    const size = valuesPerExample(this.#store.spec.input);
    const all = new Float32Array(positions.length * size);
    // Labelled positions are first in every batch.
    this.#store.pixels('train', indices, all.subarray(0, own.length * size));
    for (const [row, position] of positions.entries()) {
      if (position < numOwn) continue;
      this.transferSet?.writePixels(position - numOwn, all.subarray(row * size, (row + 1) * size));
    }
    return all;
  }

  #augmented(pixels: Float32Array, step: number): Float32Array {
    const { input } = this.#store.spec;
    if (this.#config.augmentation === 'none' || input.kind !== 'image') return pixels;
    return shiftPictures(pixels, input, this.#config.seed, step);
  }

  /** Labels of training pictures, [B]. */
  #labels(indices: Uint32Array): Uint32Array {
    const labels = this.#store.labels('train');
    return Uint32Array.from(indices, (index) => entryAt(labels, index));
  }
}
