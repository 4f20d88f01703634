import { writeSafetensors } from '@/core/safetensors.ts';
import type { RunSnapshot } from '../engine/requests.ts';

/**
 * Writes a snapshot as a safetensors file, with the rest of the snapshot as JSON in its metadata.
 *
 * The arrays are flat and in TensorFlow.js's layout.
 */
export function packSnapshot({ arrays, ...rest }: RunSnapshot): Uint8Array<ArrayBuffer> {
  const tensors = Object.entries(arrays).map(([name, values]) => ({ name, shape: [values.length], values }));
  const snapshot = JSON.stringify({ ...rest, generationSteps: rest.generationSteps ?? [] });
  return writeSafetensors(tensors, { snapshot });
}
