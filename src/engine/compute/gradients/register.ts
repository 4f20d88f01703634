import * as tf from '@tensorflow/tfjs';
import { fusedGradients } from './fused-layers.ts';
import { reluGradient } from './relu.ts';
import { softmaxLossGradient } from './softmax-loss.ts';
import { weightedSumGradient } from './weighted-sum.ts';

const ours: readonly tf.GradConfig[] = [
  ...fusedGradients,
  reluGradient,
  softmaxLossGradient,
  weightedSumGradient,
];

/** The TensorFlow.js gradients that ours replace, by name; null while ours are not registered. */
let stock: ReadonlyMap<string, tf.GradConfig | undefined> | null = null;

/** Registers our gradients on every backend; a second call does nothing. */
export function registerGradients(): void {
  if (stock) return;
  stock = new Map(ours.map(({ kernelName }) => [kernelName, tf.getGradient(kernelName)]));
  for (const gradient of ours) tf.registerGradient(gradient);
}

/** Restores TensorFlow.js' own gradients, for comparisons. */
export function removeGradients(): void {
  for (const [kernelName, own] of stock ?? []) {
    tf.unregisterGradient(kernelName);
    if (own) tf.registerGradient(own);
  }
  stock = null;
}
