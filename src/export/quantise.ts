import { entryAt, required } from '@/core/checked.ts';
import { bytesWith, dequantised, isQuantised, quantise, type QuantisedArray } from '@/core/quantise.ts';
import type { ExportedNetwork } from './input.ts';

const parametersOf = ({ layers }: ExportedNetwork['plan']) => layers.flatMap(({ parameters }) => parameters);

/**
 * The weights of a network by name, in 8 bits, or in as few as it was trained with, which is exact then; biases are missing:
 * they stay 32-bit floats.
 */
export function quantisedArrays({
  plan,
  arrays,
  bits = 32,
}: ExportedNetwork): ReadonlyMap<string, QuantisedArray> {
  const weights = parametersOf(plan).filter(isQuantised);
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
export const parameterBytes = ({ plan }: ExportedNetwork, precision: 'float32' | 'int8'): number =>
  precision === 'float32' ? plan.parameterBytes : bytesWith(parametersOf(plan), 8);
