import * as tf from '@tensorflow/tfjs';
import type { BlockForward } from './block.ts';

export const meanPool: BlockForward<'mean-pool'> = (input) => tf.mean(input, 1);
