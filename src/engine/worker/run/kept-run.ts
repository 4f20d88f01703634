import { SnapshotError } from '@/core/errors.ts';
import type { RunSnapshot } from '@/protocol/engine/requests.ts';
import { isFinite, takeSnapshot } from './snapshot.ts';
import type { Trainer } from './trainer.ts';

/** A run that was replaced by another one. */
interface Kept {
  readonly runId: number;
  readonly snapshot: RunSnapshot;
  /** The run's history, with this snapshot. */
  readonly history: readonly RunSnapshot[];
}

/** Keeps the last trained run that was replaced, so that it can be restored. */
export class KeptRun {
  #kept: Kept | null = null;

  get runId(): number | null {
    return this.#kept?.runId ?? null;
  }

  /** Keeps a run if it was trained at all; must be called between two steps. */
  async keep({ run, runId, lastGood, history }: Trainer, id = runId): Promise<void> {
    if (run.step === 0 && run.teacherStep === 0) return;
    // The weights of a lost device cannot be read: the last good snapshot is kept instead.
    const snapshot = await takeSnapshot(run).catch(() => null);
    const usable = snapshot && isFinite(snapshot) ? snapshot : lastGood;
    if (!usable || (usable.step === 0 && usable.teacherStep === 0)) return;
    const before = history.list.filter(({ step }) => step < usable.step);
    this.#kept = { runId: id, snapshot: usable, history: [...before, usable] };
  }

  /** Empty without a kept run. */
  get history(): readonly RunSnapshot[] {
    return this.#kept?.history ?? [];
  }

  /** @throws SnapshotError if another run is kept, or none */
  peek(runId: number): Kept {
    const kept = this.#kept;
    if (kept?.runId !== runId) throw new SnapshotError(`run ${kept?.runId ?? '–'}`, `run ${runId}`);
    return kept;
  }

  /** Returns the kept run and removes it, so that the run it replaces can be kept instead. */
  take(runId: number): Kept {
    const kept = this.peek(runId);
    this.#kept = null;
    return kept;
  }

  putBack(kept: Kept): void {
    this.#kept = kept;
  }
}
