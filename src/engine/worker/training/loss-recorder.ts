import * as tf from '@tensorflow/tfjs';
import { NotFiniteError } from '@/core/errors.ts';

/** Losses of one step, read from the device. */
export interface RecordedStep {
  readonly step: number;
  readonly values: Readonly<Record<string, number>>;
}

/** @throws NotFiniteError naming the first step and term that is no number */
export function checkFinite(steps: readonly RecordedStep[]): void {
  for (const { step, values } of steps) {
    const broken = Object.entries(values).find(([, value]) => !Number.isFinite(value));
    if (broken) throw new NotFiniteError(step, broken[0]);
  }
}

interface PendingStep {
  readonly step: number;
  /** Of each number in `values`; null for one that nobody asks for. */
  readonly names: readonly (string | null)[];
  readonly values: tf.Tensor;
}

/**
 * Keeps the losses of steps on the device until somebody reads them all at once.
 *
 * One read a frame instead of one a step: on a GPU a read costs as much as a step.
 */
export class LossRecorder {
  #pending: PendingStep[] = [];

  /**
   * Takes over a tensor of losses.
   *
   * @param names one a number, in order; null for one that is not to be kept
   */
  record(step: number, names: readonly (string | null)[], values: tf.Tensor): void {
    this.#pending.push({ step, names, values });
  }

  /** All steps since the last read, in order. */
  async read(): Promise<readonly RecordedStep[]> {
    const pending = this.#pending;
    if (pending.length === 0) return [];
    this.#pending = [];
    const joined = tf.tidy(() => tf.concat1d(pending.map(({ values }) => tf.reshape(values, [-1]))));
    for (const { values } of pending) values.dispose();
    try {
      const numbers = await joined.data<'float32'>();
      let offset = 0;
      return pending.map(({ step, names }) => {
        const named = names.map((name, index) => [name, numbers[offset + index] ?? NaN] as const);
        const values = Object.fromEntries(named.filter(([name]) => name !== null));
        offset += names.length;
        return { step, values };
      });
    } finally {
      joined.dispose();
    }
  }

  /** Resolves when the device has done the last recorded step. */
  async settled(): Promise<void> {
    await this.#pending.at(-1)?.values.data();
  }

  dispose(): void {
    for (const { values } of this.#pending) values.dispose();
    this.#pending = [];
  }
}
