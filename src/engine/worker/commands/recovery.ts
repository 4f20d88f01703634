import type { RunSlot } from '../run/slot.ts';
import type { Trainer } from '../run/trainer.ts';

/** Reports whether the cause of an error has been repaired, so that the failed work can continue. */
export interface Recovery {
  /** Number of repairs so far. */
  readonly numRecoveries: number;
  recovered(error: unknown): Promise<boolean>;
}

export const noRecovery: Recovery = { numRecoveries: 0, recovered: async () => false };

/** Runs `work`, and repeats it after an error whose cause has been repaired. */
export async function untilDone<Result>(recovery: Recovery, work: () => Promise<Result>): Promise<Result> {
  for (;;) {
    const { numRecoveries } = recovery;
    try {
      return await work();
    } catch (error) {
      // The cause may already have been repaired when the error arrives.
      const isRecovered = recovery.numRecoveries !== numRecoveries;
      if (!isRecovered && !(await recovery.recovered(error))) throw error;
    }
  }
}

/**
 * Runs `work` on the current run, and again on its replacement after a device loss.
 *
 * @param work returns false if it was stopped before its end
 * @param isCurrent false once another command was given
 * @throws the error of `work`, if its cause was not repaired
 */
export async function whileCurrent(
  present: RunSlot,
  recovery: Recovery,
  isCurrent: () => boolean,
  work: (trainer: Trainer) => Promise<boolean>,
): Promise<void> {
  for (;;) {
    const trainer = await present.get();
    const isReplaced = () => isCurrent() && trainer !== present.trainer;
    try {
      const isDone = !isCurrent() || (await work(trainer));
      if (isDone || !isReplaced()) return;
    } catch (error) {
      const goesOn = isReplaced() || (isCurrent() && (await recovery.recovered(error)));
      if (!goesOn) throw error;
    }
  }
}
