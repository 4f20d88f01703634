import * as tf from '@tensorflow/tfjs';
import { describe, expect, it } from 'vitest';

import { randomValues, relativeError, TOLERANCE, type Work } from './compare-backends.ts';

describe('max pooling and its gradient', () => {
  const poolings = [
    { shape: [7, 28, 28, 8], size: 2, stride: 2, pad: 'valid' },
    { shape: [7, 27, 29, 3], size: 2, stride: 2, pad: 'same' },
    { shape: [7, 27, 29, 3], size: 2, stride: 2, pad: 'valid' },
    { shape: [7, 9, 6, 12], size: 2, stride: 2, pad: 'same' },
    { shape: [7, 6, 9, 4], size: 2, stride: 2, pad: 'same' },
    { shape: [3, 7, 7, 16], size: 2, stride: 2, pad: 'same' },
    { shape: [3, 7, 7, 16], size: 2, stride: 2, pad: 'valid' },
    { shape: [1, 1, 5, 4], size: 2, stride: 2, pad: 'same' },
    { shape: [1, 1, 5, 1], size: 2, stride: 2, pad: 'same' },
    { shape: [2, 9, 9, 2], size: 3, stride: 2, pad: 'same' },
    { shape: [2, 9, 9, 2], size: 2, stride: 1, pad: 'same' },
  ] as const;
  const cases = poolings.flatMap((pooling) => [0, 0.5].map((step) => ({ ...pooling, step })));

  it.each(cases)('$shape by $size, stride $stride, $pad, rounded to $step', async (pooling) => {
    const { shape, size, stride, pad, step } = pooling;
    const purpose = `pool ${shape.join()} ${size} ${stride} ${pad} ${step}`;
    const { outShape } = tf.backend_util.computePool2DInfo([...shape], size, stride, 1, pad);
    const inputs = [randomValues(shape, purpose, step), randomValues(outShape, `${purpose} dy`)];
    const byInput: Work = ([x, dy]) =>
      tf.grad((changed) => tf.maxPool(changed as tf.Tensor4D, size, stride, pad))(x as tf.Tensor, dy);
    expect(await relativeError(inputs, byInput)).toBeLessThan(TOLERANCE);
    const forward: Work = ([x]) => tf.maxPool(x as tf.Tensor4D, size, stride, pad);
    expect(await relativeError(inputs, forward)).toBeLessThan(TOLERANCE);
  });
});
