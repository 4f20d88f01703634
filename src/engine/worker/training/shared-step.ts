import * as tf from '@tensorflow/tfjs';
import { effectiveAlpha, labelsAlone, type LossWeights } from '@/distill/total-loss.ts';
import { RecordedStep, temperatureOf } from '../recorded/recorded-step.ts';
import { asImages } from '../evaluation.ts';
import { studentLoss } from './student-loss.ts';
import type { AuxiliaryTrainables } from './auxiliary.ts';
import { asTensors, type TeacherAnswers } from './teacher-answers.ts';
import { trainStep, type Trainee } from './train-step.ts';

/** What all networks of a step are shown. */
export interface SharedBatch extends TeacherAnswers {
  /** Flat [B, H, W, C], 0..1. */
  readonly pixels: Float32Array;
  /** Of the first of them, [B] where none goes without. */
  readonly labels: Uint32Array;
  /** Pictures behind those with a label. */
  readonly numUnlabelled?: number;
}

/** How many pictures a batch has. */
export const numPictures = ({ labels, numUnlabelled = 0 }: SharedBatch): number =>
  labels.length + numUnlabelled;

/** What one network does with the batch. */
export interface LaneWork {
  readonly weights: LossWeights;
  readonly learningRate: number;
  /** What its methods train beside the network; none where they need none. */
  readonly auxiliary?: AuxiliaryTrainables;
}

/** What the weighted sum of a lane's terms is called among its losses. */
export const TOTAL = 'total';

/** Losses of a step, still on the device. */
export interface StepLosses {
  /** What each number is, in order; null for one that means nothing. */
  readonly entries: readonly ({ readonly lane: number; readonly term: string } | null)[];
  /** The caller disposes of it. */
  readonly values: tf.Tensor;
}

/**
 * Updates several networks on the same batch: recorded, where the backend and the networks allow it, else by
 * TensorFlow.js' operations, with the same result.
 */
export class SharedStep {
  readonly #trainees: readonly Trainee[];
  readonly #recorded: RecordedStep | null;
  #isReady = false;

  /**
   * @param trainees networks of the same input shape and classes
   * @param batch examples a step
   * @param mayRecord false to go by operations even where a step could be recorded
   */
  constructor(trainees: readonly Trainee[], batch: number, mayRecord = true) {
    this.#trainees = trainees;
    this.#recorded = mayRecord ? RecordedStep.of(trainees, batch) : null;
  }

  /**
   * One update of every network.
   *
   * @param lanes one a network
   */
  async step(batch: SharedBatch, lanes: readonly LaneWork[]): Promise<StepLosses> {
    const recorded = this.#recorded;
    const isLabelled = numPictures(batch) === batch.labels.length;
    if (!recorded || !isLabelled || !lanes.every(({ weights }) => RecordedStep.coversLoss(weights))) {
      return this.#stepOperations(batch, lanes);
    }
    // Not waited for when it is there: who measures the start of a step would miss the most of it.
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

  /** Resolves when everything is compiled that can be compiled before the first step. */
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
      const images = asImages(first.network, batch.pixels, numPictures(batch));
      const shown = asTensors(batch, batch.labels, first.network.plan.numClasses, numPictures(batch));
      const labelled = tf.slice(images, 0, batch.labels.length);
      const recorded = this.#trainees.flatMap((trainee, lane) => {
        const { weights = labelsAlone, learningRate = 0, auxiliary } = lanes[lane] ?? {};
        const loss = () => {
          const { total, terms } = studentLoss(
            trainee.network,
            // What is learnt from labels alone has nothing to see in the others.
            weights.active.length > 0 ? images : labelled,
            shown,
            weights,
            auxiliary,
          );
          for (const term of [TOTAL, ...Object.keys(terms)]) entries.push({ lane, term });
          return { total, recorded: [total, ...Object.values(terms)] };
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
