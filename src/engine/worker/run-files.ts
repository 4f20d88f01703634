import { planModel } from '@/models/plan.ts';
import { modelById } from '@/models/registry.ts';
import type { RunConfig } from '@/protocol/run-config.ts';
import type { DatasetShelf } from './data/dataset-shelf.ts';
import type { DatasetStore } from './data/dataset-store.ts';
import { poolSizeFor } from './data/transfer-set.ts';
import { loadShippedTeacher, type ShippedTeacher } from './shipped-teacher.ts';

/** What a run is built from. */
export interface RunFiles {
  readonly store: DatasetStore;
  /** null for a teacher that is trained live. */
  readonly shipped: ShippedTeacher | null;
}

/**
 * Everything a run needs that has to be fetched, with as many training pictures as it asks for.
 *
 * @param baseUrl where the page is served, absolute, with a slash at its end
 * @param onWaiting called when the run needs more pictures than are there
 * @throws DataFileError, WeightsError for a file that is missing, short or altered
 */
export async function loadRunFiles(
  config: RunConfig,
  shelf: DatasetShelf,
  baseUrl: string,
  onWaiting: () => unknown,
): Promise<RunFiles> {
  const store = shelf.open(config.dataset);
  const { shape, numClasses } = store.spec;
  const plan = planModel(modelById(config.teacher), shape, numClasses);
  const { dataset, teacherWeights } = config;
  // A run begins with both, and they share the line with nothing.
  const loading =
    teacherWeights === 'live'
      ? Promise.resolve(null)
      : loadShippedTeacher(plan, dataset, teacherWeights, baseUrl);
  store.giveWayTo(loading);
  const [shipped] = await Promise.all([loading, store.ready]);
  const poolSize = poolSizeFor(config, numClasses);
  if (poolSize > store.progress.trainLoaded) onWaiting();
  await store.whenTrain(poolSize);
  return { store, shipped };
}
