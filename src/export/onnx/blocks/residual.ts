import { addConvolution, addRelu, type OnnxBlock } from './block.ts';

export const residual: OnnxBlock<'residual'> = (add, input, layer) => {
  const { name, block, inputShape, outputShape, parameters } = layer;
  const { stride } = block;
  const hasShortcut = parameters.some((each) => each.name === `${name}/shortcut/weights`);
  const conv = (from: string, part: string, map: readonly number[], size: number, by: number) =>
    addConvolution(add, from, `${name}/${part}`, { map, size, stride: by });
  const first = addRelu(add, conv(input, 'conv1', inputShape, 3, stride));
  const second = conv(first, 'conv2', outputShape, 3, 1);
  const shortcut = hasShortcut ? conv(input, 'shortcut', inputShape, 1, stride) : input;
  return addRelu(add, add('Add', [second, shortcut], `${name}.sum`));
};
