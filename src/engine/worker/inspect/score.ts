import { datasetById } from '@/datasets/registry.ts';
import { LOGITS } from '@/distill/tap.ts';
import { accuracy } from '@/metrics/accuracy.ts';
import type { EngineRequests, NetworkScore } from '@/protocol/engine/requests.ts';
import { planFor } from '@/protocol/run/plan-for.ts';
import type { Engine } from '../engine.ts';
import { Network } from '../network/network.ts';
import { tapOfMany, testPixels } from '../run/evaluation.ts';

/**
 * Evaluates any network on all test pictures of a dataset.
 *
 * @throws ShapeError for values that do not fit the model, DataFileError for pictures that fail to load
 */
export async function score(
  { datasets, lock }: Pick<Engine, 'datasets' | 'lock'>,
  { dataset, model, values }: EngineRequests['score']['payload'],
): Promise<NetworkScore> {
  const { numClasses, counts } = datasetById(dataset);
  const plan = planFor(dataset, model);
  const store = datasets.open(dataset);
  await store.ready;
  await store.whenTest(counts.test);
  return lock.run(async () => {
    const network = new Network(plan, values);
    try {
      const logits = await tapOfMany(network, LOGITS, testPixels(store), counts.test);
      const labels = store.labels('test').subarray(0, counts.test);
      return {
        accuracy: accuracy(logits, labels, numClasses),
        numPictures: counts.test,
        sample: store.picture('test', 0).pixels,
      };
    } finally {
      network.dispose();
    }
  });
}
