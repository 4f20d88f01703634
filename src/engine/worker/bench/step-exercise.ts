import * as tf from '@tensorflow/tfjs';
import { crossEntropy } from '@/distill/cross-entropy.ts';
import { softTargetsAlone, totalLoss } from '@/distill/total-loss.ts';
import { planModel } from '@/models/plan.ts';
import { asImages } from '../evaluation.ts';
import { initialValues } from '../network/initial-values.ts';
import { Network } from '../network/network.ts';
import { RecordedStep } from '../recorded/recorded-step.ts';
import { LossRecorder } from '../training/loss-recorder.ts';
import { lossOps } from '../training/loss-ops.ts';
import { createOptimizer } from '../training/optimizer.ts';
import { trainStep, type Trainee } from '../training/train-step.ts';
import { NUM_CLASSES, PICTURE, randomBatches, type BenchBatch } from './bench-data.ts';
import type { Exercise } from './exercise.ts';
import type { StepWork } from './workloads/workload.ts';

const TEMPERATURE = 4;
const LEARNING_RATE = 0.001;
const NUM_BATCHES = 8;
/** The app reads the losses of so many steps in one go, or of fewer. */
const STEPS_PER_READ = 10;
/** What the first network's loss is called among the recorded ones. */
const LOSS = 'total';

function build({ model, alphas }: StepWork): readonly Trainee[] {
  const plan = planModel(model, PICTURE, NUM_CLASSES);
  const values = initialValues(plan, 1, 'bench');
  return alphas.map(() => {
    const network = new Network(plan, values);
    return { network, optimizer: createOptimizer('adam', network.variables, 0) };
  });
}

/** A batch as tensors, for all networks of a step. */
interface BatchTensors {
  readonly images: tf.Tensor4D;
  /** [B, K] */
  readonly labels: tf.Tensor2D;
  /** [B, K]; null where nothing is learnt from a teacher. */
  readonly teacher: tf.Tensor2D | null;
}

function asTensors({ pixels, labels, teacherLogits }: BenchBatch, network: Network, hasTeacher: boolean) {
  const shape: [number, number] = [labels.length, NUM_CLASSES];
  const oneHot = new Float32Array(labels.length * NUM_CLASSES);
  for (const [row, label] of labels.entries()) oneHot[row * NUM_CLASSES + label] = 1;
  const tensors: BatchTensors = {
    images: asImages(network, pixels, labels.length),
    labels: tf.tensor2d(oneHot, shape),
    teacher: hasTeacher ? tf.tensor2d(teacherLogits, shape) : null,
  };
  return tensors;
}

/** One network's update with ordinary operations, as a run makes it; its loss, kept alive. */
function update(trainee: Trainee, alpha: number, { images, labels, teacher }: BatchTensors): tf.Scalar {
  const loss = () => {
    const student = trainee.network.forward(images);
    if (!teacher || alpha === 0) return crossEntropy(lossOps(), student.logits, labels);
    const outputs = {
      student,
      teacher: { logits: teacher, taps: {} },
      labels: { classes: [], oneHot: labels },
    };
    return totalLoss(lossOps(), outputs, softTargetsAlone(alpha, TEMPERATURE)).total;
  };
  const [total] = trainStep(
    trainee,
    () => {
      const scalar = loss();
      return { total: scalar, recorded: [scalar] };
    },
    LEARNING_RATE,
  );
  return total as tf.Scalar;
}

/**
 * A training step on the current backend, with its batch's upload and its loss's record.
 *
 * @param isRecorded whether it is a recorded step where the networks allow one
 */
export function stepExercise(work: StepWork, isRecorded: boolean): Exercise {
  const trainees = build(work);
  const batches = randomBatches(work.batch, NUM_BATCHES);
  const recorder = new LossRecorder();
  const recorded = isRecorded ? RecordedStep.of(trainees, work.batch) : null;
  const lanes = work.alphas.map((alpha) => ({
    alpha,
    temperature: TEMPERATURE,
    learningRate: LEARNING_RATE,
  }));
  const names = work.alphas.flatMap((_, index) => [null, null, index === 0 ? LOSS : null, null]);
  let step = 0;
  return {
    ready: recorded?.ready ?? Promise.resolve(),
    startsInWhole: 1,
    startsPerRead: STEPS_PER_READ,
    start() {
      const batch = batches[step % NUM_BATCHES] as BenchBatch;
      step++;
      if (recorded) {
        const { pixels, labels } = batch;
        const teacherLogits = work.hasTeacher ? batch.teacherLogits : null;
        recorder.record(step, names, recorded.step({ pixels, labels, teacherLogits }, lanes));
        return;
      }
      const losses = tf.tidy(() => {
        const tensors = asTensors(batch, (trainees[0] as Trainee).network, work.hasTeacher);
        const each = trainees.map((trainee, index) => update(trainee, work.alphas[index] ?? 0, tensors));
        const stacked = tf.stack(each);
        tf.dispose(each);
        return stacked;
      });
      recorder.record(step, [LOSS, null].slice(0, trainees.length), losses);
    },
    async read() {
      const [first] = await recorder.read();
      return first?.values[LOSS] ?? NaN;
    },
    dispose() {
      recorded?.dispose();
      recorder.dispose();
      for (const { network, optimizer } of trainees) {
        network.dispose();
        optimizer.dispose();
      }
    },
  };
}
