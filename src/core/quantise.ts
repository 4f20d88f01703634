import { sizeOf } from './size-of.ts';

/** Bits of a weight in a network's forward pass; 32 is a float as it is. */
export type WeightBits = 32 | 8 | 4;

/** Largest integer of so many bits; the most negative one is not used, so that the range is symmetric. */
export const largestOf = (bits: number): number => 2 ** (bits - 1) - 1;

/** Weights as integers with one scale per output channel: weight ≈ integer · scale. */
export interface QuantisedArray {
  /** In the layout of the array they were made from. */
  readonly integers: Int8Array;
  /** One per output channel, the last axis of our layout. */
  readonly scales: Float32Array;
}

/** The nearest integer, the even one of two equally near, as kernels round. */
function nearest(value: number): number {
  const rounded = Math.round(value);
  return rounded - value === 0.5 && rounded % 2 !== 0 ? rounded - 1 : rounded;
}

/**
 * Rounds weights symmetrically per output channel, so that zero stays zero and the largest keeps its value. Computed with
 * 32-bit floats as by the kernels, for the same integers.
 *
 * @param values of an array whose last axis is the output channel
 * @param numOutputs its length
 * @param bits 2 to 8
 */
export function quantise(values: Float32Array, numOutputs: number, bits = 8): QuantisedArray {
  const largest = new Float32Array(numOutputs);
  for (const [index, value] of values.entries()) {
    const output = index % numOutputs;
    largest[output] = Math.max(largest[output] ?? NaN, Math.abs(value));
  }
  // A channel of zeros has any scale but 0.
  const scales = largest.map((value) => (value === 0 ? 1 : value / largestOf(bits)));
  const integers = Int8Array.from(values, (value, index) =>
    nearest(Math.fround(value / (scales[index % numOutputs] ?? NaN))),
  );
  return { integers, scales };
}

export const dequantised = ({ integers, scales }: QuantisedArray): Float32Array =>
  Float32Array.from(integers, (value, index) => value * (scales[index % scales.length] ?? NaN));

/** Whether a parameter is rounded: weights are, biases stay floats. */
export const isQuantised = ({ shape }: { readonly shape: readonly number[] }): boolean => shape.length > 1;

/**
 * Bytes of a network's parameters: its weights in so many bits with a scale of 32 bits per output channel, its biases in
 * 32 bits; or all in 32.
 */
export function bytesWith(
  parameters: readonly { readonly shape: readonly number[] }[],
  bits: WeightBits,
): number {
  return parameters.reduce((sum, { shape }) => {
    const size = sizeOf(shape);
    if (bits === 32 || !isQuantised({ shape })) return sum + 4 * size;
    return sum + Math.ceil((size * bits) / 8) + 4 * (shape.at(-1) ?? NaN);
  }, 0);
}
