import { torchName } from '../../torch-layout.ts';
import type { OnnxBlock } from './block.ts';

export const tokenEmbedding: OnnxBlock<'token-embedding'> = (add, input, { name, block }) => {
  const table = (part: string) => torchName(`${name}/${part}/weights`);
  const rows = add('Gather', [table('tokens'), input], `${name}.rows`, { axis: 0 });
  return block.hasPositions ? add('Add', [rows, table('positions')], `${name}.out`) : rows;
};
