import * as tf from '@tensorflow/tfjs';
import { entryAt } from '@/core/checked.ts';
import { valuesPerExample, type ImageInput } from '@/core/input-spec.ts';
import { randomStream } from '@/core/random.ts';
import { softTargetsAlone, totalLoss } from '@/distill/total-loss.ts';
import { planModel } from '@/models/plan.ts';
import { modelById } from '@/models/registry.ts';
import { initialValues } from '../../../worker/network/initial-values.ts';
import { Network } from '../../../worker/network/network.ts';
import { asInput } from '../../../worker/run/evaluation.ts';
import { lossOps } from '../../../worker/training/loss-ops.ts';
import { createOptimizer, type OptimizerId } from '../../../worker/training/optimizer.ts';
import { trainStep, type Trainee } from '../../../worker/training/train-step.ts';
import type { RecordedBatch } from '../recorded-step.ts';

/**
 * A student and its control. The learning rate is a usual one: at ten times as much, two correct computations
 * of a large network diverge, because Adam moves a weight by its sign where a gradient is only rounding
 * error.
 */
export const lanes = [
  { alpha: 0.9, temperature: 4, learningRate: 0.001 },
  { alpha: 0, temperature: 4, learningRate: 0.001 },
] as const;

type Batch = RecordedBatch & { readonly teacherLogits: Float32Array };

/** What is classified: examples of a shape, into a number of classes. */
export interface Task {
  readonly input: ImageInput;
  readonly numClasses: number;
}

const digits: Task = { input: { kind: 'image', height: 28, width: 28, channels: 1 }, numClasses: 10 };

/** Random pictures, labels and teacher's answers, the same for the same seed. */
export function randomBatches(
  batch: number,
  count: number,
  seed = 1,
  { input, numClasses }: Task = digits,
): readonly Batch[] {
  const random = randomStream(seed, 'batches');
  const size = valuesPerExample(input);
  return Array.from({ length: count }, () => ({
    pixels: Float32Array.from({ length: batch * size }, () => Math.max(0, random.next() * 2 - 1)),
    labels: Uint32Array.from({ length: batch }, () => random.below(numClasses)),
    teacherLogits: Float32Array.from({ length: batch * numClasses }, () => random.next() * 12),
  }));
}

/** Two networks with the same initial values, on the current backend. */
export function buildPair(
  model: string,
  optimizer: OptimizerId,
  { input, numClasses }: Task = digits,
): Trainee[] {
  const plan = planModel(modelById(model), input, numClasses);
  return lanes.map(() => {
    const network = new Network(plan, initialValues(plan, 1, 'pair'));
    return { network, optimizer: createOptimizer(optimizer, network.variables, 0.9) };
  });
}

export function disposePair(trainees: readonly Trainee[]): void {
  for (const { network, optimizer } of trainees) {
    network.dispose();
    optimizer.dispose();
  }
}

/** The step that a recorded one replaces. @returns losses [networks, 4] in the order of a recorded step */
export function stepByOperations(trainees: readonly Trainee[], batch: Batch): tf.Tensor2D {
  const { pixels, labels, teacherLogits } = batch;
  return tf.tidy(() => {
    const numClasses = teacherLogits.length / labels.length;
    const images = asInput(entryAt(trainees, 0).network, pixels, labels.length);
    const oneHot = tf.oneHot(tf.tensor1d([...labels], 'int32'), numClasses).toFloat() as tf.Tensor2D;
    const teacher = { logits: tf.tensor2d(teacherLogits, [labels.length, numClasses]), taps: {} };
    const rows = trainees.map((trainee, index) => {
      const { alpha, temperature, learningRate } = lanes[index] ?? lanes[0];
      const losses = trainStep(
        trainee,
        () => {
          const student = trainee.network.forward(images);
          const { total, terms } = totalLoss(
            lossOps(),
            { student, teacher, labels: { classes: labels, oneHot } },
            softTargetsAlone(alpha, temperature),
          );
          return { total, recorded: [...Object.values(terms), total] };
        },
        learningRate,
      );
      const row = tf.stack([...losses, tf.scalar(0)]);
      tf.dispose(losses);
      return row;
    });
    return tf.stack(rows) as tf.Tensor2D;
  });
}
