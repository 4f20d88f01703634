import * as tf from '@tensorflow/tfjs';
import { currentTiles } from './gpu-backend.ts';
import { kernel, remembered, vectorOf, type Kernel } from './kernel.ts';
import { RELU_GRAD } from './names.ts';
import { runOnce } from './tensor-work.ts';
import type { Tiles } from './tiles.ts';

/** dY where x > 0, else 0. Binds out, x, dy, all of the same length. */
const reluGradientKernel = remembered((length: number, tiles: Tiles): Kernel => {
  const { width, element } = vectorOf(length);
  const numVectors = length / width;
  return kernel({
    name: 'gradient of ReLU',
    buffers: [
      { name: 'out', element, length: numVectors, use: 'write' },
      { name: 'source', element, length: numVectors, use: 'read' },
      { name: 'dy', element, length: numVectors, use: 'read' },
    ],
    numThreads: numVectors,
    workgroupSize: Math.max(tiles.workgroupSize, 64),
    body: `out[thread] = select(${element}(0.0), dy[thread], source[thread] > ${element}(0.0));`,
  });
});

/** Registers the gradient of ReLU as one dispatch on WebGPU instead of two. */
export function registerReluGradient(): void {
  if (tf.getKernel(RELU_GRAD, 'webgpu')) return;
  tf.registerKernel({
    kernelName: RELU_GRAD,
    backendName: 'webgpu',
    kernelFunc({ inputs }) {
      const { x, dy } = inputs as Readonly<Record<'x' | 'dy', tf.TensorInfo>>;
      const length = tf.util.sizeFromShape(x.shape);
      return runOnce(reluGradientKernel(length, currentTiles()), [x, dy], x.shape);
    },
  });
}

/** Restores TensorFlow.js' operations, for comparisons. */
export function removeReluGradient(): void {
  if (tf.getKernel(RELU_GRAD, 'webgpu')) tf.unregisterKernel(RELU_GRAD, 'webgpu');
}
