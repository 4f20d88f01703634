import { isLiveChange } from '@/protocol/run/config.ts';
import type { RunSnapshot } from '@/protocol/engine/requests.ts';
import type { RunFiles } from '../run/run-files.ts';
import type { RunSlot } from '../run/slot.ts';

interface UndoSteps {
  readonly newRun: (config: RunSnapshot['config'], loaded: RunFiles) => Promise<unknown>;
  readonly restore: (snapshot: RunSnapshot, history: readonly RunSnapshot[]) => Promise<void>;
}

/**
 * Restores the last replaced run with its weights and its history.
 *
 * @returns whether it was restored: another run may have been requested meanwhile
 * @throws SnapshotError if another run is kept, or none, and any error of loading its files; nothing changes
 *   then
 */
export async function undo(
  slot: RunSlot,
  runId: number,
  { newRun, restore }: UndoSteps,
): Promise<{ isRestored: boolean }> {
  const files = await slot.load(slot.kept.peek(runId).snapshot.config);
  const kept = slot.kept.take(runId);
  const { snapshot, history } = kept;
  try {
    await newRun(snapshot.config, files);
    const { config } = slot;
    if (!config || !isLiveChange(snapshot.config, config)) {
      slot.kept.putBack(kept);
      return { isRestored: false };
    }
    await restore(snapshot, history);
  } catch (error) {
    slot.kept.putBack(kept);
    throw error;
  }
  return { isRestored: true };
}
