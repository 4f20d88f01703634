import { SnapshotError } from '@/core/errors.ts';
import type { RunSnapshot } from '@/protocol/engine/requests.ts';
import { isFinite, takeSnapshot } from './snapshot.ts';
import type { Trainer } from './trainer.ts';

/** A run that was replaced by another one. */
interface Kept {
  readonly runId: number;
  readonly snapshot: RunSnapshot;
}

/** Keeps the last trained run that was replaced, so that it can be restored. */
export class KeptRun {
  #kept: Kept | null = null;

  get runId(): number | null {
    return this.#kept?.runId ?? null;
  }

  /** Keeps a run if it was trained at all; must be called between two steps. */
  async keep({ run, runId, lastGood }: Trainer, id = runId): Promise<void> {
    if (run.step === 0 && run.teacherStep === 0) return;
    // The weights of a lost device cannot be read: the last good snapshot is kept instead.
    const snapshot = await takeSnapshot(run).catch(() => null);
    const usable = snapshot && isFinite(snapshot) ? snapshot : lastGood;
    if (usable && (usable.step > 0 || usable.teacherStep > 0)) this.#kept = { runId: id, snapshot: usable };
  }

  /** @throws SnapshotError if another run is kept, or none */
  peek(runId: number): RunSnapshot {
    const kept = this.#kept;
    if (kept?.runId !== runId) throw new SnapshotError(`run ${kept?.runId ?? '–'}`, `run ${runId}`);
    return kept.snapshot;
  }

  /** Returns the kept run and removes it, so that the run it replaces can be kept instead. */
  take(runId: number): RunSnapshot {
    const snapshot = this.peek(runId);
    this.#kept = null;
    return snapshot;
  }

  putBack(runId: number, snapshot: RunSnapshot): void {
    this.#kept = { runId, snapshot };
  }
}
