import type { Checkpoint, RunSnapshot } from '@/protocol/engine/requests.ts';
import { packSnapshot } from '@/protocol/run/checkpoint.ts';
import { parseRunConfig } from '@/protocol/run/config.ts';
import { checkSnapshot } from './check-snapshot.ts';
import { Run } from './run.ts';
import type { RunFiles } from './run-files.ts';
import { isFinite, takeSnapshot } from './snapshot.ts';
import type { Trainer } from './trainer.ts';

/** The state of a run as a file; null before its first step. Must be called between two steps. */
export async function takeCheckpoint({ run, lastGood }: Trainer): Promise<Checkpoint | null> {
  const now = await takeSnapshot(run);
  const snapshot = isFinite(now) ? now : lastGood;
  if (!snapshot || (snapshot.step === 0 && snapshot.teacherStep === 0)) return null;
  const { step, teacherStep, config } = snapshot;
  return { step, teacherStep, config, bytes: packSnapshot(snapshot) };
}

/** Checks a snapshot against a run that is built for it. @throws SnapshotError, LayerError */
export function checkInNewRun(snapshot: RunSnapshot, { store, shipped }: RunFiles): void {
  const run = new Run(parseRunConfig(snapshot.config).config, store, shipped?.values ?? null);
  try {
    checkSnapshot(run, snapshot);
  } finally {
    run.dispose();
  }
}
