import type { InputSpec } from '@/core/input-spec.ts';
import type { ModelRole, ModelSpec } from './model-spec.ts';
import { bagOfEmbeddings } from './specs/bag-of-embeddings.ts';
import { cnn1632128 } from './specs/cnn-16-32-128.ts';
import { cnn1632 } from './specs/cnn-16-32.ts';
import { cnn3264 } from './specs/cnn-32-64.ts';
import { cnn48Pooled } from './specs/cnn-4-8-pooled.ts';
import { cnn48 } from './specs/cnn-4-8.ts';
import { cnn816 } from './specs/cnn-8-16.ts';
import { mlp32 } from './specs/mlp-32.ts';
import { resnet14 } from './specs/resnet-14.ts';
import { resnet20 } from './specs/resnet-20.ts';
import { resnet8Thin } from './specs/resnet-8-thin.ts';
import { resnet8 } from './specs/resnet-8.ts';
import { transformer1 } from './specs/transformer-1.ts';
import { transformer2 } from './specs/transformer-2.ts';
import { transformer4 } from './specs/transformer-4.ts';

/** Every model, of each kind of examples teachers first; the first of each role is the kind's default. */
export const models: readonly ModelSpec[] = [
  cnn1632128,
  cnn3264,
  resnet8,
  resnet14,
  resnet20,
  cnn816,
  cnn1632,
  resnet8Thin,
  cnn48,
  cnn48Pooled,
  mlp32,
  transformer4,
  transformer2,
  transformer1,
  bagOfEmbeddings,
];

/** The models that may have a role for a kind of examples, in the registry's order. */
export function modelsFor(role: ModelRole, kind: InputSpec['kind'] = 'image'): readonly ModelSpec[] {
  return models.filter(({ roles, input = 'image' }) => roles.includes(role) && input === kind);
}

/**
 * The model with this id.
 *
 * @throws RangeError for an id that is not registered
 */
export function modelById(id: string): ModelSpec {
  const model = models.find((candidate) => candidate.id === id);
  if (!model) throw new RangeError(`no model ${id}; there are ${models.map((each) => each.id).join(', ')}`);
  return model;
}
