import * as tf from '@tensorflow/tfjs';
import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';

import { entryAt } from '@/core/checked.ts';
import { SOFTMAX_LOSS, WEIGHTED_SUM, type SoftmaxLossAttributes } from '../kernels/names.ts';

/**
 * Writes log softmax(values / T) of the row that begins at `first`. Plain loops: array methods take ten times
 * as long.
 */
function logSoftmax(values: Float32Array, first: number, temperature: number, logProbs: Float64Array): void {
  let largest = -Infinity;
  for (let index = 0; index < logProbs.length; index++) {
    largest = Math.max(largest, values[first + index] ?? NaN);
  }
  let sum = 0;
  for (let index = 0; index < logProbs.length; index++) {
    const scaled = ((values[first + index] ?? NaN) - largest) / temperature;
    logProbs[index] = scaled;
    sum += Math.exp(scaled);
  }
  const logSum = Math.log(sum);
  for (let index = 0; index < logProbs.length; index++) logProbs[index] = (logProbs[index] ?? NaN) - logSum;
}

/** The kernel on plain arrays [B, K]; writes the gradient. @returns the mean loss */
function meanLoss(
  logits: Float32Array,
  targets: Float32Array,
  gradient: Float32Array,
  numClasses: number,
  { targets: kind, temperature }: SoftmaxLossAttributes,
): number {
  const batch = logits.length / numClasses;
  const [logProbs, logTargets] = [new Float64Array(numClasses), new Float64Array(numClasses)];
  let total = 0;
  for (let first = 0; first < logits.length; first += numClasses) {
    logSoftmax(logits, first, temperature, logProbs);
    if (kind === 'logits') logSoftmax(targets, first, temperature, logTargets);
    for (let index = 0; index < numClasses; index++) {
      const [logProb, logTarget] = [logProbs[index] ?? NaN, logTargets[index] ?? NaN];
      const target = kind === 'logits' ? Math.exp(logTarget) : (targets[first + index] ?? NaN);
      // Stays zero if the targets are probabilities: their entropy is not subtracted then.
      total += target * (logTarget - logProb);
      // T² of the loss and 1 / T of the softmax's argument leave one factor T.
      gradient[first + index] = ((Math.exp(logProb) - target) * temperature) / batch;
    }
  }
  return (total * temperature * temperature) / batch;
}

/**
 * Registers softmax losses on wasm, as plain JavaScript on its heap: at [64, 10] a TensorFlow.js kernel costs
 * more to call than to run, and a loss would take 40 of them.
 */
export function registerSoftmaxLoss(): void {
  tf.registerKernel({
    kernelName: SOFTMAX_LOSS,
    backendName: 'wasm',
    kernelFunc({ inputs, attrs, backend: current }) {
      const backend = current as BackendWasm;
      const { logits, targets } = inputs as Readonly<Record<'logits' | 'targets', tf.TensorInfo>>;
      const [loss, gradient] = [
        backend.makeOutput([], 'float32'),
        backend.makeOutput(logits.shape, 'float32'),
      ];
      // Views of the heap must be created after the last allocation.
      const on = (tensor: tf.TensorInfo) => backend.typedArrayFromHeap(tensor) as Float32Array;
      const attributes = attrs as unknown as SoftmaxLossAttributes;
      on(loss)[0] = meanLoss(on(logits), on(targets), on(gradient), entryAt(logits.shape, 1), attributes);
      return [loss, gradient];
    },
  });
}

/** Registers the weighted total of a loss as one kernel on wasm. */
export function registerWeightedSum(): void {
  tf.registerKernel({
    kernelName: WEIGHTED_SUM,
    backendName: 'wasm',
    kernelFunc({ inputs, attrs, backend: current }) {
      const backend = current as BackendWasm;
      const { weights } = attrs as { readonly weights: number[] };
      const out = backend.makeOutput([], 'float32');
      const numberOf = (tensor: tf.TensorInfo) => entryAt(backend.typedArrayFromHeap(tensor), 0);
      const terms = Object.values(inputs) as tf.TensorInfo[];
      backend.typedArrayFromHeap(out)[0] = terms.reduce(
        (sum, term, index) => sum + entryAt(weights, index) * numberOf(term),
        0,
      );
      return out;
    },
  });
}
