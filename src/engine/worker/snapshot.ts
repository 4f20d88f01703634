import { SnapshotError } from '@/core/errors.ts';
import { isLiveChange } from '@/protocol/run-config.ts';
import type { RunSnapshot } from '@/protocol/messages.ts';
import type { Run } from './run.ts';

const lanes = ['teacher', 'student', 'control'] as const;

/** A copy of everything in a run that training changes. */
export async function takeSnapshot(run: Run): Promise<RunSnapshot> {
  const arrays: Record<string, Float32Array> = {};
  for (const lane of lanes) {
    const { network, optimizer } = run[lane];
    // A shipped teacher has weights to keep but was never updated; its optimizer has nothing worth keeping.
    const state = lane === 'teacher' && run.teacherStep === 0 ? [] : await optimizer.state();
    for (const [index, values] of (await network.values()).entries())
      arrays[`${lane}/parameter/${index}`] = values;
    for (const [index, values] of state.entries()) arrays[`${lane}/optimizer/${index}`] = values;
  }
  return { version: 1, config: run.config, step: run.step, teacherStep: run.teacherStep, arrays };
}

/** Whether every number of a snapshot can be trained on. */
export function isFinite(snapshot: RunSnapshot): boolean {
  return Object.values(snapshot.arrays).every((array) => array.every((value) => Number.isFinite(value)));
}

function arraysOf(snapshot: RunSnapshot, prefix: string): Float32Array[] {
  const arrays: Float32Array[] = [];
  for (
    let next = snapshot.arrays[`${prefix}/0`];
    next;
    next = snapshot.arrays[`${prefix}/${arrays.length}`]
  ) {
    arrays.push(next);
  }
  return arrays;
}

/**
 * Puts a snapshot back into a run of the same configuration.
 *
 * @throws SnapshotError when it is of another version, architecture, dataset or seed
 */
export function restoreSnapshot(run: Run, snapshot: RunSnapshot): void {
  if (snapshot.version !== 1) throw new SnapshotError(`version ${String(snapshot.version)}`, 'version 1');
  if (!isLiveChange(snapshot.config, run.config)) {
    const summary = ({ config }: { config: RunSnapshot['config'] }) =>
      `${config.dataset}, ${config.teacher}, ${config.student}, seed ${config.seed}`;
    throw new SnapshotError(summary(snapshot), summary(run));
  }
  for (const lane of lanes) {
    const { network, optimizer } = run[lane];
    network.load(arraysOf(snapshot, `${lane}/parameter`));
    const state = arraysOf(snapshot, `${lane}/optimizer`);
    if (state.length > 0) optimizer.restore(state);
  }
  run.step = snapshot.step;
  run.teacherStep = snapshot.teacherStep;
  run.forgetTeacher();
}
