import type { ModelRole, ModelSpec, TappedBlock } from './model-spec.ts';

interface ResidualOptions {
  readonly id: string;
  readonly roles: readonly ModelRole[];
  /** Blocks per stage; the network is 6n + 2 layers deep. */
  readonly n: number;
  /** Filters of the first of three stages; they double from stage to stage. */
  readonly width: number;
}

/**
 * A residual network of depth 6n + 2 for small pictures: conv3×3, three stages of n blocks, global pool, logits.
 *
 * @source He et al. 2016, "Deep Residual Learning", section 4.2, https://arxiv.org/abs/1512.03385
 * @deviation No batch normalisation: each branch starts at zero instead, which trains at this depth and keeps
 *   a picture's output independent of the rest of its batch (De & Smith 2020, https://arxiv.org/abs/2002.10444).
 *   The shortcut is a 1×1 convolution if the shape changes (option B of the paper).
 */
export function residualNetwork({ id, roles, n, width }: ResidualOptions): ModelSpec {
  const stages = [0, 1, 2].flatMap((stage) =>
    Array.from({ length: n }, (_, index): TappedBlock => {
      const block = {
        kind: 'residual',
        filters: width * 2 ** stage,
        stride: stage > 0 && index === 0 ? 2 : 1,
      } as const;
      return index === n - 1 ? { ...block, tap: `stage${stage + 1}` } : block;
    }),
  );
  return {
    id,
    family: 'residual',
    roles,
    blocks: [
      { kind: 'conv', filters: width, kernelSize: 3, stride: 1 },
      ...stages,
      { kind: 'global-average-pool', tap: 'embedding' },
    ],
  };
}
