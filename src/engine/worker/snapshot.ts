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
  for (const [name, values] of Object.entries(await run.auxiliary.arrays()))
    arrays[`auxiliary/${name}`] = values;
  for (const [index, { student, control }] of run.generations.finished.entries()) {
    arrays[`generation/${index}/student`] = student;
    arrays[`generation/${index}/control`] = control;
  }
  return {
    version: 1,
    config: run.config,
    step: run.step,
    teacherStep: run.teacherStep,
    generationSteps: run.generations.list.map(({ step }) => step),
    arrays,
  };
}

/** The generations of a snapshot, for a run of the same dataset. */
function restoreGenerations(run: Run, { generationSteps = [], arrays }: RunSnapshot): void {
  const { numClasses } = run.student.network.plan;
  run.generations.clear();
  for (const [index, step] of generationSteps.entries()) {
    const student = arrays[`generation/${index}/student`] ?? new Float32Array();
    const control = arrays[`generation/${index}/control`] ?? new Float32Array();
    const labels = run.testLabels(student.length / numClasses);
    run.generations.add({ student, control, labels, numClasses }, step);
  }
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
 * Makes sure that a snapshot can be put back into a run of this configuration; changes nothing.
 *
 * @throws SnapshotError when it is none, or of another version, architecture, dataset or seed
 */
export function checkSnapshot(run: Run, snapshot: RunSnapshot): void {
  // Scripts may hand over anything.
  const given = snapshot as Partial<RunSnapshot> | null;
  if (given?.version !== 1) throw new SnapshotError(`version ${String(given?.version)}`, 'version 1');
  if (!given.config || !given.arrays) throw new SnapshotError('no weights', 'what snapshot() gave');
  if (!isLiveChange(snapshot.config, run.config)) {
    const summary = ({ config }: { config: RunSnapshot['config'] }) =>
      `${config.dataset}, ${config.teacher}, ${config.student}, seed ${config.seed}`;
    throw new SnapshotError(summary(snapshot), summary(run));
  }
}

/**
 * Puts a snapshot back into a run of the same configuration.
 *
 * @throws SnapshotError as `checkSnapshot` does
 */
export function restoreSnapshot(run: Run, snapshot: RunSnapshot): void {
  checkSnapshot(run, snapshot);
  const teacherValues = arraysOf(snapshot, 'teacher/parameter');
  const isPromoted = (snapshot.generationSteps?.length ?? 0) > 0;
  // Whose architecture the teacher has depends on the generation.
  if (isPromoted) run.adoptTeacher(teacherValues);
  restoreGenerations(run, snapshot);
  for (const lane of lanes) {
    const { network, optimizer } = run[lane];
    network.load(arraysOf(snapshot, `${lane}/parameter`));
    const state = arraysOf(snapshot, `${lane}/optimizer`);
    if (state.length > 0) optimizer.restore(state);
  }
  run.step = snapshot.step;
  run.teacherStep = snapshot.teacherStep;
  run.forgetTeacher();
  run.refit();
  run.auxiliary.restore((name) => snapshot.arrays[`auxiliary/${name}`]);
}
