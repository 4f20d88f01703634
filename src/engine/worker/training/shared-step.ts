import * as tf from '@tensorflow/tfjs';
import { effectiveAlpha, labelsAlone, type LossWeights } from '@/distill/total-loss.ts';
import { RecordedStep, temperatureOf } from '../../compute/recorded/recorded-step.ts';
import { asInput } from '../run/evaluation.ts';
import { studentLoss } from './student-loss.ts';
import type { AuxiliaryTrainables } from './auxiliary.ts';
import { asTensors, type TeacherAnswers } from './teacher-answers.ts';
import { trainStep, type Trainee } from './train-step.ts';

/** The inputs of all networks of a step. */
export interface SharedBatch extends TeacherAnswers {
  /** Flat [B, H, W, C], 0..1. */
  readonly pixels: Float32Array;
  /** Labels of the first pictures; [B] if all are labelled. */
  readonly labels: Uint32Array;
  /** Number of unlabelled pictures, which follow the labelled ones. */
  readonly numUnlabelled?: number;
}

/** Number of pictures in a batch. */
export const numPictures = ({ labels, numUnlabelled = 0 }: SharedBatch): number =>
  labels.length + numUnlabelled;

/** One network's settings for the batch. */
export interface LaneWork {
  readonly weights: LossWeights;
  readonly learningRate: number;
  /** Tensors that its methods train beside the network, if any. */
  readonly auxiliary?: AuxiliaryTrainables;
}

/** The name of a lane's weighted total among its losses. */
export const TOTAL = 'total';

/** Losses of a step, still on the device. */
export interface StepLosses {
  /** The meaning of each number, in order; null for an unused one. */
  readonly entries: readonly ({ readonly lane: number; readonly term: string } | null)[];
  /** The caller disposes it. */
  readonly values: tf.Tensor;
}

/**
 * Updates several networks on the same batch: by a recorded step where the backend and the networks allow it,
 * else by TensorFlow.js' operations, with the same result.
 */
export class SharedStep {
  readonly #trainees: readonly Trainee[];
  readonly #recorded: RecordedStep | null;
  #isReady = false;

  /**
   * @param trainees networks of the same input shape and classes
   * @param batch examples per step
   * @param mayRecord false to always use operations
   */
  constructor(trainees: readonly Trainee[], batch: number, mayRecord = true) {
    this.#trainees = trainees;
    // Its kernels read the weights as they are trained.
    const areRounded = trainees.some(({ network }) => network.bits !== 32);
    this.#recorded = mayRecord && !areRounded ? RecordedStep.of(trainees, batch) : null;
  }

  /**
   * One update of every network.
   *
   * @param lanes one per network
   */
  async step(batch: SharedBatch, lanes: readonly LaneWork[]): Promise<StepLosses> {
    const recorded = this.#recorded;
    const isLabelled = numPictures(batch) === batch.labels.length;
    if (!recorded || !isLabelled || !lanes.every(({ weights }) => RecordedStep.coversLoss(weights))) {
      return this.#stepOperations(batch, lanes);
    }
    // Do not await it when it is ready: that would distort measurements of the step's start.
    if (!this.#isReady) await this.prepare();
    const values = recorded.step(
      batch,
      lanes.map(({ weights, learningRate }) => ({
        alpha: effectiveAlpha(weights),
        temperature: temperatureOf(weights),
        learningRate,
      })),
    );
    const entries = lanes.flatMap(({ weights }, lane) =>
      RecordedStep.termsOf(weights, TOTAL).map((term) => (term === null ? null : { lane, term })),
    );
    return { entries, values };
  }

  /** Resolves when everything that can be compiled before the first step is compiled. */
  async prepare(): Promise<void> {
    await this.#recorded?.ready;
    this.#isReady = true;
  }

  dispose(): void {
    this.#recorded?.dispose();
  }

  #stepOperations(batch: SharedBatch, lanes: readonly LaneWork[]): StepLosses {
    const entries: { lane: number; term: string }[] = [];
    const values = tf.tidy(() => {
      const [first] = this.#trainees;
      if (!first) throw new RangeError('a step without networks, expected at least one');
      const images = asInput(first.network, batch.pixels, numPictures(batch));
      const shown = asTensors(batch, batch.labels, first.network.plan.numClasses, numPictures(batch));
      const labelled = tf.slice(images, 0, batch.labels.length);
      const recorded = this.#trainees.flatMap((trainee, lane) => {
        const { weights = labelsAlone, learningRate = 0, auxiliary } = lanes[lane] ?? {};
        const loss = () => {
          const { total, minimised, terms } = studentLoss(
            trainee.network,
            // Without active methods, a network trains on the labelled pictures only.
            weights.active.length > 0 ? images : labelled,
            shown,
            weights,
            auxiliary,
          );
          for (const term of [TOTAL, ...Object.keys(terms)]) entries.push({ lane, term });
          return { total: minimised, recorded: [total, ...Object.values(terms)] };
        };
        return trainStep(trainee, loss, learningRate, auxiliary?.trained);
      });
      const stacked = tf.stack(recorded);
      tf.dispose(recorded);
      return stacked;
    });
    return { entries, values };
  }
}
