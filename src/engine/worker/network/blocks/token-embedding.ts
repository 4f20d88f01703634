import * as tf from '@tensorflow/tfjs';
import type { BlockForward } from './block.ts';

export const tokenEmbedding: BlockForward<'token-embedding'> = (input, { name, block }, parameter) => {
  const rows = tf.gather(parameter(`${name}/tokens/weights`), tf.cast(input, 'int32'));
  return block.hasPositions ? tf.add(rows, parameter(`${name}/positions/weights`)) : rows;
};
