import * as tf from '@tensorflow/tfjs';
import { benchPaths, type BenchPath } from '@/protocol/bench/bench.ts';
import { registerBackends } from '../../compute/backend/register-backends.ts';
import { runtimeName } from '../../compute/backend/runtime-name.ts';
import { findWebglRenderer } from '../../compute/backend/webgl-renderer.ts';
import { findWebgpuAdapter } from '../../compute/backend/webgpu-adapter.ts';
import { registerGpuKernels } from '../../compute/kernels/register.ts';
import { keepStockWasm } from './stock-wasm.ts';

/** Thrown for a path that this browser or machine does not support. */
export class PathAbsentError extends Error {}

/**
 * Switches to a path's backend and registers its kernels.
 *
 * Must be called once per worker: nothing is undone.
 *
 * @returns name of the hardware or runtime, for display
 * @throws PathAbsentError if it is not available
 */
export async function openPath(path: BenchPath): Promise<string> {
  const { backend, kernels } = benchPaths[path];
  const restoreStock = keepStockWasm();
  registerBackends();
  const adapter = backend === 'webgpu' ? await findWebgpuAdapter() : null;
  if (backend === 'webgpu' && !adapter) throw new PathAbsentError('no adapter');
  if (kernels === 'ours') registerGpuKernels();
  else restoreStock();
  try {
    if (!(await tf.setBackend(backend))) throw new Error('it could not be started');
  } catch (error) {
    throw new PathAbsentError(error instanceof Error ? error.message : String(error));
  }
  return runtimeName(backend, { adapter, renderer: backend === 'webgl' ? findWebglRenderer() : null });
}
