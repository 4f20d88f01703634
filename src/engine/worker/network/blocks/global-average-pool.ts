import * as tf from '@tensorflow/tfjs';
import type { BlockForward } from './block.ts';

export const globalAveragePool: BlockForward<'global-average-pool'> = (input) => tf.mean(input, [1, 2]);
