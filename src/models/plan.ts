import { exampleShape, type InputSpec } from '@/core/input-spec.ts';
import { sizeOf } from '@/core/size-of.ts';
import type { Block, ModelSpec } from './model-spec.ts';

/** Initialisation: Glorot uniform for weights, zero for biases and for the end of a residual branch. */
export type Initialiser = 'glorot-uniform' | 'zeros';

/** One trainable array: HWIO for convolutions, [in, out] for dense layers, [out] for biases. */
export interface ParameterPlan {
  readonly name: string;
  readonly shape: readonly number[];
  readonly initialiser: Initialiser;
}

/** Shapes, parameters and cost of one layer, known before it is built. */
export interface LayerPlan {
  /** Unique within the model, e.g. `conv1` or `residual2`. */
  readonly name: string;
  readonly block: Block | { readonly kind: 'logits'; readonly units: number };
  readonly tap: string | null;
  /** Shapes without the batch dimension: [H, W, C] or [D]. */
  readonly inputShape: readonly number[];
  readonly outputShape: readonly number[];
  readonly parameters: readonly ParameterPlan[];
  /** Multiply-accumulates for one picture, without biases, pooling and ReLU. */
  readonly numMultiplyAccumulates: number;
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

function asFeatureMap(shape: readonly number[], layer: string): readonly [number, number, number] {
  const [height, width, channels] = shape;
  if (height === undefined || width === undefined || channels === undefined) {
    throw new RangeError(`${layer} needs a feature map [H, W, C], received [${shape.join(', ')}]`);
  }
  return [height, width, channels];
}

interface Conv {
  readonly name: string;
  readonly kernelSize: number;
  readonly stride: number;
  readonly filters: number;
  readonly initialiser?: Initialiser;
}

/** Shapes and cost of one `same` convolution with bias. */
function planConv(input: readonly number[], conv: Conv) {
  const [height, width, channels] = asFeatureMap(input, conv.name);
  const outputShape = [Math.ceil(height / conv.stride), Math.ceil(width / conv.stride), conv.filters];
  const weights = [conv.kernelSize, conv.kernelSize, channels, conv.filters];
  const parameters: ParameterPlan[] = [
    { name: `${conv.name}/weights`, shape: weights, initialiser: conv.initialiser ?? 'glorot-uniform' },
    { name: `${conv.name}/bias`, shape: [conv.filters], initialiser: 'zeros' },
  ];
  const numMultiplyAccumulates = sizeOf(weights) * sizeOf(outputShape.slice(0, 2));
  return { outputShape, parameters, numMultiplyAccumulates };
}

function planDense(input: readonly number[], name: string, units: number) {
  const [features, ...rest] = input;
  if (features === undefined || rest.length > 0) {
    throw new RangeError(
      `${name} needs [D], received [${input.join(', ')}]: put a flatten or a global pool before it`,
    );
  }
  const parameters: ParameterPlan[] = [
    { name: `${name}/weights`, shape: [features, units], initialiser: 'glorot-uniform' },
    { name: `${name}/bias`, shape: [units], initialiser: 'zeros' },
  ];
  return { outputShape: [units], parameters, numMultiplyAccumulates: features * units };
}

/** The two convolutions of a residual block and, if the shape changes, the one on its shortcut. */
function planResidual(input: readonly number[], name: string, filters: number, stride: number) {
  const [, , channels] = asFeatureMap(input, name);
  const first = planConv(input, { name: `${name}/conv1`, kernelSize: 3, stride, filters });
  const second = planConv(first.outputShape, {
    name: `${name}/conv2`,
    kernelSize: 3,
    stride: 1,
    filters,
    initialiser: 'zeros',
  });
  const reshapes = stride !== 1 || channels !== filters;
  const shortcut = reshapes
    ? [planConv(input, { name: `${name}/shortcut`, kernelSize: 1, stride, filters })]
    : [];
  const parts = [first, second, ...shortcut];
  return {
    outputShape: second.outputShape,
    parameters: parts.flatMap((part) => part.parameters),
    numMultiplyAccumulates: parts.reduce((sum, part) => sum + part.numMultiplyAccumulates, 0),
  };
}

function planBlock(block: LayerPlan['block'], name: string, input: readonly number[]) {
  switch (block.kind) {
    case 'conv':
      return planConv(input, { name, ...block });
    case 'residual':
      return planResidual(input, name, block.filters, block.stride);
    case 'max-pool': {
      const [height, width, channels] = asFeatureMap(input, name);
      // Odd edges are kept, as with `same` padding, so that teacher and student maps have the same size.
      const outputShape = [Math.ceil(height / 2), Math.ceil(width / 2), channels];
      return { outputShape, parameters: [], numMultiplyAccumulates: 0 };
    }
    case 'global-average-pool': {
      const [, , channels] = asFeatureMap(input, name);
      return { outputShape: [channels], parameters: [], numMultiplyAccumulates: 0 };
    }
    case 'flatten':
      return { outputShape: [sizeOf(input)], parameters: [], numMultiplyAccumulates: 0 };
    case 'dense':
    case 'logits':
      return planDense(input, name, block.units);
  }
}

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
  const add = (block: LayerPlan['block'], name: string, tap: string | null) => {
    const planned = planBlock(block, name, shape);
    layers.push({ name, block, tap, inputShape: shape, ...planned });
    shape = planned.outputShape;
  };
  for (const block of spec.blocks) {
    const count = (counts.get(block.kind) ?? 0) + 1;
    counts.set(block.kind, count);
    add(block, `${block.kind}${count}`, block.tap ?? null);
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

/**
 * The shape of a tap without the batch dimension: [H, W, C] or [D].
 *
 * @throws RangeError when the model has no such tap
 */
export function tapShape({ spec, layers }: ModelPlan, tap: string): readonly number[] {
  const layer = layers.find((each) => each.tap === tap);
  if (layer) return layer.outputShape;
  const taps = layers.flatMap((each) => (each.tap === null ? [] : [each.tap]));
  throw new RangeError(`${spec.id} has no tap ${tap}; there are ${taps.join(', ')}`);
}
