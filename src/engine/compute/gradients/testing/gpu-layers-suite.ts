import * as tf from '@tensorflow/tfjs';
import '@tensorflow/tfjs-backend-webgpu';
import { afterAll, describe } from 'vitest';
import { models } from '@/models/registry.ts';
import { registerGpuKernels, removeGpuKernels } from '../../kernels/register.ts';
import { isWithoutGpu } from '../../kernels/testing/without-gpu.ts';
import { describeLayers } from './layers-suite.ts';

/** `describeLayers` on WebGPU in Node. */
export function describeGpuLayers(specs = models): void {
  describe.skipIf(isWithoutGpu)('layers in one kernel on WebGPU', () => {
    afterAll(() => removeGpuKernels());
    describeLayers(async () => {
      registerGpuKernels();
      // Otherwise small tensors would be computed on the CPU.
      tf.env().set('WEBGPU_CPU_FORWARD', false);
      await tf.setBackend('webgpu');
    }, specs);
  });
}
