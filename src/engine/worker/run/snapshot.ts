import { required } from '@/core/checked.ts';
import { lanes, studentLanes, type StudentLane } from '@/core/lane.ts';
import type { RunSnapshot } from '@/protocol/engine/requests.ts';
import { lossWeightsOf } from './loss-weights.ts';
import { isLiveTeacher } from '@/protocol/run/config.ts';
import type { Trainee } from '../training/train-step.ts';
import type { Teacher } from './teacher.ts';
import type { Run } from './run.ts';
import { auxiliaryPlans } from '../training/auxiliary.ts';

type Arrays = Record<string, Float32Array>;

/** Prefix of the arrays of an assistant's own teacher. */
export const ORIGINAL = 'original';
/** Prefix of the weights that the students began with, if they took them from the teacher. */
export const START = 'start';

/** @param isUpdated whether it was trained: of given weights the optimizer's state is not saved */
async function arraysIn(
  name: string,
  { network, optimizer }: Trainee | Teacher,
  isUpdated: boolean,
): Promise<Arrays> {
  const arrays: Arrays = {};
  const state = isUpdated ? await optimizer.state() : [];
  for (const [index, values] of (await network.values()).entries())
    arrays[`${name}/parameter/${index}`] = values;
  for (const [index, values] of state.entries()) arrays[`${name}/optimizer/${index}`] = values;
  return arrays;
}

/** The arrays of each run's teachers: most never change, and they are the largest networks. */
const teachers = new WeakMap<Run, { readonly version: number; readonly arrays: Arrays }>();

async function teacherArrays(run: Run): Promise<Arrays> {
  const version = run.teacherVersion;
  const known = teachers.get(run);
  if (known?.version === version) return known.arrays;
  const { teacher, original, teacherUpdates, teacherStep } = run;
  const arrays = await arraysIn('teacher', teacher, teacherUpdates > 0);
  // Weights that the run was given come from their file again.
  if (original && isLiveTeacher(run.config.teacherWeights))
    Object.assign(arrays, await arraysIn(ORIGINAL, original, teacherStep > 0));
  teachers.set(run, { version, arrays });
  return arrays;
}

/** Copies everything in a run that training changes. */
export async function takeSnapshot(run: Run): Promise<RunSnapshot> {
  const arrays: Arrays = { ...(await teacherArrays(run)) };
  for (const lane of studentLanes) Object.assign(arrays, await arraysIn(lane, run[lane], true));
  const isFirst = run.generations.list.length === 0;
  for (const [index, values] of ((isFirst && run.start.taken) || []).entries())
    arrays[`${START}/parameter/${index}`] = values;
  for (const [name, values] of Object.entries(await run.auxiliary.arrays()))
    arrays[`auxiliary/${name}`] = values;
  for (const [index, { student, control }] of run.generations.finished.entries()) {
    arrays[`generation/${index}/student`] = student;
    arrays[`generation/${index}/control`] = control;
  }
  return {
    version: 2,
    config: run.config,
    step: run.step,
    teacherStep: run.teacherStep,
    generationSteps: run.generations.list.map(({ step }) => step),
    trained: run.trained,
    arrays,
  };
}

/** Restores a snapshot's generations into a run of the same dataset. */
function restoreGenerations(run: Run, { generationSteps = [], arrays }: RunSnapshot): void {
  const { numClasses } = run.student.network.plan;
  run.generations.clear();
  for (const [index, step] of generationSteps.entries()) {
    const logitsOf = (lane: StudentLane) =>
      required(arrays[`generation/${index}/${lane}`], `logits of generation ${index}`);
    const [student, control] = [logitsOf('student'), logitsOf('control')];
    const labels = run.testLabels(student.length / numClasses);
    run.generations.add({ student, control, labels, numClasses }, step);
  }
}

/** Arrays that were checked; those of a snapshot never change. */
const finite = new WeakSet<Float32Array>();

/** Whether all numbers of a snapshot are finite. */
export function isFinite(snapshot: RunSnapshot): boolean {
  return Object.values(snapshot.arrays).every((array) => {
    if (finite.has(array)) return true;
    const isRight = array.every((value) => Number.isFinite(value));
    if (isRight) finite.add(array);
    return isRight;
  });
}

/** Whether the first snapshot is further on in its run than the second. */
export function isLater(one: RunSnapshot, other: RunSnapshot): boolean {
  const numEnded = ({ generationSteps }: RunSnapshot) => generationSteps?.length ?? 0;
  return one.step > other.step || one.teacherStep > other.teacherStep || numEnded(one) > numEnded(other);
}

/** The arrays of a snapshot under a prefix, in order. */
export function arraysOf({ arrays }: RunSnapshot, prefix: string): Float32Array[] {
  const found: Float32Array[] = [];
  for (let next = arrays[`${prefix}/0`]; next; next = arrays[`${prefix}/${found.length}`]) found.push(next);
  return found;
}

function load({ network, optimizer }: Trainee | Teacher, snapshot: RunSnapshot, name: string): void {
  network.load(arraysOf(snapshot, `${name}/parameter`));
  const state = arraysOf(snapshot, `${name}/optimizer`);
  if (state.length > 0) optimizer.restore(state);
}

/**
 * Restores a snapshot into a run of the same configuration; must be called between two steps.
 *
 * @param snapshot as returned by `checkSnapshot`, so that restoring cannot fail half way
 */
export function restoreSnapshot(run: Run, snapshot: RunSnapshot): void {
  const { config, step, teacherStep, generationSteps = [] } = snapshot;
  run.discardLosses();
  run.restoreTeacher(generationSteps.length > 0, arraysOf(snapshot, 'teacher/parameter'));
  restoreGenerations(run, snapshot);
  for (const lane of lanes) load(run[lane], snapshot, lane);
  if (run.original && `${ORIGINAL}/parameter/0` in snapshot.arrays) {
    run.original.optimizer.reset();
    load(run.original, snapshot, ORIGINAL);
    run.data.forgetTeacher(run.original.network);
  }
  const start = arraysOf(snapshot, `${START}/parameter`);
  run.start.taken = start.length > 0 ? start : null;
  run.step = step;
  run.trained = snapshot.trained ?? (step === 0 ? [] : null);
  run.teacherStep = teacherStep;
  run.refit();
  const { active } = lossWeightsOf(config, generationSteps.length, step - run.generations.start);
  const saved = auxiliaryPlans(active, run.student.network.plan, run.teacher.network.plan);
  run.auxiliary.restore(saved, (prefix) => arraysOf(snapshot, `auxiliary/${prefix}`));
}
