import { writeSafetensors } from '@/core/safetensors.ts';
import type { RunSnapshot } from '../engine/requests.ts';
import { changeFrom } from './trained-settings.ts';

/**
 * Writes a snapshot as a safetensors file, with the rest of the snapshot as JSON in its metadata.
 *
 * The arrays are flat and in TensorFlow.js's layout. Settings of earlier steps are what differs from `config`.
 */
export function packSnapshot({
  arrays,
  generationSteps = [],
  trained = null,
  ...rest
}: RunSnapshot): Uint8Array<ArrayBuffer> {
  const tensors = Object.entries(arrays).map(([name, values]) => ({ name, shape: [values.length], values }));
  const changes = trained?.map(({ from, config }) => ({ from, change: changeFrom(rest.config, config) }));
  const snapshot = JSON.stringify({ ...rest, version: 2, generationSteps, trained: changes ?? null });
  return writeSafetensors(tensors, { snapshot });
}
