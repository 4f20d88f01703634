import { expect, it } from 'vitest';
import { models } from '@/models/registry.ts';
import { pictureInput } from '../input.ts';
import { roundedNetwork } from '../quantise.ts';
import { engineLogits, largestError } from '../testing/engine-answers.ts';
import { planOf, randomNetwork, randomPictures, trapPlan } from '../testing/networks.ts';
import { infer } from './page/infer.ts';
import { pageLayers } from './page-layers.ts';

const NUM_PICTURES = 2;
const pictures = randomPictures(NUM_PICTURES);

it.each([trapPlan, ...models.map(({ id }) => planOf(id))])(
  'the exported page’s code answers like the engine: $spec.id',
  async (plan) => {
    for (const network of [randomNetwork(plan), roundedNetwork(randomNetwork(plan))]) {
      const logits = Array.from({ length: NUM_PICTURES }, (_, row) => {
        const pixels = pictures.subarray(row * 784, (row + 1) * 784);
        return [...infer(pageLayers(plan), Object.values(network.arrays), pixels, pictureInput(plan.input))];
      });
      expect(largestError(logits.flat(), await engineLogits(network, pictures))).toBeLessThan(1e-5);
    }
  },
);
