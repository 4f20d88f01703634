import { WeightsError } from '@/core/errors.ts';
import type { ModelPlan } from '@/models/plan.ts';
import { openedTeachers } from '@/protocol/engine/teacher-files.ts';
import { isLiveTeacher, type RunConfig } from '@/protocol/run/config.ts';
import { planFor } from '@/protocol/run/plan-for.ts';
import { isTeacherFile, type TeacherFileId } from '@/protocol/run/teacher-weights.ts';
import { hasTransferSet, isMade } from '@/protocol/run/transfer-set.ts';
import type { DatasetCache } from '../data/dataset-cache.ts';
import type { DatasetStore } from '../data/dataset-store.ts';
import { poolSizeFor } from '../data/training-data.ts';
import { transferPoolSize } from '../data/transfer-pictures.ts';
import { loadShippedTeacher, type ShippedTeacher } from './shipped-teacher.ts';

/** A trained teacher; without a card if it came from the visitor's file. */
type LoadedTeacher = Pick<ShippedTeacher, 'values'> & { readonly card: ShippedTeacher['card'] | null };

/** The loaded files of a run. */
export interface RunFiles {
  readonly store: DatasetStore;
  /** null for a teacher that is trained live. */
  readonly shipped: LoadedTeacher | null;
  /** The other dataset that the student learns from; null if it does not. */
  readonly transferStore: DatasetStore | null;
}

/** @throws WeightsError for a file that has not been opened since the page was loaded, or has another network */
function openedTeacher(id: TeacherFileId, plan: ModelPlan): LoadedTeacher {
  const file = `${id.slice(0, 13)}…`;
  const teacher = openedTeachers.get(id);
  // The page shows reasons in every language: no words.
  if (!teacher) throw new WeightsError(`${file} is not open`, { file, reason: '–' });
  const { model } = teacher;
  const expected = plan.spec.id;
  if (model !== expected)
    throw new WeightsError(`${file} is ${model}, expected ${expected}`, {
      file,
      reason: `${model} ≠ ${expected}`,
    });
  return { card: null, values: teacher.values };
}

async function loadTeacher(
  plan: ModelPlan,
  { dataset, teacherWeights }: RunConfig,
  baseUrl: string,
): Promise<LoadedTeacher | null> {
  if (isLiveTeacher(teacherWeights)) return null;
  if (isTeacherFile(teacherWeights)) return openedTeacher(teacherWeights, plan);
  return loadShippedTeacher(plan, dataset, teacherWeights, baseUrl);
}

/** Opens the other dataset that the student learns from, with as many pictures as it needs; null without one. */
async function openTransferSet(
  { transferSet, transferSize }: RunConfig,
  datasets: DatasetCache,
  onWaiting: () => unknown,
): Promise<DatasetStore | null> {
  if (!hasTransferSet({ transferSet }) || isMade(transferSet)) return null;
  const store = datasets.open(transferSet);
  const poolSize = transferPoolSize(transferSize, store.spec);
  if (poolSize > store.progress.trainLoaded) onWaiting();
  await store.whenTrain(poolSize);
  return store;
}

/**
 * Loads everything a run needs, including the required number of training pictures.
 *
 * @param baseUrl the page's URL, absolute, with a trailing slash
 * @param onWaiting called when the run needs more pictures than are loaded
 * @throws DataFileError, WeightsError for a file that is missing, short or altered
 */
export async function loadRunFiles(
  config: RunConfig,
  datasets: DatasetCache,
  baseUrl: string,
  onWaiting: () => unknown,
): Promise<RunFiles> {
  const store = datasets.open(config.dataset);
  const plan = planFor(config.dataset, config.teacher);
  // Both are loaded at once; no other download competes with them.
  const loading = loadTeacher(plan, config, baseUrl);
  store.giveWayTo(loading);
  const [shipped] = await Promise.all([loading, store.ready]);
  const poolSize = poolSizeFor(config, store.spec);
  if (poolSize > store.progress.trainLoaded) onWaiting();
  await store.whenTrain(poolSize);
  return { store, shipped, transferStore: await openTransferSet(config, datasets, onWaiting) };
}
