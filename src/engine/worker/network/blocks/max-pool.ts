import * as tf from '@tensorflow/tfjs';
import type { BlockForward } from './block.ts';

export const maxPool: BlockForward<'max-pool'> = (input) => tf.maxPool(input as tf.Tensor4D, 2, 2, 'same');
