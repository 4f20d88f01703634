import { normalShare } from '@/metrics/normal-share.ts';
import { multiplyRows, type PageBlock } from './block.ts';
import { normRows } from './layer-norm.ts';

/** Attention of one head: the values [L, width] mixed by softmax(q · kᵀ / √d), written into `mixed`. */
function attend(
  [queries, keys, values]: readonly Float32Array[],
  mixed: Float32Array,
  { length, width, first, size }: { length: number; width: number; first: number; size: number },
): void {
  const scores = new Float64Array(length);
  for (let to = 0; to < length; to++) {
    for (let from = 0; from < length; from++) {
      let product = 0;
      for (let at = first; at < first + size; at++)
        product += (queries?.[to * width + at] ?? NaN) * (keys?.[from * width + at] ?? NaN);
      scores[from] = product / Math.sqrt(size);
    }
    const largest = Math.max(...scores);
    const powers = scores.map((score) => Math.exp(score - largest));
    const sum = powers.reduce((total, power) => total + power, 0);
    for (let at = first; at < first + size; at++) {
      let value = 0;
      for (let from = 0; from < length; from++)
        value += (powers[from] ?? NaN) * (values?.[from * width + at] ?? NaN);
      mixed[to * width + at] = value / sum;
    }
  }
}

const sumOf = (one: Float32Array, other: Float32Array) =>
  one.map((value, index) => value + (other[index] ?? NaN));

export const transformerBlock: PageBlock<'transformer-block'> = (input, { heads, feedForward }, arrays) => {
  const { height: length, channels: width, values: rows } = input;
  // Weights and biases of query, key, value, attention, norm1, inner, outer, norm2.
  const own = (part: number) => arrays.slice(2 * part, 2 * part + 2);
  const projected = [0, 1, 2].map((part) => multiplyRows(rows, width, width, own(part)));
  const mixed = new Float32Array(rows.length);
  const size = width / heads;
  for (let head = 0; head < heads; head++)
    attend(projected, mixed, { length, width, first: head * size, size });
  const middle = normRows(sumOf(rows, multiplyRows(mixed, width, width, own(3))), width, own(4));
  const inner = multiplyRows(middle, width, feedForward, own(5));
  const active = inner.map((value) => value * normalShare(value));
  const fed = multiplyRows(active, feedForward, width, own(6));
  return { ...input, values: normRows(sumOf(middle, fed), width, own(7)) };
};
