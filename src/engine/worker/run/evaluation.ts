import * as tf from '@tensorflow/tfjs';
import { entryAt, required } from '@/core/checked.ts';
import { sizeOf } from '@/core/size-of.ts';
import { exampleShape, valuesPerExample } from '@/core/input-spec.ts';
import { LOGITS, tapOf } from '@/distill/tap.ts';
import { accuracy } from '@/metrics/accuracy.ts';
import { agreement } from '@/metrics/agreement.ts';
import { expectedCalibrationError } from '@/metrics/calibration.ts';
import { meanCrossEntropy } from '@/metrics/cross-entropy.ts';
import { tapShape } from '@/models/plan.ts';
import type { LaneReport, TapValues } from '@/protocol/engine/frames.ts';
import type { DatasetStore } from '../data/dataset-store.ts';
import type { AnsweringNetwork } from '../network/network.ts';
import { yieldToMessages } from './yield-to-messages.ts';

/** Pictures per pass: large enough to be efficient, small enough to let messages through in between. */
const PICTURES_PER_PASS = 250;

/** Returns the pixels 0..1 of `count` pictures starting at `first`, flat, valid until its next call. */
export type PixelSource = (first: number, count: number) => Float32Array;

/**
 * The test pictures of a dataset. All passes share one array: getting the memory of a new one from the system took
 * longer than filling it.
 */
export function testPixels(store: Pick<DatasetStore, 'pixels' | 'spec'>): PixelSource {
  const size = valuesPerExample(store.spec.input);
  let pass = new Float32Array();
  return (first, count) => {
    if (pass.length < count * size) pass = new Float32Array(count * size);
    const indices = Uint32Array.from({ length: count }, (_, row) => first + row);
    return store.pixels('test', indices, pass.subarray(0, count * size));
  };
}

/** A network's input from flat values: [n, H, W, C] for pictures, [n, length] for tokens. */
export const asInput = (network: AnsweringNetwork, values: Float32Array, count: number): tf.Tensor =>
  tf.tensor(values, [count, ...exampleShape(network.plan.input)], 'float32');

/** Allowed pictures per pass: WebGPU compiles a kernel for each size, which takes a while. */
const PASS_SIZES = [1, 64, PICTURES_PER_PASS] as const;

/** Logits of `count` pictures, flat [count · K], without a gradient. */
export async function logitsOf(
  network: AnsweringNetwork,
  pixels: Float32Array,
  count: number,
): Promise<Float32Array> {
  const taps = await tapsOf(network, pixels, count, [LOGITS]);
  return required(taps[LOGITS], LOGITS).values;
}

/**
 * A network's outputs at some taps for `count` pictures, by tap, without a gradient.
 *
 * @param pixels flat, 0..1
 */
export async function tapsOf(
  network: AnsweringNetwork,
  pixels: Float32Array,
  count: number,
  taps: readonly string[],
): Promise<Readonly<Record<string, TapValues>>> {
  const size = PASS_SIZES.find((each) => each >= count) ?? count;
  const padded = size === count ? pixels : new Float32Array((pixels.length / count) * size);
  if (padded !== pixels) padded.set(pixels);
  const tensors = tf.tidy(() => {
    const output = network.forward(asInput(network, padded, size));
    return taps.map((tap) => tapOf(output, tap));
  });
  try {
    const values = await Promise.all(tensors.map((tensor) => tensor.data<'float32'>()));
    const answers = taps.map((tap, index) => {
      const [, ...shape] = entryAt(tensors, index).shape;
      const numValues = count * sizeOf(shape);
      return [tap, { shape, values: entryAt(values, index).slice(0, numValues) }] as const;
    });
    return Object.fromEntries(answers);
  } finally {
    tf.dispose(tensors);
  }
}

/**
 * A network's output at one tap for many pictures, computed in passes, flat [numPictures · …shape].
 *
 * @param onProgress called with the progress, 0..1
 * @throws RangeError for a missing tap
 */
export async function tapOfMany(
  network: AnsweringNetwork,
  tap: string,
  source: PixelSource,
  numPictures: number,
  onProgress: (progress: number) => void = () => undefined,
): Promise<Float32Array> {
  const size = sizeOf(tapShape(network.plan, tap));
  const all = new Float32Array(numPictures * size);
  for (let first = 0; first < numPictures; first += PICTURES_PER_PASS) {
    const count = Math.min(PICTURES_PER_PASS, numPictures - first);
    const taps = await tapsOf(network, source(first, count), count, [tap]);
    all.set(required(taps[tap], tap).values, first * size);
    onProgress((first + count) / numPictures);
    await yieldToMessages();
  }
  return all;
}

/**
 * The evaluation report of one lane.
 *
 * @param logits of the lane, flat [n · K]
 * @param teacherLogits on the same pictures, flat [n · K]
 * @param labels [n]
 */
export function laneReport(
  logits: Float32Array,
  teacherLogits: Float32Array,
  labels: Uint8Array,
  numClasses: number,
): LaneReport {
  return {
    accuracy: accuracy(logits, labels, numClasses),
    crossEntropy: meanCrossEntropy(logits, labels, numClasses),
    calibrationError: expectedCalibrationError(logits, labels, numClasses),
    agreement: agreement(logits, teacherLogits, numClasses),
  };
}
