import { datasetById } from '@/datasets/registry.ts';
import { LOGITS } from '@/distill/tap.ts';
import { accuracy } from '@/metrics/accuracy.ts';
import type { EngineRequests, NetworkScore } from '@/protocol/engine/requests.ts';
import { planFor } from '@/protocol/run/plan-for.ts';
import type { Engine } from '../engine.ts';
import { Network } from '../network/network.ts';
import { tapOfMany, testPixels } from '../run/evaluation.ts';

/** Pictures after which the run, or a drawing that waits for its answer, has its turn. */
const PICTURES_PER_TURN = 1000;

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
  const pixels = testPixels(store);
  const logits = new Float32Array(counts.test * numClasses);
  for (let first = 0; first < counts.test; first += PICTURES_PER_TURN) {
    const count = Math.min(PICTURES_PER_TURN, counts.test - first);
    const some = await lock.run(async () => {
      // Built anew: the device may have been lost and replaced since the last turn.
      const network = new Network(plan, values);
      try {
        return await tapOfMany(network, LOGITS, (from, size) => pixels(first + from, size), count);
      } finally {
        network.dispose();
      }
    });
    logits.set(some, first * numClasses);
  }
  return {
    accuracy: accuracy(logits, store.labels('test').subarray(0, counts.test), numClasses),
    numPictures: counts.test,
    sample: store.picture('test', 0).pixels,
  };
}
