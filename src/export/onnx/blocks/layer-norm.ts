import { NORM_EPSILON } from '@/models/blocks/layer-norm.ts';
import { addNumber, parametersOf, type AddNode, type OnnxBlock } from './block.ts';

/** Layer norm over the last axis, in operators of opset 13: `LayerNormalization` came with 17. */
export function addNorm(add: AddNode, input: string, name: string): string {
  const [scale = '', shift = ''] = parametersOf(name);
  const meanOf = (of: string, part: string) =>
    add('ReduceMean', [of], `${name}.${part}`, { axes: [-1], keepdims: 1 });
  const centred = add('Sub', [input, meanOf(input, 'mean')], `${name}.centred`);
  const variance = meanOf(add('Mul', [centred, centred], `${name}.squares`), 'variance');
  const raised = add('Add', [variance, addNumber(add, NORM_EPSILON, `${name}.epsilon`)], `${name}.raised`);
  const unit = add('Div', [centred, add('Sqrt', [raised], `${name}.deviation`)], `${name}.unit`);
  return add('Add', [add('Mul', [unit, scale], `${name}.scaled`), shift], `${name}.out`);
}

export const layerNorm: OnnxBlock<'layer-norm'> = (add, input, { name }) => addNorm(add, input, name);
