import { expect, it } from 'vitest';
import { models } from '@/models/registry.ts';
import { valuesPerExample } from '@/core/input-spec.ts';
import { examplesOf } from '@/models/testing/example-input.ts';
import { roundedNetwork } from '../quantise.ts';
import { engineLogits, largestError } from '../testing/engine-answers.ts';
import { planOf, randomNetwork, trapPlan } from '../testing/networks.ts';
import { infer, mapsOf } from './page/infer.ts';
import { pageLayers } from './page-layers.ts';

const NUM_PICTURES = 2;

it.each([trapPlan, ...models.map(({ id }) => planOf(id))])(
  'the exported page’s code answers like the engine: $spec.id',
  async (plan) => {
    const examples = examplesOf(plan.input, NUM_PICTURES);
    const size = valuesPerExample(plan.input);
    for (const network of [randomNetwork(plan), roundedNetwork(randomNetwork(plan))]) {
      const logits = Array.from({ length: NUM_PICTURES }, (_, row) => {
        const own = examples.subarray(row * size, (row + 1) * size);
        return [...infer(pageLayers(plan), Object.values(network.arrays), own, mapsOf(plan.input))];
      });
      expect(largestError(logits.flat(), await engineLogits(network, examples))).toBeLessThan(1e-5);
    }
  },
);
