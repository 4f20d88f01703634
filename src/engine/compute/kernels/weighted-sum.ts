import * as tf from '@tensorflow/tfjs';
import { constants, emptyTensor, run } from './gpu-backend.ts';
import { kernel, range, remembered, type Kernel } from './kernel.ts';
import { WEIGHTED_SUM } from './names.ts';

/** Σ weight · term. Binds out, the terms, one number each, and the weights. */
const weightedSumKernel = remembered((numTerms: number): Kernel => {
  const terms = range(numTerms);
  return kernel({
    name: 'weighted sum',
    buffers: [
      { name: 'out', element: 'f32', length: 1, use: 'write' },
      ...terms.map((term) => ({ name: `term${term}`, element: 'f32', length: 1, use: 'read' }) as const),
      { name: 'weights', element: 'vec4f', length: 1, use: 'uniform' },
    ],
    numThreads: 1,
    workgroupSize: 1,
    body: `out[0] = ${terms.map((term) => `weights[0][${term}] * term${term}[0]`).join(' + ')};`,
  });
});

/**
 * Registers the weighted total of a loss as one dispatch on WebGPU; TensorFlow.js takes one or two per term.
 */
export function registerWeightedSum(): void {
  if (tf.getKernel(WEIGHTED_SUM, 'webgpu')) return;
  tf.registerKernel({
    kernelName: WEIGHTED_SUM,
    backendName: 'webgpu',
    kernelFunc({ inputs, attrs }) {
      const terms = Object.values(inputs) as tf.TensorInfo[];
      const [a = 0, b = 0, c = 0, d = 0] = (attrs as { readonly weights: number[] }).weights;
      const out = emptyTensor([]);
      run(weightedSumKernel(terms.length), [out, ...terms], constants(a, b, c, d));
      return out;
    },
  });
}

/** Restores TensorFlow.js' operations, for comparisons. */
export function removeWeightedSum(): void {
  if (tf.getKernel(WEIGHTED_SUM, 'webgpu')) tf.unregisterKernel(WEIGHTED_SUM, 'webgpu');
}
