import * as tf from '@tensorflow/tfjs';
import '@tensorflow/tfjs-backend-webgpu';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { gpuDevice, useTiles } from '../../kernels/gpu-backend.ts';
import { registerGpuKernels } from '../../kernels/register.ts';
import { seed } from '../../kernels/testing/seed.ts';
import { isWithoutGpu } from '../../kernels/testing/without-gpu.ts';
import type { Tiles } from '../../kernels/tiles.ts';
import type { OptimizerId } from '../../../worker/training/optimizer.ts';
import type { Trainee } from '../../../worker/training/train-step.ts';
import { RecordedStep } from '../recorded-step.ts';
import { buildPair, disposePair, lanes, randomBatches, stepByOperations, type Task } from './pair.ts';

const NUM_STEPS = 2;

interface Outcome {
  /** Losses of both lanes at each step. */
  readonly losses: readonly number[];
  readonly weights: readonly Float32Array[];
  readonly memory: readonly Float32Array[];
}

type Step = (batch: ReturnType<typeof randomBatches>[number]) => tf.Tensor2D;

/** Trains with `step` and returns everything that it changed. */
async function outcomeOf(
  trainees: readonly Trainee[],
  batches: ReturnType<typeof randomBatches>,
  step: Step,
) {
  const losses: number[] = [];
  for (const batch of batches) {
    const values = step(batch);
    losses.push(...(await values.data()));
    values.dispose();
  }
  const weights = await Promise.all(trainees.map(({ network }) => network.values()));
  const memory = await Promise.all(trainees.map(({ optimizer }) => optimizer.state()));
  disposePair(trainees);
  return { losses, weights: weights.flat(), memory: memory.flat() } satisfies Outcome;
}

/** Trains with TensorFlow.js' operations on the cpu backend. */
async function byOperations(
  model: string,
  optimizer: OptimizerId,
  batches: ReturnType<typeof randomBatches>,
  task?: Task,
) {
  await tf.setBackend('cpu');
  const trainees = buildPair(model, optimizer, task);
  return outcomeOf(trainees, batches, (batch) => stepByOperations(trainees, batch));
}

async function byRecording(
  model: string,
  optimizer: OptimizerId,
  batches: ReturnType<typeof randomBatches>,
  task?: Task,
) {
  await tf.setBackend('webgpu');
  const device = gpuDevice();
  device.pushErrorScope('validation');
  const trainees = buildPair(model, optimizer, task);
  const recorded = RecordedStep.of(trainees, batches[0]?.labels.length ?? 0);
  if (!recorded) throw new Error(`${model} is not recorded`);
  await recorded.ready;
  const outcome = await outcomeOf(trainees, batches, (batch) => recorded.step(batch, lanes));
  recorded.dispose();
  expect((await device.popErrorScope())?.message).toBeUndefined();
  return outcome;
}

/** The largest difference over the largest value. */
function worst(received: ArrayLike<number>, expected: ArrayLike<number>): number {
  let largest = 1e-3;
  let difference = 0;
  for (let index = 0; index < expected.length; index++) {
    const [value, other] = [expected[index] ?? NaN, received[index] ?? NaN];
    if (!Number.isFinite(other)) return Infinity;
    largest = Math.max(largest, Math.abs(value));
    difference = Math.max(difference, Math.abs(value - other));
  }
  return difference / largest;
}

let numTries = 0;

/** Adam normalises gradients: where one is only rounding error, a weight may move either way. */
const weightTolerance = { adam: 2e-2, sgd: 1e-3 } as const;

/** A network, its optimizer, the batch size, the tiles of the kernels, and what is classified: digits if null. */
export type RecordedCase = readonly [string, OptimizerId, number, Tiles, Task | null];

/** Compares recorded steps on WebGPU in Node with TensorFlow.js' operations on the CPU backend. */
export function describeRecordedSteps(cases: readonly RecordedCase[]): void {
  describe.skipIf(isWithoutGpu)(`a recorded step, seed ${seed}`, () => {
    beforeAll(() => {
      registerGpuKernels();
      tf.env().set('WEBGPU_CPU_FORWARD', false);
    });
    afterAll(() => useTiles(null));

    it.each(cases)('of %s with %s, batch %i, matches the operations', { retry: 1 }, async (...given) => {
      const [model, optimizer, batch, tiles, task] = given;
      useTiles(tiles);
      // Rounding decides a ReLU or the winner of a pool for few data, which moves a whole gradient: try others then.
      const data = randomBatches(batch, NUM_STEPS, seed + numTries++, task ?? undefined);
      const expected = await byOperations(model, optimizer, data, task ?? undefined);
      const received = await byRecording(model, optimizer, data, task ?? undefined);
      expect(worst(received.losses, expected.losses)).toBeLessThan(1e-3);
      expect(received.weights).toHaveLength(expected.weights.length);
      for (const [index, weights] of expected.weights.entries()) {
        const error = worst(received.weights[index] ?? [], weights);
        expect(error, `variable ${index}`).toBeLessThan(weightTolerance[optimizer]);
      }
      for (const [index, memory] of expected.memory.entries()) {
        expect(worst(received.memory[index] ?? [], memory), `memory ${index}`).toBeLessThan(1e-3);
      }
    });
  });
}
