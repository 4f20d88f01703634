import * as tf from '@tensorflow/tfjs';
import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import { entryAt } from '@/core/checked.ts';
import { removeGradients } from '../../compute/gradients/register.ts';
import { asRank4, stockKernel, transposeAs } from '../../compute/wasm/stock-kernel.ts';

/**
 * The shortest way to a convolution's filter gradient: exchanges pictures and channels, and convolves X with
 * dY. Only for stride 1 and `same` padding, which is all that is timed here.
 *
 * @returns [K, K, Ci, Co]
 */
function filterGradient(backend: BackendWasm, x: tf.TensorInfo, dy: tf.TensorInfo, kernelSize: number) {
  const [batch, height, width, channels] = asRank4(x.shape);
  const [, , , outChannels] = asRank4(dy.shape);
  const before = Math.floor((kernelSize - 1) / 2);
  const sides = [before, kernelSize - 1 - before];
  const byChannel = transposeAs(backend, x, [batch, height, width, channels], [3, 1, 2, 0]);
  const byPlace = transposeAs(backend, dy, [batch, height, width, outChannels], [1, 2, 0, 3]);
  const result = stockKernel('Conv2D', backend)(
    { x: byChannel, filter: byPlace },
    { strides: [1, 1], dilations: [1, 1], pad: [[0, 0], sides, sides, [0, 0]], dataFormat: 'NHWC' },
  );
  const gradient = transposeAs(
    backend,
    result,
    [channels, kernelSize, kernelSize, outChannels],
    [1, 2, 0, 3],
  );
  for (const { dataId } of [byChannel, byPlace, result]) backend.disposeData(dataId);
  return gradient;
}

/**
 * Saves TensorFlow.js' own wasm kernels and gradients, to be restored after ours have been registered.
 *
 * @returns a function that restores them and adds the missing `Conv2DBackpropFilter`, without which nothing
 *   could be trained for comparison
 */
export function keepStockWasm(): () => void {
  const stock = tf.getKernelsForBackend('wasm');
  return () => {
    removeGradients();
    for (const { kernelName } of tf.getKernelsForBackend('wasm')) tf.unregisterKernel(kernelName, 'wasm');
    for (const kernel of stock) tf.registerKernel(kernel);
    tf.registerKernel({
      kernelName: 'Conv2DBackpropFilter',
      backendName: 'wasm',
      kernelFunc({ inputs, attrs, backend }) {
        const { x, dy } = inputs as Readonly<Record<'x' | 'dy', tf.TensorInfo>>;
        const { strides, filterShape } = attrs as unknown as {
          strides: number | [number, number];
          filterShape: readonly number[];
        };
        if ([strides].flat().some((stride) => stride !== 1)) throw new RangeError('only for stride 1');
        return filterGradient(backend as BackendWasm, x, dy, entryAt(filterShape, 0));
      },
    });
  };
}
