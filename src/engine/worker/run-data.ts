import { alteredLogits } from '@/distill/alter-teacher.ts';
import { LOGITS } from '@/distill/tap.ts';
import type { ActiveMethod } from '@/distill/total-loss.ts';
import type { TapValues } from '@/protocol/metrics.ts';
import type { RunConfig } from '@/protocol/run-config.ts';
import { shiftPictures } from './data/augment.ts';
import { BatchOrder } from './data/batch-order.ts';
import type { DatasetStore } from './data/dataset-store.ts';
import { poolSizeFor, selectTransferSet } from './data/transfer-set.ts';
import { tapsOf } from './evaluation.ts';
import type { Network } from './network/network.ts';
import type { SharedBatch } from './training/shared-step.ts';
import type { TeacherAnswers } from './training/teacher-answers.ts';
import { TeacherCache } from './training/teacher-cache.ts';

/** The pictures of a run in the order in which they are shown, with what the teacher says about them. */
export class RunData {
  readonly #config: Pick<RunConfig, 'augmentation' | 'seed'>;
  readonly #store: DatasetStore;
  readonly #transferSet: Uint32Array;
  readonly #order: BatchOrder;
  readonly #teacherOrder: BatchOrder;
  #cache: TeacherCache;

  /**
   * @param store with as many training pictures loaded as `config.labelled` asks for
   * @param teacherBatch examples per update of a teacher that is trained live
   */
  constructor(config: RunConfig, store: DatasetStore, teacherBatch: number) {
    this.#config = config;
    this.#store = store;
    this.#transferSet = selectTransferSet(
      store.labels('train'),
      poolSizeFor(config.labelled),
      config.labelled,
      config.seed,
    );
    this.#order = new BatchOrder(config.labelled, config.batch, config.seed);
    this.#teacherOrder = new BatchOrder(store.spec.counts.train, teacherBatch, config.seed);
    this.#cache = new TeacherCache(config.labelled);
  }

  /** What the students are shown at a step, and what the methods that are on ask of the teacher about it. */
  async studentBatch(step: number, teacher: Network, active: readonly ActiveMethod[]): Promise<SharedBatch> {
    const positions = this.#order.batchAt(step);
    const pixels = this.#augmented(this.#pixelsAt(positions), step);
    const labels = this.#labels(Uint32Array.from(positions, (at) => this.#transferSet[at] ?? 0));
    return { pixels, labels, ...(await this.#answers(teacher, positions, pixels, active)) };
  }

  /** What a teacher that is trained live is shown at a step: all training pictures in turn. */
  teacherBatch(step: number): SharedBatch {
    const indices = this.#teacherOrder.batchAt(step);
    const pixels = this.#augmented(this.#store.pixels('train', indices), step);
    return { pixels, labels: this.#labels(indices), teacherLogits: null };
  }

  /** To be called when the teacher's weights changed: its answers are asked for anew. */
  forgetTeacher(): void {
    this.#cache = new TeacherCache(this.#transferSet.length);
  }

  /** Of the first test pictures. */
  testLabels(numPictures: number): Uint8Array {
    return this.#store.labels('test').subarray(0, numPictures);
  }

  async #answers(
    teacher: Network,
    positions: Uint32Array,
    pixels: Float32Array,
    active: readonly ActiveMethod[],
  ): Promise<TeacherAnswers> {
    const taps = active.flatMap(({ method, values }) => method.pairs(values).map((pair) => pair.teacher));
    const { [LOGITS]: logits, ...teacherTaps } = await this.#taps(teacher, positions, pixels, taps);
    const teacherLogits = logits?.values ?? new Float32Array();
    const altered = active.flatMap(({ method }) => {
      const shown = alteredLogits(method, teacherLogits, positions, this.#config.seed);
      return shown ? [[method.id, shown] as const] : [];
    });
    return { teacherLogits, teacherTaps, alteredLogits: Object.fromEntries(altered) };
  }

  /** From the cache where the pictures are always the same; from a pass over the shifted pictures where not. */
  #taps(
    teacher: Network,
    positions: Uint32Array,
    pixels: Float32Array,
    taps: readonly string[],
  ): Promise<Readonly<Record<string, TapValues>>> {
    if (this.#config.augmentation !== 'none') {
      return tapsOf(teacher, pixels, positions.length, [...new Set([LOGITS, ...taps])]);
    }
    return this.#cache.batch(teacher, positions, (missing) => this.#pixelsAt(missing), taps);
  }

  #pixelsAt(positions: Uint32Array): Float32Array {
    return this.#store.pixels(
      'train',
      Uint32Array.from(positions, (position) => this.#transferSet[position] ?? 0),
    );
  }

  #augmented(pixels: Float32Array, step: number): Float32Array {
    if (this.#config.augmentation === 'none') return pixels;
    return shiftPictures(pixels, this.#store.spec.shape, this.#config.seed, step);
  }

  /** Labels of training pictures, [B]. */
  #labels(indices: Uint32Array): Uint32Array {
    const labels = this.#store.labels('train');
    return Uint32Array.from(indices, (index) => labels[index] ?? 0);
  }
}
