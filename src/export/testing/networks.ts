import { randomStream } from '@/core/random.ts';
import { sizeOf } from '@/core/size-of.ts';
import { planModel, type ModelPlan } from '@/models/plan.ts';
import type { ModelSpec } from '@/models/model-spec.ts';
import { modelById } from '@/models/registry.ts';
import { inputFor, picture } from '@/models/testing/example-input.ts';
import type { ExportedNetwork } from '../input.ts';
import { namedArrays } from '../torch-layout.ts';

export const planOf = (id: string): ModelPlan => planModel(modelById(id), inputFor(modelById(id)), 10);

/** A network with the traps that no registered model has together: odd maps, stride 2 on an even side, a flatten. */
const trapSpec: ModelSpec = {
  id: 'trap',
  family: 'plain',
  roles: ['student'],
  blocks: [
    { kind: 'conv', filters: 3, kernelSize: 5, stride: 2 },
    { kind: 'conv', filters: 4, kernelSize: 3, stride: 2 },
    { kind: 'max-pool' },
    { kind: 'residual', filters: 5, stride: 2 },
    { kind: 'residual', filters: 5, stride: 1 },
    { kind: 'conv', filters: 6, kernelSize: 1, stride: 1 },
    { kind: 'flatten' },
    { kind: 'dense', units: 7, tap: 'embedding' },
  ],
};

/** 28 → 14 → 7 → 4 (odd pooling) → 2, flattened [2, 2, 6]. */
export const trapPlan: ModelPlan = planModel(trapSpec, picture, 10);

/** Values for every parameter, none of them zero, so that every layer shows in the output. */
export function randomNetwork(plan: ModelPlan, seed = 1): ExportedNetwork {
  const random = randomStream(seed, 'test/network');
  const values = plan.layers
    .flatMap(({ parameters }) => parameters)
    .map(({ shape }) => {
      const scale = Math.sqrt(6 / sizeOf(shape.slice(0, -1)));
      return Float32Array.from({ length: sizeOf(shape) }, () => (random.next() - 0.45) * scale);
    });
  return { plan, arrays: namedArrays(plan, values) };
}

/** Compares arrays byte by byte: `toEqual` takes seconds for a teacher's weights. */
export const areSameArrays = (one: readonly Float32Array[], other: readonly Float32Array[]): boolean =>
  one.length === other.length &&
  one.every((each, index) => {
    const compared = other[index];
    return compared !== undefined && Buffer.from(each.buffer).equals(Buffer.from(compared.buffer));
  });
