import * as tf from '@tensorflow/tfjs';
import { expect, it } from 'vitest';
import { randomValues, relativeError, TOLERANCE, type Work } from './compare-backends.ts';

it.each([
  [1, 1, 1],
  [64, 8, 300],
  [7, 5, 3],
  [33, 64, 40],
])('adds up %i rows of %i numbers in %i segments', async (rows, width, segments) => {
  const inputs = [randomValues([rows, width], 'rows'), randomValues([rows], 'ids')];
  const add: Work = ([x, ids]) => {
    // Some segments get many rows, others none.
    const segmentIds = tf.cast(tf.mul(tf.abs(ids as tf.Tensor1D), segments * 0.7), 'int32') as tf.Tensor1D;
    return tf.unsortedSegmentSum(x as tf.Tensor2D, segmentIds, segments);
  };
  expect(await relativeError(inputs, add)).toBeLessThan(TOLERANCE);
});

it('is the gradient of looking up rows, of a batch of texts', async () => {
  const inputs = [randomValues([20, 6], 'table'), randomValues([3, 5], 'ids'), randomValues([3, 5, 6], 'dy')];
  const gradient: Work = ([table, ids, dy]) => {
    const whole = tf.cast(tf.mul(tf.abs(ids as tf.Tensor), 20), 'int32') as tf.Tensor2D;
    return tf.grad((own) => tf.gather(own, whole))(table as tf.Tensor, dy);
  };
  expect(await relativeError(inputs, gradient)).toBeLessThan(TOLERANCE);
});
