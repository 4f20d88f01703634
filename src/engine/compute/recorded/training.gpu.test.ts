import * as tf from '@tensorflow/tfjs';
import '@tensorflow/tfjs-backend-webgpu';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { registerGpuKernels, removeGpuKernels } from '../kernels/register.ts';
import { isWithoutGpu } from '../kernels/testing/without-gpu.ts';
import { buildPair, disposePair, lanes, randomBatches } from './testing/pair.ts';
import { BATCH, MODEL } from './testing/train-losses.ts';
import { RecordedStep } from './recorded-step.ts';

describe.skipIf(isWithoutGpu)('training on WebGPU', { timeout: 900_000 }, () => {
  beforeAll(async () => {
    tf.env().set('WEBGPU_CPU_FORWARD', false);
    await tf.setBackend('webgpu');
  });
  afterAll(() => removeGpuKernels());

  it('leaks nothing over 40 recorded steps', async () => {
    registerGpuKernels();
    const trainees = buildPair(MODEL, 'adam');
    const recorded = RecordedStep.of(trainees, BATCH);
    const [batch] = randomBatches(BATCH, 1);
    if (!recorded || !batch) throw new Error(`${MODEL} is not recorded`);
    await recorded.ready;
    const steps = async (count: number) => {
      for (let step = 0; step < count; step++) {
        const losses = recorded.step(batch, lanes);
        if (step % 10 === 9) await losses.data();
        losses.dispose();
      }
      const { numTensors, numBytes } = tf.memory();
      return [numTensors, numBytes, tf.backend().numDataIds()];
    };
    const before = await steps(10);
    expect(await steps(40)).toEqual(before);
    disposePair(trainees);
    recorded.dispose();
  });
});
