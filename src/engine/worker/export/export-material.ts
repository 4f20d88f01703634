import { entryAt, lastOf, required } from '@/core/checked.ts';
import { valuesPerExample } from '@/core/input-spec.ts';
import { alteredOrder } from '@/distill/alter-teacher.ts';
import type { ExportMaterial, GenerationMaterial } from '@/protocol/engine/export-material.ts';
import type { RunSnapshot } from '@/protocol/engine/requests.ts';
import { activeMethods, parseRunConfig, valueOf, type RunConfig } from '@/protocol/run/config.ts';
import { exportedGenerations, exportedSettings } from '@/protocol/run/exported-steps.ts';
import { numGenerations } from '@/protocol/run/length.ts';
import { teachingModel } from '@/protocol/run/teaching-model.ts';
import { maxShift, shiftsAt } from '../data/augment.ts';
import type { DatasetStore } from '../data/dataset-store.ts';
import { initialTensors, studentStart } from '../network/initial-values.ts';
import { checkSnapshot } from '../run/check-snapshot.ts';
import { lossWeightsOf } from '../run/loss-weights.ts';
import { Run } from '../run/run.ts';
import type { RunFiles } from '../run/run-files.ts';
import { arraysOf, START } from '../run/snapshot.ts';
import { auxiliaryPlans } from '../training/auxiliary.ts';
import { expectedSteps } from './expected-steps.ts';

/** Steps of each generation in the check. */
const CHECKED_STEPS = { ofOne: [10], ofSeveral: [5, 5] } as const;
/** Steps of a two-stage hint in the check, so that its few steps have both stages. */
const SHORT_HINT_STEPS = 4;
const HINT_STEPS = 'hintSteps';

/** Pictures as they were packed, 0..255, and their labels. */
function packed(store: DatasetStore, split: 'train' | 'test', indices: ArrayLike<number>) {
  const all = Array.from(indices, (index) => store.picture(split, index));
  const size = all[0]?.pixels.length ?? 0;
  const pictures = new Uint8Array(all.length * size);
  for (const [row, { pixels }] of all.entries()) pictures.set(pixels, row * size);
  return { pictures, labels: Uint8Array.from(all, ({ label }) => label) };
}

/** The pictures of the dataset, then those of the transfer set. */
function withTransferSet(own: Uint8Array, { data: { transferSet } }: Run): Uint8Array {
  if (!transferSet) return own;
  const all = new Uint8Array(own.length + transferSet.packed.length);
  all.set(own);
  all.set(transferSet.packed, own.length);
  return all;
}

/** Positions in the training data of every step, and the pictures' shifts. */
function orderOf({ data, config, teacher: { network } }: Run, start: number, end: number) {
  const picturesPerStep = data.positionsAt(start, network).positions.length;
  const batches = new Uint16Array((end - start) * picturesPerStep);
  const shifts = config.augmentation === 'none' ? null : new Uint8Array(batches.length);
  for (let step = start; step < end; step++) {
    const at = (step - start) * picturesPerStep;
    batches.set(data.positionsAt(step, network).positions, at);
    if (!shifts) continue;
    const codes = shiftsAt(picturesPerStep, config.seed, step).map(
      ([down, right]) => (down + maxShift) * (2 * maxShift + 1) + right + maxShift,
    );
    shifts.set(codes, at);
  }
  return { batches, shifts, picturesPerStep };
}

/** The start of each generation; later ones have the student before them as their teacher. */
async function generationsOf(
  run: Run,
  config: RunConfig,
  snapshot: RunSnapshot,
): Promise<readonly GenerationMaterial[]> {
  const { plan } = run.student.network;
  const first = await run.initialWeights();
  return exportedGenerations(snapshot).map((steps) => {
    const { active } = lossWeightsOf(config, steps.index, 0);
    const teacher = steps.index > 0 ? plan : run.originalTeacherPlan;
    const auxiliary = [...auxiliaryPlans(active, plan, teacher)].map(([id, { plans }]) => {
      const values = initialTensors(plans, config.seed, id);
      const tensors = plans.map(({ name, shape }, index) => ({
        name,
        shape,
        values: entryAt(values, index),
      }));
      return [id, tensors] as const;
    });
    const student = steps.index === 0 ? first : studentStart(plan, config.seed, steps.index);
    return { ...steps, student, auxiliary: Object.fromEntries(auxiliary) };
  });
}

/**
 * Training data, start and first steps of a run with the snapshot's configuration and seed.
 *
 * It builds a run of its own, with the code of every run; the current one is left alone.
 *
 * @param numTest first test pictures, all of them loaded
 * @throws SnapshotError, LayerError for a snapshot that does not fit its configuration
 */
export async function exportMaterial(
  given: RunSnapshot,
  { store, shipped, transferStore }: RunFiles,
  numTest: number,
): Promise<ExportMaterial> {
  const parsed = parseRunConfig(given.config).config;
  const hintSteps = Math.min(SHORT_HINT_STEPS, Number(valueOf(parsed, HINT_STEPS)));
  const shortened = (config: RunConfig) => ({ ...config, [HINT_STEPS]: hintSteps }) as RunConfig;
  const run = new Run(shortened(parsed), store, shipped?.values ?? null, transferStore);
  try {
    const snapshot = checkSnapshot(run, given);
    const { config, generationSteps = [] } = snapshot;
    const { numClasses } = store.spec;
    const isPromoted = generationSteps.length > 0;
    const parameters = arraysOf(snapshot, 'teacher/parameter');
    const isGenerational = numGenerations(config) > 1;
    if (!isGenerational) {
      const past = { student: new Float32Array(numClasses), control: new Float32Array(numClasses) };
      for (const step of generationSteps)
        run.generations.add({ ...past, labels: new Uint8Array(1), numClasses }, step);
      run.restoreTeacher(isPromoted, parameters);
      run.step = generationSteps.at(-1) ?? 0;
      const start = arraysOf(snapshot, `${START}/parameter`);
      run.start.taken = start.length > 0 ? start : null;
      run.refit();
      run.restartStudents();
    }
    const generations = await generationsOf(run, config, snapshot);
    const checked = CHECKED_STEPS[isGenerational ? 'ofSeveral' : 'ofOne'];
    const numSteps = checked.map((count, index) => {
      const { start, end } = entryAt(generations, index);
      return Math.min(count, end - start);
    });
    const { start } = entryAt(generations, 0);
    const { trainingData, shownLabels } = run.data;
    await run.data.prepare(run.teacher.network);
    const pictures = withTransferSet(packed(store, 'train', trainingData).pictures, run);
    const places = Uint32Array.from(
      { length: pictures.length / valuesPerExample(store.spec.input) },
      (_, at) => at,
    );
    const settings = exportedSettings(snapshot);
    const settingsAt = (step: number) =>
      shortened(required(settings.findLast(({ from }) => from <= start + step)?.config, 'settings'));
    const orders = settings
      .flatMap(({ config: own }) => activeMethods(own))
      .map(({ method }) => alteredOrder(method, places, config.seed, numClasses));
    return {
      teacher: isGenerational
        ? null
        : { model: isPromoted ? config.student : teachingModel(config), parameters },
      pictures,
      indices: trainingData,
      labels: shownLabels,
      test: packed(
        store,
        'test',
        Array.from({ length: numTest }, (_, index) => index),
      ),
      ...orderOf(run, start, lastOf(generations).end),
      maxShift,
      shuffles: orders.find((order) => order !== null) ?? null,
      generations,
      expected: { hintSteps, ...(await expectedSteps(run, numSteps, settingsAt)) },
    };
  } finally {
    run.dispose();
  }
}
