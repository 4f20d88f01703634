import { entryAt } from '@/core/checked.ts';
import { BatchOrder } from './batch-order.ts';

/**
 * The endless training order of pictures without labels, balanced between the classes of the teacher's answers.
 *
 * The answered classes take turns, each giving its next picture in a seeded order: every class is seen equally often,
 * and the pictures of a rare one more often. A class that the teacher never answers has no picture.
 */
export class BalancedOrder {
  readonly #byClass: readonly { readonly members: readonly number[]; readonly order: BatchOrder }[];
  readonly #batchSize: number;

  /**
   * @param answers class that the teacher answers, by picture, at least one
   * @param batchSize pictures per batch
   * @param seed the run's seed
   */
  constructor(answers: ArrayLike<number>, batchSize: number, seed: number) {
    const members: number[][] = [];
    for (const [picture, answer] of Array.from(answers).entries()) (members[answer] ??= []).push(picture);
    this.#batchSize = batchSize;
    this.#byClass = [...members.entries()]
      .filter((entry): entry is [number, number[]] => entry[1] !== undefined)
      .map(([label, own]) => ({
        members: own,
        order: new BatchOrder(own.length, 1, seed, `${label}/transfer-order`),
      }));
  }

  /**
   * The pictures of one batch; any step at any time, as in `BatchOrder`.
   *
   * @param step 0 for the first
   */
  batchAt(step: number): Uint32Array {
    const numClasses = this.#byClass.length;
    return Uint32Array.from({ length: this.#batchSize }, (_, offset) => {
      const turn = step * this.#batchSize + offset;
      const { members, order } = entryAt(this.#byClass, turn % numClasses);
      return entryAt(members, entryAt(order.batchAt(Math.floor(turn / numClasses)), 0));
    });
  }
}
