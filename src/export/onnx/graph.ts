import type { ModelPlan } from '@/models/plan.ts';
import { torchName } from '../torch-layout.ts';

/** A node of an ONNX graph; attributes are whole numbers. */
export interface OnnxNode {
  readonly op: string;
  readonly inputs: readonly string[];
  readonly output: string;
  readonly attributes: Readonly<Record<string, number | readonly number[]>>;
}

/** Rows or columns of padding before and after, as TensorFlow's `same` adds them: the odd one comes after. */
export function samePadding(length: number, kernelSize: number, stride: number): readonly [number, number] {
  const total = Math.max(0, (Math.ceil(length / stride) - 1) * stride + kernelSize - length);
  const before = Math.floor(total / 2);
  return [before, total - before];
}

/** Names of the graph's input and outputs. */
export const PIXELS = 'pixels';
export const LOGITS = 'logits';
export const PROBABILITIES = 'probabilities';

/** The nodes of a network in order, from `pixels` [N, C, H, W] to `logits` and `probabilities` [N, K]. */
export function graphNodes({ layers }: ModelPlan): readonly OnnxNode[] {
  const nodes: OnnxNode[] = [];
  const add = (
    op: string,
    inputs: readonly string[],
    output: string,
    attributes: OnnxNode['attributes'] = {},
  ) => {
    nodes.push({ op, inputs, output, attributes });
    return output;
  };
  const parameters = (name: string) => [torchName(`${name}/weights`), torchName(`${name}/bias`)];
  const conv = (
    input: string,
    name: string,
    { side, size, stride }: { readonly side: readonly [number, number]; size: number; stride: number },
  ) => {
    const [top, bottom] = samePadding(side[0], size, stride);
    const [left, right] = samePadding(side[1], size, stride);
    return add('Conv', [input, ...parameters(name)], `${torchName(name)}.out`, {
      kernel_shape: [size, size],
      strides: [stride, stride],
      pads: [top, left, bottom, right],
    });
  };
  const relu = (input: string) => add('Relu', [input], `${input}.relu`);
  let current = PIXELS;
  for (const { name, block, inputShape, outputShape, parameters: own } of layers) {
    const [height = 1, width = 1] = inputShape;
    const side = [height, width] as const;
    switch (block.kind) {
      case 'conv':
        current = relu(conv(current, name, { side, size: block.kernelSize, stride: block.stride }));
        break;
      case 'residual': {
        const { stride } = block;
        const [outHeight = 1, outWidth = 1] = outputShape;
        const hasShortcut = own.some((each) => each.name === `${name}/shortcut/weights`);
        const first = relu(conv(current, `${name}/conv1`, { side, size: 3, stride }));
        const second = conv(first, `${name}/conv2`, { side: [outHeight, outWidth], size: 3, stride: 1 });
        const shortcut = hasShortcut ? conv(current, `${name}/shortcut`, { side, size: 1, stride }) : current;
        current = relu(add('Add', [second, shortcut], `${name}.sum`));
        break;
      }
      case 'max-pool':
        // The last row and column of an odd map are pooled alone.
        current = add('MaxPool', [current], `${name}.out`, {
          kernel_shape: [2, 2],
          strides: [2, 2],
          ceil_mode: 1,
        });
        break;
      case 'global-average-pool':
        current = add('GlobalAveragePool', [current], `${name}.out`);
        current = add('Flatten', [current], `${name}.flat`, { axis: 1 });
        break;
      case 'flatten':
        current = add('Flatten', [current], `${name}.out`, { axis: 1 });
        break;
      case 'dense':
        current = relu(add('Gemm', [current, ...parameters(name)], `${name}.out`, { transB: 1 }));
        break;
      case 'logits':
        current = add('Gemm', [current, ...parameters(name)], LOGITS, { transB: 1 });
        break;
    }
  }
  add('Softmax', [current], PROBABILITIES, { axis: 1 });
  return nodes;
}
