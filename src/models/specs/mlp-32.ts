import type { ModelSpec } from '../model-spec.ts';

/** A student with one hidden layer of 32 units and no convolutions, for which soft targets do little. */
export const mlp32: ModelSpec = {
  id: 'mlp-32',
  family: 'mlp',
  roles: ['student'],
  blocks: [{ kind: 'flatten' }, { kind: 'dense', units: 32, tap: 'embedding' }],
};
