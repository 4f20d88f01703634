import * as tf from '@tensorflow/tfjs';
import { describe } from 'vitest';
import { startNodeWasm } from '../backend/node-wasm.ts';
import { describeFakeQuantise } from './testing/fake-quantise-suite.ts';

describe('rounded weights on the CPU backend', () => {
  describeFakeQuantise(() => tf.setBackend('cpu'));
});

describe('rounded weights on wasm', () => {
  describeFakeQuantise(startNodeWasm);
});
