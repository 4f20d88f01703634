import { ConfigError } from '@/core/errors.ts';
import { oneOf } from '@/core/expectation.ts';
import type { DatasetSpec } from './dataset-spec.ts';
import { fashionMnist } from './specs/fashion-mnist.ts';
import { mnist } from './specs/mnist.ts';

/** Every dataset, in display order. A new one needs one file and one entry here. */
export const datasets = [mnist, fashionMnist] as const;

/**
 * The dataset with this id.
 *
 * @throws ConfigError 'config-invalid' for an unknown id, e.g. from an old link
 */
export function datasetById(id: string): DatasetSpec {
  const found = datasets.find((dataset) => dataset.id === id);
  if (!found) throw new ConfigError('dataset', id, oneOf(datasets.map((each) => each.id)));
  return found;
}
