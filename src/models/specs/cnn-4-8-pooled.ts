import type { ModelSpec } from '../model-spec.ts';
import { plainCnn } from '../plain.ts';

/** The smallest student: a few hundred parameters, because it averages its last map instead of flattening it. */
export const cnn48Pooled: ModelSpec = {
  ...plainCnn({ id: 'cnn-4-8-pooled', roles: ['student'], filters: [4, 8], head: 'global-average-pool' }),
  suited: { learningRate: 0.02, steps: 500 },
};
