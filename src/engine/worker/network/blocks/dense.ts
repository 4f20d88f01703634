import { applyDense, type BlockForward } from './block.ts';

export const dense: BlockForward<'dense'> = (input, { name }, parameter) =>
  applyDense(input, name, 'relu', parameter);
