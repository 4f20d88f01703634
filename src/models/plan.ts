import { exampleShape, type InputSpec } from '@/core/input-spec.ts';
import { sizeOf } from '@/core/size-of.ts';
import type { PlannedBlock } from './blocks/block.ts';
import { planBlock, type AnyBlock } from './blocks/registry.ts';
import type { ModelSpec } from './model-spec.ts';

/** Shapes, parameters and cost of one layer, known before it is built. */
export interface LayerPlan extends PlannedBlock {
  /** Unique within the model, e.g. `conv1` or `residual2`. */
  readonly name: string;
  readonly block: AnyBlock;
  readonly tap: string | null;
  /** Tap of the block's inner result. */
  readonly innerTap: string | null;
  /** Without the batch dimension: [H, W, C], [L, D], [D], or [length] of token ids. */
  readonly inputShape: readonly number[];
}

/** A model for given examples and classes: layer by layer, with totals. */
export interface ModelPlan {
  readonly spec: ModelSpec;
  readonly input: InputSpec;
  readonly numClasses: number;
  readonly layers: readonly LayerPlan[];
  readonly numParameters: number;
  /** Parameters as 32-bit floats. */
  readonly parameterBytes: number;
  readonly numMultiplyAccumulates: number;
}

const BYTES_PER_FLOAT = 4;

/**
 * Computes every layer's shapes, parameters and multiply-accumulates from the spec alone.
 *
 * The page shows these numbers before TensorFlow.js is loaded; the engine builds its variables from them, so
 * both agree by construction, and a test checks the built network against them.
 *
 * @param spec the network
 * @param input what one example is
 * @param numClasses K ≥ 2, length of the logits
 * @throws RangeError for blocks whose shapes do not fit together
 */
export function planModel(spec: ModelSpec, input: InputSpec, numClasses: number): ModelPlan {
  const counts = new Map<string, number>();
  const layers: LayerPlan[] = [];
  let shape = exampleShape(input);
  const add = (block: AnyBlock, name: string, tap: string | null, innerTap: string | null = null) => {
    const planned = planBlock(block, { name, inputShape: shape, input });
    layers.push({ name, block, tap, innerTap, inputShape: shape, ...planned });
    shape = planned.outputShape;
  };
  for (const block of spec.blocks) {
    const count = (counts.get(block.kind) ?? 0) + 1;
    counts.set(block.kind, count);
    add(block, `${block.kind}${count}`, block.tap ?? null, block.innerTap ?? null);
  }
  add({ kind: 'logits', units: numClasses }, 'logits', 'logits');
  const numParameters = layers
    .flatMap((layer) => layer.parameters)
    .reduce((sum, parameter) => sum + sizeOf(parameter.shape), 0);
  return {
    spec,
    input,
    numClasses,
    layers,
    numParameters,
    parameterBytes: numParameters * BYTES_PER_FLOAT,
    numMultiplyAccumulates: layers.reduce((sum, layer) => sum + layer.numMultiplyAccumulates, 0),
  };
}

/** Every tap of a network with its shape, without the batch dimension, in the network's order. */
export const tapsOfPlan = ({ layers }: ModelPlan): readonly (readonly [string, readonly number[]])[] =>
  layers.flatMap(({ tap, innerTap, outputShape, innerShape }) => [
    ...(innerTap !== null && innerShape ? [[innerTap, innerShape] as const] : []),
    ...(tap === null ? [] : [[tap, outputShape] as const]),
  ]);

/**
 * The shape of a tap without the batch dimension: [H, W, C], [L, D], [heads, L, L] or [D].
 *
 * @throws RangeError when the model has no such tap
 */
export function tapShape(plan: ModelPlan, tap: string): readonly number[] {
  const taps = tapsOfPlan(plan);
  const found = taps.find(([name]) => name === tap);
  if (found) return found[1];
  throw new RangeError(
    `${plan.spec.id} has no tap ${tap}; there are ${taps.map(([name]) => name).join(', ')}`,
  );
}
