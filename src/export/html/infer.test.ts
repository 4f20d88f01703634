import * as tf from '@tensorflow/tfjs';
import { describe, expect, it } from 'vitest';
import { Network } from '@/engine/worker/network/network.ts';
import { models } from '@/models/registry.ts';
import { roundedNetwork } from '../quantise.ts';
import { planOf, randomNetwork, randomPictures, trapPlan } from '../testing/networks.ts';
import { infer } from './page/infer.ts';
import { pageLayers } from './page-layers.ts';

const NUM_PICTURES = 3;
const pictures = randomPictures(NUM_PICTURES);

function engineLogits(network: ReturnType<typeof randomNetwork>): Float32Array {
  const built = new Network(network.plan, Object.values(network.arrays));
  const logits = tf.tidy(() =>
    built.forward(tf.tensor4d(pictures, [NUM_PICTURES, 28, 28, 1])).logits.dataSync(),
  );
  built.dispose();
  return logits as Float32Array;
}

describe('the exported page’s network', () => {
  it.each([trapPlan, ...models.map(({ id }) => planOf(id))])(
    'answers like the engine: $spec.id',
    async (plan) => {
      await tf.setBackend('cpu');
      for (const network of [randomNetwork(plan), roundedNetwork(randomNetwork(plan))]) {
        const expected = engineLogits(network);
        const scale = expected.reduce((most, value) => Math.max(most, Math.abs(value)), 1);
        for (let row = 0; row < NUM_PICTURES; row++) {
          const pixels = pictures.subarray(row * 784, (row + 1) * 784);
          const logits = infer(pageLayers(plan), Object.values(network.arrays), pixels, 28);
          expect(logits).toHaveLength(10);
          for (const [k, logit] of logits.entries())
            expect(Math.abs(logit - (expected[row * 10 + k] ?? NaN)) / scale).toBeLessThan(1e-5);
        }
      }
    },
  );
});
