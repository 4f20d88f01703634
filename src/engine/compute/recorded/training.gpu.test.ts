import * as tf from '@tensorflow/tfjs';
import '@tensorflow/tfjs-backend-webgpu';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { registerGpuKernels, removeGpuKernels } from '../kernels/register.ts';
import { isWithoutGpu } from '../kernels/testing/without-gpu.ts';
import { buildPair, disposePair, lanes, randomBatches, stepByOperations } from './testing/pair.ts';
import { RecordedStep } from './recorded-step.ts';

const MODEL = 'cnn-4-8';
const BATCH = 4;

/** Total loss of student and control at each step. */
async function train(path: 'recorded' | 'operations', numSteps: number): Promise<number[]> {
  const trainees = buildPair(MODEL, 'adam');
  const data = randomBatches(BATCH, 7);
  const recorded = path === 'recorded' ? RecordedStep.of(trainees, BATCH) : null;
  await recorded?.ready;
  const losses: number[] = [];
  for (let step = 0; step < numSteps; step++) {
    const batch = data[step % data.length];
    if (!batch) throw new RangeError('no batch');
    const values = recorded ? recorded.step(batch, lanes) : stepByOperations(trainees, batch);
    const numbers = await values.data();
    losses.push(numbers[2] ?? NaN, numbers[6] ?? NaN);
    values.dispose();
  }
  disposePair(trainees);
  recorded?.dispose();
  return losses;
}

const worstOf = (received: readonly number[], expected: readonly number[]) =>
  Math.max(
    ...expected.map((value, index) => Math.abs((received[index] ?? NaN) - value) / Math.max(1, value)),
  );

describe.skipIf(isWithoutGpu)('training on WebGPU', { timeout: 900_000 }, () => {
  beforeAll(async () => {
    tf.env().set('WEBGPU_CPU_FORWARD', false);
    await tf.setBackend('webgpu');
  });
  afterAll(() => removeGpuKernels());

  it('gives the same losses for 10 steps as on the CPU backend, by operations and recorded', async () => {
    await tf.setBackend('cpu');
    const expected = await train('operations', 10);
    await tf.setBackend('webgpu');
    registerGpuKernels();
    expect(worstOf(await train('operations', 10), expected)).toBeLessThan(1e-3);
    expect(worstOf(await train('recorded', 10), expected)).toBeLessThan(1e-3);
  });

  it('leaks nothing over 200 recorded steps', async () => {
    registerGpuKernels();
    const trainees = buildPair(MODEL, 'adam');
    const recorded = RecordedStep.of(trainees, BATCH);
    const [batch] = randomBatches(BATCH, 1);
    if (!recorded || !batch) throw new Error(`${MODEL} is not recorded`);
    await recorded.ready;
    const steps = async (count: number) => {
      for (let step = 0; step < count; step++) {
        const losses = recorded.step(batch, lanes);
        if (step % 50 === 49) await losses.data();
        losses.dispose();
      }
      const { numTensors, numBytes } = tf.memory();
      return [numTensors, numBytes, tf.backend().numDataIds()];
    };
    const before = await steps(50);
    expect(await steps(200)).toEqual(before);
    disposePair(trainees);
    recorded.dispose();
  });
});
