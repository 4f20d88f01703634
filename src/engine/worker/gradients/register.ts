import * as tf from '@tensorflow/tfjs';
import { softmaxLossGradient } from './softmax-loss.ts';

const ours: readonly tf.GradConfig[] = [softmaxLossGradient];

/** What TensorFlow.js knows; it says that there always is one. */
const known = (kernelName: string) => tf.getGradient(kernelName) as tf.GradConfig | undefined;

/** Makes the gradients of our kernels known, on every backend; a second call does nothing. */
export function registerGradients(): void {
  for (const gradient of ours) {
    if (!known(gradient.kernelName)) tf.registerGradient(gradient);
  }
}
