import * as tf from '@tensorflow/tfjs';
import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';

import { RELU_GRAD } from '../kernels/names.ts';
import { reluGrad } from './simd/relu-grad.ts';
import { stockKernel } from './stock-kernel.ts';

/** dY where x > 0, else 0, with stock kernels. */
function stepTimes(backend: BackendWasm, x: tf.TensorInfo, dy: tf.TensorInfo): tf.TensorInfo {
  const step = stockKernel('Step', backend)({ x }, { alpha: 0 });
  const dx = stockKernel('Multiply', backend)({ a: dy, b: step }, {});
  backend.disposeData(step.dataId);
  return dx;
}

/**
 * Registers the gradient of ReLU as one kernel on wasm.
 *
 * TensorFlow.js uses three operations, each a pass over a whole feature map: 0.32 ms against 0.19 for [64,
 * 28, 28, 8] (TensorFlow.js 4.22).
 */
export function registerReluGradient(): void {
  tf.registerKernel({
    kernelName: RELU_GRAD,
    backendName: 'wasm',
    kernelFunc({ inputs, backend }) {
      const { x, dy } = inputs as Record<'x' | 'dy', tf.TensorInfo>;
      return reluGrad(backend as BackendWasm, x, dy) ?? stepTimes(backend as BackendWasm, x, dy);
    },
  });
}
