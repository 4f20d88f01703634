import * as tf from '@tensorflow/tfjs';
import { entryAt } from '@/core/checked.ts';
import type { BlockForward } from './block.ts';

export const flatten: BlockForward<'flatten'> = (input) => tf.reshape(input, [entryAt(input.shape, 0), -1]);
