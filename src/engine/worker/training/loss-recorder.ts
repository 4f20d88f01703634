import * as tf from '@tensorflow/tfjs';
import { entryAt } from '@/core/checked.ts';
import { NotFiniteError } from '@/core/errors.ts';

/** Losses of one step, read back from the device. */
export interface RecordedLosses {
  readonly step: number;
  readonly values: Readonly<Record<string, number>>;
}

/** @throws NotFiniteError naming the first step and term that is not finite */
export function checkFinite(steps: readonly RecordedLosses[]): void {
  for (const { step, values } of steps) {
    const broken = Object.entries(values).find(([, value]) => !Number.isFinite(value));
    if (broken) throw new NotFiniteError(step, broken[0]);
  }
}

interface PendingStep {
  readonly step: number;
  /** Name of each number in `values`; null for an unused one. */
  readonly names: readonly (string | null)[];
  readonly values: tf.Tensor;
}

/**
 * Keeps the losses of steps on the device until they are all read at once.
 *
 * One readback per frame instead of one per step: on a GPU a readback costs as much as a step.
 */
export class LossRecorder {
  #pending: PendingStep[] = [];

  /**
   * Takes ownership of a tensor of losses.
   *
   * @param names one per number, in order; null for one that is not recorded
   */
  record(step: number, names: readonly (string | null)[], values: tf.Tensor): void {
    this.#pending.push({ step, names, values });
  }

  /** All steps since the last read, in order. */
  async read(): Promise<readonly RecordedLosses[]> {
    const pending = this.#pending;
    if (pending.length === 0) return [];
    this.#pending = [];
    const joined = tf.tidy(() => tf.concat1d(pending.map(({ values }) => tf.reshape(values, [-1]))));
    for (const { values } of pending) values.dispose();
    try {
      const numbers = await joined.data<'float32'>();
      let offset = 0;
      return pending.map(({ step, names }) => {
        const named = names.map((name, index) => [name, entryAt(numbers, offset + index)] as const);
        const values = Object.fromEntries(named.filter(([name]) => name !== null));
        offset += names.length;
        return { step, values };
      });
    } finally {
      joined.dispose();
    }
  }

  /** Resolves when the device has finished the last recorded step. */
  async settled(): Promise<void> {
    await this.#pending.at(-1)?.values.data();
  }

  dispose(): void {
    for (const { values } of this.#pending) values.dispose();
    this.#pending = [];
  }
}
