import type { InputSpec } from '@/core/input-spec.ts';
import type { Initialiser } from '../initialisers.ts';

/** One trainable array: HWIO for convolutions, [in, out] for dense layers, [out] for biases, [rows, D] for tables. */
export interface ParameterPlan {
  readonly name: string;
  readonly shape: readonly number[];
  readonly initialiser: Initialiser;
  /** Whether rows are looked up by number instead of multiplied: PyTorch then keeps the same layout. */
  readonly isTable?: true;
}

/** What a block computes, known before it is built. */
export interface PlannedBlock {
  /** Without the batch dimension: [H, W, C], [L, D] or [D]. */
  readonly outputShape: readonly number[];
  /** The same of a result within the block that can be read, if it has one, e.g. [heads, L, L]. */
  readonly innerShape?: readonly number[];
  readonly parameters: readonly ParameterPlan[];
  /** Multiply-accumulates for one example, without biases, pooling and activations. */
  readonly numMultiplyAccumulates: number;
}

/** Where a block stands in a network. */
export interface BlockPlace {
  /** Name of the layer, unique within the model, e.g. `conv1`; its parameters are named `conv1/…`. */
  readonly name: string;
  /** Without the batch dimension. */
  readonly inputShape: readonly number[];
  /** What one example of the network is. */
  readonly input: InputSpec;
}

/**
 * A kind of layer: its settings, and how its shapes, parameters and cost follow from them.
 *
 * What it computes is in files of the same name: `engine/worker/network/blocks`, `export/onnx/blocks`,
 * `export/pytorch/parts/blocks` and `export/html/page/blocks`.
 */
export interface BlockDefinition<Kind extends string, Settings> {
  readonly kind: Kind;
  /** @throws RangeError for an input that it can't have */
  readonly plan: (settings: Settings, place: BlockPlace) => PlannedBlock;
}

/** The hidden states of a text, one vector per token. @throws RangeError for a shape that is not [L, D] */
export function asStates(shape: readonly number[], layer: string): readonly [number, number] {
  const [length, width, ...rest] = shape;
  if (length === undefined || width === undefined || rest.length > 0)
    throw new RangeError(`${layer} needs hidden states [L, D], received [${shape.join(', ')}]`);
  return [length, width];
}

/** @throws RangeError for a shape that is no feature map */
export function asFeatureMap(shape: readonly number[], layer: string): readonly [number, number, number] {
  const [height, width, channels] = shape;
  if (height === undefined || width === undefined || channels === undefined) {
    throw new RangeError(`${layer} needs a feature map [H, W, C], received [${shape.join(', ')}]`);
  }
  return [height, width, channels];
}
