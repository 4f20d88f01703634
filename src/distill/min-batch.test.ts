import * as tf from '@tensorflow/tfjs';
import { describe, expect, it } from 'vitest';
import { randomStream } from '@/core/random.ts';
import { methods } from './registry.ts';
import { LOGITS } from './tap.ts';
import { defaultsOf } from './values.ts';

const random = randomStream(1, 'min-batch');
const output = (rows: number) => {
  const draw = (width: number) =>
    tf.tensor2d(
      Float32Array.from({ length: rows * width }, () => random.next() - 0.5),
      [rows, width],
    );
  const [logits, embedding] = [draw(10), draw(12)];
  return { logits, taps: { [LOGITS]: logits, embedding } };
};

describe('the smallest batch that a method compares', () => {
  it.each(methods.filter(({ minBatch }) => minBatch !== undefined))('$id', async (method) => {
    await tf.setBackend('cpu');
    const lossOf = async (rows: number) => {
      const labels = { classes: [], oneHot: tf.zeros([rows, 10]) as tf.Tensor2D };
      const batch = { student: output(rows), teacher: output(rows), labels };
      const losses = method.loss(tf, batch, defaultsOf(method), {});
      const values = await Promise.all(Object.values(losses).map((loss) => loss.data()));
      return Math.max(...values.map(([value = 0]) => Math.abs(value)));
    };
    const least = method.minBatch ?? 0;
    for (let rows = 1; rows < least; rows++) expect(await lossOf(rows)).toBeLessThan(1e-6);
    expect(await lossOf(least)).toBeGreaterThan(1e-5);
  });
});
