import { dequantised } from '@/core/quantise.ts';
import type { PackedArray } from './page-data.ts';

const bytesOf = (base64: string) => Uint8Array.from(atob(base64), (each) => each.charCodeAt(0)).buffer;

/** An array as the network computes with it. */
export function unpackArray(packed: PackedArray): Float32Array {
  if ('floats' in packed) return new Float32Array(bytesOf(packed.floats));
  return dequantised({
    integers: new Int8Array(bytesOf(packed.integers)),
    scales: new Float32Array(bytesOf(packed.scales)),
  });
}
