import * as tf from '@tensorflow/tfjs';
import { oneHotOf } from '@/distill/one-hot.ts';
import type { TapValues } from '@/protocol/engine/frames.ts';
import type { BatchLabels, DistillationMethod, NetworkOutput } from '@/distill/method.ts';

/** The teacher's outputs for a batch, cached or computed. */
export interface TeacherAnswers {
  /** Flat [B, K]; null if no network learns from a teacher. */
  readonly teacherLogits: Float32Array | null;
  /** Its feature maps and embedding, by tap, as far as they are needed. */
  readonly teacherTaps?: Readonly<Record<string, TapValues>>;
  /** The altered logits that methods show the student, flat [B, K], by method id. */
  readonly alteredLogits?: Readonly<Record<string, Float32Array>>;
}

/** The teacher's side of a batch and the labels, as tensors. */
export interface ShownTensors {
  readonly teacher: NetworkOutput;
  readonly labels: BatchLabels;
  /** The altered teacher output that a method shows; null if it alters nothing. */
  altered(method: DistillationMethod): NetworkOutput | null;
}

/**
 * Uploads a batch once for all networks of a step; must be called within the caller's `tidy`.
 *
 * @param labels [B], or of the first pictures only
 * @param numPictures B
 */
export function asTensors(
  { teacherLogits, teacherTaps = {}, alteredLogits = {} }: TeacherAnswers,
  labels: Uint32Array,
  numClasses: number,
  numPictures = labels.length,
): ShownTensors {
  const shape: [number, number] = [numPictures, numClasses];
  const taps = Object.fromEntries(
    Object.entries(teacherTaps).map(([name, tap]) => [
      name,
      tf.tensor(tap.values, [numPictures, ...tap.shape], 'float32'),
    ]),
  );
  const altered = new Map(
    Object.entries(alteredLogits).map(([id, logits]) => [
      id,
      { logits: tf.tensor2d(logits, shape), taps: {} },
    ]),
  );
  return {
    teacher: { logits: teacherLogits ? tf.tensor2d(teacherLogits, shape) : tf.zeros(shape), taps },
    labels: { classes: labels, oneHot: oneHotOf(tf, labels, numClasses) },
    altered: ({ id }) => altered.get(id) ?? null,
  };
}
