import { expect, it } from 'vitest';
import { models } from '@/models/registry.ts';
import { areSameArrays, planOf, randomNetwork, trapPlan } from '../testing/networks.ts';
import { torchParameters } from '../torch-layout.ts';
import { fromTorch } from './from-torch.ts';

it.each([trapPlan, ...models.map(({ id }) => planOf(id))])(
  'reads the weights of $spec.id back from PyTorch’s layout',
  (plan) => {
    const { arrays } = randomNetwork(plan);
    const tensors = new Map(torchParameters(plan, arrays).map(({ name, values }) => [name, values]));
    const back = fromTorch(plan, (name) => tensors.get(name) ?? new Float32Array());
    expect(areSameArrays(back, Object.values(arrays))).toBe(true);
  },
);
