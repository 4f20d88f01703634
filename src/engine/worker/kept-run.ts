import { SnapshotError } from '@/core/errors.ts';
import type { RunSnapshot } from '@/protocol/messages.ts';
import { isFinite, takeSnapshot } from './snapshot.ts';
import type { Trainer } from './trainer.ts';

/** A run that gave way to another one. */
interface Kept {
  readonly runId: number;
  readonly snapshot: RunSnapshot;
}

/** The last trained run that gave way to another one: it can be had back. */
export class KeptRun {
  #kept: Kept | null = null;

  get runId(): number | null {
    return this.#kept?.runId ?? null;
  }

  /** Keeps a run as it is, if it was trained at all; to be called between two steps. */
  async keep({ run, runId, lastGood }: Trainer): Promise<void> {
    if (run.step === 0 && run.teacherStep === 0) return;
    // A device that is lost gives no weights back: then the run is kept as it was last known.
    const snapshot = await takeSnapshot(run).catch(() => null);
    const usable = snapshot && isFinite(snapshot) ? snapshot : lastGood;
    if (usable && (usable.step > 0 || usable.teacherStep > 0)) this.#kept = { runId, snapshot: usable };
  }

  /** @throws SnapshotError where another run is kept, or none */
  look(runId: number): RunSnapshot {
    const kept = this.#kept;
    if (kept?.runId !== runId) throw new SnapshotError(`run ${kept?.runId ?? '–'}`, `run ${runId}`);
    return kept.snapshot;
  }

  /** Takes what `look` gives out, so that the run that gives way to it can be kept in its place. */
  take(runId: number): RunSnapshot {
    const snapshot = this.look(runId);
    this.#kept = null;
    return snapshot;
  }

  putBack(runId: number, snapshot: RunSnapshot): void {
    this.#kept = { runId, snapshot };
  }
}
