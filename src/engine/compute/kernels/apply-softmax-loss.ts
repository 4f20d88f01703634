import * as tf from '@tensorflow/tfjs';
import { entryAt } from '@/core/checked.ts';
import { constants, elementOf, emptyTensor, release, run } from './gpu-backend.ts';
import { SOFTMAX_LOSS, type SoftmaxLossAttributes } from './names.ts';
import { meanLossKernel, softmaxLossKernel } from './softmax-loss.ts';

/** Registers softmax losses on WebGPU, in two dispatches each; TensorFlow.js takes 15 to 25. */
export function registerSoftmaxLoss(): void {
  if (tf.getKernel(SOFTMAX_LOSS, 'webgpu')) return;
  tf.registerKernel({
    kernelName: SOFTMAX_LOSS,
    backendName: 'webgpu',
    kernelFunc({ inputs, attrs }) {
      const { logits, targets } = inputs as Readonly<Record<'logits' | 'targets', tf.TensorInfo>>;
      const { targets: kind, temperature } = attrs as unknown as SoftmaxLossAttributes;
      const [batch, numClasses] = [entryAt(logits.shape, 0), entryAt(logits.shape, 1)];
      const [loss, gradient, losses] = [emptyTensor([]), emptyTensor(logits.shape), emptyTensor([batch])];
      const kernel = softmaxLossKernel(kind, elementOf(targets), batch, numClasses);
      const settings = constants(temperature, 0, 0, 0);
      run(kernel, [gradient, losses, logits, targets], settings);
      run(meanLossKernel(batch), [loss, losses]);
      release(losses);
      return [loss, gradient];
    },
  });
}

/** Restores the losses' own operations, for comparisons. */
export function removeSoftmaxLoss(): void {
  if (tf.getKernel(SOFTMAX_LOSS, 'webgpu')) tf.unregisterKernel(SOFTMAX_LOSS, 'webgpu');
}
