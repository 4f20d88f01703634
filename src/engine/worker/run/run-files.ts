import { planModel } from '@/models/plan.ts';
import { modelById } from '@/models/registry.ts';
import { isLiveTeacher, type RunConfig } from '@/protocol/run/config.ts';
import type { DatasetCache } from '../data/dataset-cache.ts';
import type { DatasetStore } from '../data/dataset-store.ts';
import { poolSizeFor } from '../data/training-data.ts';
import { loadShippedTeacher, type ShippedTeacher } from './shipped-teacher.ts';

/** The loaded files of a run. */
export interface RunFiles {
  readonly store: DatasetStore;
  /** null for a teacher that is trained live. */
  readonly shipped: ShippedTeacher | null;
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
  const { shape, numClasses } = store.spec;
  const plan = planModel(modelById(config.teacher), shape, numClasses);
  const { dataset, teacherWeights } = config;
  // Both are loaded at once; no other download competes with them.
  const loading = isLiveTeacher(teacherWeights)
    ? Promise.resolve(null)
    : loadShippedTeacher(plan, dataset, teacherWeights, baseUrl);
  store.giveWayTo(loading);
  const [shipped] = await Promise.all([loading, store.ready]);
  const poolSize = poolSizeFor(config, numClasses);
  if (poolSize > store.progress.trainLoaded) onWaiting();
  await store.whenTrain(poolSize);
  return { store, shipped };
}
