import { ConfigError } from '@/core/errors.ts';
import { oneOf } from '@/core/expectation.ts';
import type { DatasetSpec } from './dataset-spec.ts';
import { colouredMnist } from './specs/coloured-mnist.ts';
import { emoji } from './specs/emoji.ts';
import { fashionMnist } from './specs/fashion-mnist.ts';
import { hangul } from './specs/hangul.ts';
import { languages } from './specs/languages.ts';
import { mnist } from './specs/mnist.ts';

/** Every dataset that comes with the page, in display order. A new one needs one file and one entry here. */
export const datasets = [mnist, fashionMnist, hangul, colouredMnist, languages, emoji] as const;

/** Datasets that were added while the page runs. */
const added = new Map<string, DatasetSpec>();

/** Ids of all datasets, those of the page first. */
export const datasetIds = (): readonly string[] => [...datasets.map(({ id }) => id), ...added.keys()];

/**
 * Adds a dataset that doesn't come with the page, or replaces the one that was added with the same id.
 *
 * @returns removes it again
 */
export function addDataset(spec: DatasetSpec): () => void {
  added.set(spec.id, spec);
  return () => {
    added.delete(spec.id);
  };
}

/**
 * The dataset with this id.
 *
 * @throws ConfigError 'config-invalid' for an unknown id, e.g. from an old link
 */
export function datasetById(id: string): DatasetSpec {
  const found = datasets.find((dataset) => dataset.id === id) ?? added.get(id);
  if (!found) throw new ConfigError('dataset', id, oneOf(datasetIds()));
  return found;
}
