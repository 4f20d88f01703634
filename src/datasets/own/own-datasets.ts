import type { DatasetSpec } from '../dataset-spec.ts';
import { datasetById, datasetIds } from '../registry.ts';
import { isOwnId } from './own-id.ts';

/** Deleted since the page was loaded: runs that were made before still need them, new ones can't have them. */
const deleted = new Set<string>();

export const markDeleted = (id: string): void => void deleted.add(id);
export const markKept = (id: string): void => void deleted.delete(id);

export const isDeleted = (id: string): boolean => deleted.has(id);

/** The datasets that the visitor made and that can be chosen. */
export const ownDatasets = (): readonly DatasetSpec[] =>
  datasetIds()
    .filter((id) => isOwnId(id) && !isDeleted(id))
    .map(datasetById);
