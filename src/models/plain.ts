import type { ModelRole, ModelSpec, TappedBlock } from './model-spec.ts';

interface PlainOptions {
  readonly id: string;
  readonly roles: readonly ModelRole[];
  /** Filters of the two convolution stages, each followed by 2×2 pooling. */
  readonly filters: readonly [number, number];
  /** Layers between the last feature map and the logits. */
  readonly head: 'flatten' | 'global-average-pool' | { readonly denseUnits: number };
}

/** conv3×3 – pool – conv3×3 – pool – head – logits, with taps after each pooling and on the embedding. */
export function plainCnn({ id, roles, filters, head }: PlainOptions): ModelSpec {
  const stages = filters.flatMap((count, index): TappedBlock[] => [
    { kind: 'conv', filters: count, kernelSize: 3, stride: 1 },
    { kind: 'max-pool', tap: `stage${index + 1}` },
  ]);
  const headBlocks: TappedBlock[] =
    typeof head === 'string'
      ? [{ kind: head, tap: 'embedding' }]
      : [{ kind: 'flatten' }, { kind: 'dense', units: head.denseUnits, tap: 'embedding' }];
  return { id, family: 'plain', roles, blocks: [...stages, ...headBlocks] };
}
