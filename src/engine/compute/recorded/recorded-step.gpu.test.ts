import * as tf from '@tensorflow/tfjs';
import { describe, expect, it } from 'vitest';
import { isWithoutGpu } from '../kernels/testing/without-gpu.ts';
import { softwareTiles } from '../kernels/tiles.ts';
import { RecordedStep } from './recorded-step.ts';
import { buildPair, disposePair, randomBatches, stepByOperations, type Task } from './testing/pair.ts';
import { describeRecordedSteps } from './testing/recorded-step-suite.ts';

// `npm run test:gpu` compares more.
const letters: Task = { input: { kind: 'image', height: 8, width: 12, channels: 3 }, numClasses: 14 };
describeRecordedSteps([
  ['cnn-4-8-pooled', 'adam', 1, softwareTiles, null],
  ['cnn-4-8', 'adam', 3, softwareTiles, letters],
]);

describe.skipIf(isWithoutGpu)('a recorded step', () => {
  it('is not available for residual networks', async () => {
    await tf.setBackend('webgpu');
    const trainees = buildPair('resnet-8-thin', 'adam');
    expect(RecordedStep.of(trainees, 8)).toBeNull();
    disposePair(trainees);
  });

  it('is not available for maps of odd sides, which operations train alike on both backends', async () => {
    const odd: Task = { input: { kind: 'image', height: 9, width: 13, channels: 1 }, numClasses: 3 };
    const batches = randomBatches(4, 2, 1, odd);
    const train = async () => {
      const trainees = buildPair('cnn-4-8', 'adam', odd);
      const steps = batches.map((batch) => stepByOperations(trainees, batch));
      const losses = await Promise.all(steps.map((step) => step.data()));
      tf.dispose(steps);
      disposePair(trainees);
      return losses.flatMap((each) => [...each]);
    };
    await tf.setBackend('cpu');
    const expected = await train();
    await tf.setBackend('webgpu');
    const unrecorded = buildPair('cnn-4-8', 'adam', odd);
    expect(RecordedStep.of(unrecorded, 4)).toBeNull();
    disposePair(unrecorded);
    const received = await train();
    expect(received).toHaveLength(expected.length);
    for (const [index, loss] of expected.entries()) expect(received[index]).toBeCloseTo(loss, 4);
  });
});
