import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';

import { registerBackends } from '../backend/register-backends.ts';
import { randomValues, relativeError, TOLERANCE, type Work } from './compare-backends.ts';

// Chromium has a fused multiply-add, Node 20 does not: the same kernels are compiled differently.
describe('kernels in a browser', () => {
  beforeAll(registerBackends);

  it.each([
    { kind: 'image', height: 28, width: 28, channels: [1, 8], stride: 1 },
    { height: 14, width: 13, channels: [8, 12], stride: 1 },
    { height: 9, width: 10, channels: [3, 4], stride: 2 },
  ] as const)('$height×$width, $channels, stride $stride', async ({ height, width, channels, stride }) => {
    const [inChannels, outChannels] = channels;
    const inputs = [
      randomValues([7, height, width, inChannels], 'x'),
      randomValues([3, 3, inChannels, outChannels], 'w'),
      randomValues([outChannels], 'bias'),
    ];
    const forward = (x: tf.Tensor, w: tf.Tensor, bias: tf.Tensor) => {
      const convolved = tf.conv2d(x as tf.Tensor4D, w as tf.Tensor4D, stride, 'same');
      return tf.maxPool(tf.relu(tf.add<tf.Tensor4D>(convolved, bias)), 2, 2, 'same');
    };
    const whole: Work = ([x, w, bias]) => forward(x as tf.Tensor, w as tf.Tensor, bias as tf.Tensor);
    const gradient =
      (index: number): Work =>
      (tensors) =>
        tf.grads((...parts: tf.Tensor[]) => forward(...(parts as [tf.Tensor, tf.Tensor, tf.Tensor])))([
          ...tensors,
        ])[index] as tf.Tensor;
    expect(await relativeError(inputs, whole)).toBeLessThan(TOLERANCE);
    for (const index of [0, 1, 2]) {
      expect(await relativeError(inputs, gradient(index))).toBeLessThan(TOLERANCE);
    }
  });
});
