import { addRelu, parametersOf, type OnnxBlock } from './block.ts';

export const dense: OnnxBlock<'dense'> = (add, input, { name }) =>
  addRelu(add, add('Gemm', [input, ...parametersOf(name)], `${name}.out`, { transB: 1 }));
