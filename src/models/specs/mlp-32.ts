import type { ModelSpec } from '../model-spec.ts';

/** One hidden layer of 32 units: a student that sees no neighbourhoods, for which soft targets do little. */
export const mlp32: ModelSpec = {
  id: 'mlp-32',
  family: 'mlp',
  roles: ['student'],
  blocks: [{ kind: 'flatten' }, { kind: 'dense', units: 32, tap: 'embedding' }],
};
