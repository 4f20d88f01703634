import * as tf from '@tensorflow/tfjs';
import { benchPaths, type BenchPath } from '@/protocol/bench.ts';
import { registerBackends } from '../backend/register-backends.ts';
import { runtimeName } from '../backend/runtime-name.ts';
import { findWebglRenderer } from '../backend/webgl-renderer.ts';
import { findWebgpuAdapter } from '../backend/webgpu-adapter.ts';
import { registerGpuKernels } from '../kernels/register.ts';
import { keepStockWasm } from './stock-wasm.ts';

/** A path that this browser or machine does not have. */
export class PathAbsentError extends Error {}

/**
 * Makes a path's backend the current one, with its kernels.
 *
 * To be called once in a worker: nothing is taken back.
 *
 * @returns what does the work, for the visitor to read
 * @throws PathAbsentError where it cannot be had
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
