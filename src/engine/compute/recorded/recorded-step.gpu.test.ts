import * as tf from '@tensorflow/tfjs';
import { describe, expect, it } from 'vitest';
import { isWithoutGpu } from '../kernels/testing/without-gpu.ts';
import { softwareTiles } from '../kernels/tiles.ts';
import { RecordedStep } from './recorded-step.ts';
import { buildPair, disposePair } from './testing/pair.ts';
import { describeRecordedSteps } from './testing/recorded-step-suite.ts';

// `npm run test:gpu` compares more.
describeRecordedSteps([['cnn-4-8-pooled', 'adam', 1, softwareTiles]]);

describe.skipIf(isWithoutGpu)('a recorded step', () => {
  it('is not available for residual networks', async () => {
    await tf.setBackend('webgpu');
    const trainees = buildPair('resnet-8-thin', 'adam');
    expect(RecordedStep.of(trainees, 8)).toBeNull();
    disposePair(trainees);
  });
});
