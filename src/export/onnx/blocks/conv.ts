import { addConvolution, addRelu, type OnnxBlock } from './block.ts';

export const conv: OnnxBlock<'conv'> = (add, input, { name, block, inputShape }) =>
  addRelu(
    add,
    addConvolution(add, input, name, { map: inputShape, size: block.kernelSize, stride: block.stride }),
  );
