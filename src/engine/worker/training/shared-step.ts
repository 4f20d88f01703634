import * as tf from '@tensorflow/tfjs';
import { effectiveAlpha, totalLoss, type LossWeights } from '@/distill/total-loss.ts';
import { RecordedStep } from '../recorded/recorded-step.ts';
import { asImages } from '../evaluation.ts';
import type { Network } from '../network/network.ts';
import { lossOps } from './loss-ops.ts';
import { trainStep, type Trainee } from './train-step.ts';

/** What all networks of a step are shown. */
export interface SharedBatch {
  /** Flat [B, H, W, C], 0..1. */
  readonly pixels: Float32Array;
  /** [B] */
  readonly labels: Uint32Array;
  /** Flat [B, K]; null where no network learns from a teacher. */
  readonly teacherLogits: Float32Array | null;
}

/** What one network does with the batch. */
export interface LaneWork {
  readonly weights: LossWeights;
  readonly learningRate: number;
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
  readonly #teacher: Network | null;

  /**
   * @param trainees networks of the same input shape and classes
   * @param batch examples a step
   * @param teacher whose feature maps are looked at, by losses that ask for more than its answers
   */
  constructor(trainees: readonly Trainee[], batch: number, teacher: Network | null = null) {
    this.#trainees = trainees;
    this.#teacher = teacher;
    this.#recorded = RecordedStep.of(trainees, batch);
  }

  /**
   * One update of every network.
   *
   * @param lanes one a network
   */
  async step(batch: SharedBatch, lanes: readonly LaneWork[]): Promise<StepLosses> {
    const recorded = this.#recorded;
    if (!recorded || !lanes.every(({ weights }) => RecordedStep.coversLoss(weights))) {
      return this.#stepOperations(batch, lanes);
    }
    await recorded.ready;
    const values = recorded.step(
      batch,
      lanes.map(({ weights, learningRate }) => ({
        alpha: effectiveAlpha(weights),
        temperature: weights.active[0]?.values['temperature'] ?? 1,
        learningRate,
      })),
    );
    const entries = lanes.flatMap(({ weights }, lane) =>
      RecordedStep.termsOf(weights, TOTAL).map((term) => (term === null ? null : { lane, term })),
    );
    return { entries, values };
  }

  dispose(): void {
    this.#recorded?.dispose();
  }

  #stepOperations({ pixels, labels, teacherLogits }: SharedBatch, lanes: readonly LaneWork[]): StepLosses {
    const entries: { lane: number; term: string }[] = [];
    const values = tf.tidy(() => {
      const [first] = this.#trainees;
      if (!first) throw new RangeError('a step without networks, expected at least one');
      const { numClasses } = first.network.plan;
      const images = asImages(first.network, pixels, labels.length);
      const oneHot = oneHotOf(labels, numClasses);
      const answers = teacherLogits ?? new Float32Array(labels.length * numClasses);
      const taps = this.#teacher && asksForTaps(lanes) ? this.#teacher.forward(images).taps : {};
      const teacher = { logits: tf.tensor2d(answers, [labels.length, numClasses]), taps };
      const recorded = this.#trainees.flatMap((trainee, lane) => {
        const { weights, learningRate } = lanes[lane] ?? {
          weights: { alpha: 0, active: [] },
          learningRate: 0,
        };
        const loss = () => {
          const student = trainee.network.forward(images);
          const { total, terms } = totalLoss(lossOps(), { student, teacher }, oneHot, weights);
          for (const term of [TOTAL, ...Object.keys(terms)]) entries.push({ lane, term });
          return { total, recorded: [total, ...Object.values(terms)] };
        };
        return trainStep(trainee, loss, learningRate);
      });
      const stacked = tf.stack(recorded);
      tf.dispose(recorded);
      return stacked;
    });
    return { entries, values };
  }
}

/** Whether any loss looks at more of the teacher than its answers, which are known without a pass through it. */
const asksForTaps = (lanes: readonly LaneWork[]) =>
  lanes.some(({ weights }) =>
    weights.active.some(({ method }) => method.teacherTaps.some((tap) => tap !== 'logits')),
  );

function oneHotOf(labels: Uint32Array, numClasses: number): tf.Tensor2D {
  const oneHot = new Float32Array(labels.length * numClasses);
  for (const [row, label] of labels.entries()) oneHot[row * numClasses + label] = 1;
  return tf.tensor2d(oneHot, [labels.length, numClasses]);
}
