import { parametersOf, type OnnxBlock } from './block.ts';

/** Name of the network's output. */
export const LOGITS = 'logits';

export const logits: OnnxBlock<'logits'> = (add, input, { name }) =>
  add('Gemm', [input, ...parametersOf(name)], LOGITS, { transB: 1 });
