import { entryAt, required } from '@/core/checked.ts';
import type { ExportedNetwork } from './input.ts';

/** Largest 8-bit value; −128 is not used, so that the range is symmetric. */
const LARGEST = 127;

/** Weights as 8-bit integers with one scale per output channel: weight ≈ integer · scale. */
export interface QuantisedArray {
  /** In the layout of the array they were made from. */
  readonly integers: Int8Array;
  /** One per output channel, the last axis of our layout. */
  readonly scales: Float32Array;
}

/** Rounds weights to 8 bits, symmetrically per output channel, so that zero stays zero. */
export function quantise(values: Float32Array, numOutputs: number): QuantisedArray {
  const largest = new Float32Array(numOutputs);
  for (const [index, value] of values.entries()) {
    const output = index % numOutputs;
    largest[output] = Math.max(largest[output] ?? NaN, Math.abs(value));
  }
  // A channel of zeros has any scale but 0.
  const scales = largest.map((value) => (value === 0 ? 1 : value / LARGEST));
  const integers = Int8Array.from(values, (value, index) =>
    Math.round(value / (scales[index % numOutputs] ?? NaN)),
  );
  return { integers, scales };
}

export const dequantised = ({ integers, scales }: QuantisedArray): Float32Array =>
  Float32Array.from(integers, (value, index) => value * (scales[index % scales.length] ?? NaN));

/** The weights of a network by name, in 8 bits; biases are missing: they stay 32-bit floats. */
export function quantisedArrays({ plan, arrays }: ExportedNetwork): ReadonlyMap<string, QuantisedArray> {
  const weights = plan.layers.flatMap(({ parameters }) => parameters).filter(({ shape }) => shape.length > 1);
  return new Map(
    weights.map(({ name, shape }) => [
      name,
      quantise(required(arrays[name], name), entryAt(shape, shape.length - 1)),
    ]),
  );
}

/** The network as it computes with weights of 8 bits. */
export function roundedNetwork(network: ExportedNetwork): ExportedNetwork {
  const rounded = [...quantisedArrays(network)].map(([name, array]) => [name, dequantised(array)] as const);
  return { plan: network.plan, arrays: { ...network.arrays, ...Object.fromEntries(rounded) } };
}

/** Bytes of a network's parameters: 8-bit weights with their scales and 32-bit biases, or all in 32 bits. */
export function parameterBytes(network: ExportedNetwork, precision: 'float32' | 'int8'): number {
  if (precision === 'float32') return network.plan.parameterBytes;
  const quantised = quantisedArrays(network);
  return Object.entries(network.arrays).reduce((sum, [name, values]) => {
    const array = quantised.get(name);
    return sum + (array ? array.integers.byteLength + array.scales.byteLength : values.byteLength);
  }, 0);
}
