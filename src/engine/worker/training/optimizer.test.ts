import * as tf from '@tensorflow/tfjs';
import { describe } from 'vitest';
import { startNodeWasm } from '../../compute/backend/node-wasm.ts';
import { describeOptimizers } from './testing/optimizer-suite.ts';

describe('optimizers in one kernel on wasm', () => {
  describeOptimizers(startNodeWasm, true);
});

describe('optimizers by operations on cpu', () => {
  describeOptimizers(() => tf.setBackend('cpu'), false);
});
