import type { PresentRun } from './present-run.ts';
import type { Trainer } from './trainer.ts';

/** Says of an error whether its cause has been mended: work that it ended goes on then. */
export interface Mender {
  /** How often that was so. */
  readonly numRecoveries: number;
  recovered(error: unknown): Promise<boolean>;
}

export const noMender: Mender = { numRecoveries: 0, recovered: async () => false };

/** Does something, and again when what ended it has been mended. */
export async function untilDone<Result>(mender: Mender, work: () => Promise<Result>): Promise<Result> {
  for (;;) {
    const { numRecoveries } = mender;
    try {
      return await work();
    } catch (error) {
      // An error may come to light when its cause has been mended already.
      const isMended = mender.numRecoveries !== numRecoveries;
      if (!isMended && !(await mender.recovered(error))) throw error;
    }
  }
}

/**
 * Does something with the present run, and again with the one that takes its place when its device is lost.
 *
 * @param work returns false when it was stopped before its end
 * @param isCurrent false once something else was asked for
 * @throws what `work` does, where that was not mended
 */
export async function whileCurrent(
  present: PresentRun,
  mender: Mender,
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
      const goesOn = isReplaced() || (isCurrent() && (await mender.recovered(error)));
      if (!goesOn) throw error;
    }
  }
}
