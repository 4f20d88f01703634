import { entryAt, required } from '@/core/checked.ts';
import { dequantised, isQuantised, quantise, type QuantisedArray } from '@/core/quantise.ts';
import type { ExportedNetwork } from './input.ts';

/**
 * The weights of a network by name, in 8 bits, or in as few as it was trained with, which is exact then; biases are missing:
 * they stay 32-bit floats.
 */
export function quantisedArrays({
  plan,
  arrays,
  bits = 32,
}: ExportedNetwork): ReadonlyMap<string, QuantisedArray> {
  const weights = plan.layers.flatMap(({ parameters }) => parameters).filter(isQuantised);
  return new Map(
    weights.map(({ name, shape }) => [
      name,
      quantise(required(arrays[name], name), entryAt(shape, shape.length - 1), Math.min(8, bits)),
    ]),
  );
}

/** The network as it computes with weights of 8 bits, or of as few as it was trained with. */
export function roundedNetwork(network: ExportedNetwork): ExportedNetwork {
  const rounded = [...quantisedArrays(network)].map(([name, array]) => [name, dequantised(array)] as const);
  return { ...network, arrays: { ...network.arrays, ...Object.fromEntries(rounded) } };
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
