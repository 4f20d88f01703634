import { applyDense, type BlockForward } from './block.ts';

export const logits: BlockForward<'logits'> = (input, { name }, parameter) =>
  applyDense(input, name, 'linear', parameter);
