import * as tf from '@tensorflow/tfjs';
import '@tensorflow/tfjs-backend-webgpu';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { randomStream } from '@/core/random.ts';
import { alphaMethod } from '@/distill/registry.ts';
import { totalLoss } from '@/distill/total-loss.ts';
import { planModel } from '@/models/plan.ts';
import { modelById } from '@/models/registry.ts';
import { gpuDevice, useTiles } from '../kernels/gpu-backend.ts';
import { registerGpuKernels } from '../kernels/register.ts';
import { hardwareTiles, softwareTiles } from '../kernels/tiles.ts';
import { initialValues } from '../network/initial-values.ts';
import { Network } from '../network/network.ts';
import { createOptimizer, type OptimizerId } from '../training/optimizer.ts';
import { trainStep, type Trainee } from '../training/train-step.ts';
import { RecordedStep } from './recorded-step.ts';

const NUM_STEPS = 5;
const lanes = [
  { alpha: 0.9, temperature: 4, learningRate: 0.01 },
  { alpha: 0, temperature: 4, learningRate: 0.01 },
] as const;

function batches(batch: number) {
  const random = randomStream(Date.now() % 1_000_000, 'recorded');
  return Array.from({ length: NUM_STEPS }, () => ({
    pixels: Float32Array.from({ length: batch * 784 }, () => Math.max(0, random.next() * 2 - 1)),
    labels: Uint32Array.from({ length: batch }, () => random.below(10)),
    teacherLogits: Float32Array.from({ length: batch * 10 }, () => random.next() * 12),
  }));
}

function build(model: string, optimizer: OptimizerId): Trainee[] {
  const plan = planModel(modelById(model), { height: 28, width: 28, channels: 1 }, 10);
  return lanes.map(() => {
    const network = new Network(plan, initialValues(plan, 1, 'recorded'));
    return { network, optimizer: createOptimizer(optimizer, network.variables, 0.9) };
  });
}

interface Outcome {
  /** Cross-entropy, T² · KL and total of each lane at each step. */
  readonly losses: readonly number[];
  readonly weights: readonly Float32Array[];
  readonly memory: readonly Float32Array[];
}

async function outcomeOf(trainees: readonly Trainee[], losses: readonly number[]): Promise<Outcome> {
  const weights = await Promise.all(trainees.map(({ network }) => network.values()));
  const memory = await Promise.all(trainees.map(({ optimizer }) => optimizer.state()));
  for (const { network, optimizer } of trainees) {
    network.dispose();
    optimizer.dispose();
  }
  return { losses, weights: weights.flat(), memory: memory.flat() };
}

/** The same steps with TensorFlow.js' operations on the cpu backend. */
async function byOperations(model: string, optimizer: OptimizerId, data: ReturnType<typeof batches>) {
  await tf.setBackend('cpu');
  const trainees = build(model, optimizer);
  const losses: number[] = [];
  for (const { pixels, labels, teacherLogits } of data) {
    for (const [index, trainee] of trainees.entries()) {
      const { alpha, temperature, learningRate } = lanes[index] ?? lanes[0];
      const scalars = tf.tidy(() => {
        const images = tf.tensor4d(pixels, [labels.length, 28, 28, 1]);
        const oneHot = tf.oneHot(tf.tensor1d([...labels], 'int32'), 10).toFloat() as tf.Tensor2D;
        const teacher = { logits: tf.tensor2d(teacherLogits, [labels.length, 10]), taps: {} };
        const active = [{ method: alphaMethod, values: { temperature }, beta: 1 }];
        return trainStep(
          trainee,
          () => {
            const student = trainee.network.forward(images);
            const { total, terms } = totalLoss(tf, { student, teacher }, oneHot, { alpha, active });
            return { total, recorded: [...Object.values(terms), total] };
          },
          learningRate,
        );
      });
      for (const scalar of scalars) losses.push((await scalar.data())[0] ?? NaN);
      tf.dispose(scalars);
    }
  }
  return outcomeOf(trainees, losses);
}

async function byRecording(model: string, optimizer: OptimizerId, data: ReturnType<typeof batches>) {
  await tf.setBackend('webgpu');
  const device = gpuDevice();
  device.pushErrorScope('validation');
  const trainees = build(model, optimizer);
  const recorded = RecordedStep.of(trainees, data[0]?.labels.length ?? 0);
  if (!recorded) throw new Error(`${model} is not recorded`);
  await recorded.ready;
  const losses: number[] = [];
  for (const batch of data) {
    const values = recorded.step(batch, lanes);
    const numbers = [...(await values.data())];
    losses.push(...numbers.slice(0, 3), ...numbers.slice(4, 7));
    values.dispose();
  }
  const outcome = await outcomeOf(trainees, losses);
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

/** Adam divides a gradient by its size: where it is nothing but rounding, a weight may move either way. */
const weightTolerance = { adam: 2e-2, sgd: 1e-3 } as const;

describe('a recorded step', () => {
  beforeAll(() => {
    registerGpuKernels();
    tf.env().set('WEBGPU_CPU_FORWARD', false);
  });
  afterAll(() => useTiles(null));

  it.each([
    ['cnn-8-16', 'adam', 7, softwareTiles],
    ['cnn-8-16', 'sgd', 16, hardwareTiles],
    ['cnn-4-8-pooled', 'adam', 1, softwareTiles],
    ['cnn-16-32-128', 'adam', 3, softwareTiles],
  ] as const)(
    'of %s with %s, batch %i, does what the operations do',
    async (model, optimizer, batch, tiles) => {
      useTiles(tiles);
      const data = batches(batch);
      const expected = await byOperations(model, optimizer, data);
      const received = await byRecording(model, optimizer, data);
      expect(worst(received.losses, expected.losses)).toBeLessThan(1e-3);
      expect(received.weights).toHaveLength(expected.weights.length);
      for (const [index, weights] of expected.weights.entries()) {
        const error = worst(received.weights[index] ?? [], weights);
        expect(error, `variable ${index}`).toBeLessThan(weightTolerance[optimizer]);
      }
      for (const [index, memory] of expected.memory.entries()) {
        expect(worst(received.memory[index] ?? [], memory), `memory ${index}`).toBeLessThan(1e-3);
      }
    },
  );

  it('is not there for residual networks', async () => {
    await tf.setBackend('webgpu');
    const trainees = build('resnet-8-thin', 'adam');
    expect(RecordedStep.of(trainees, 8)).toBeNull();
    await outcomeOf(trainees, []);
  });
});
