import * as tf from '@tensorflow/tfjs';
import '@tensorflow/tfjs-backend-webgpu';
import { afterAll, describe } from 'vitest';
import { modelById } from '@/models/registry.ts';
import { registerGpuKernels, removeGpuKernels } from '../kernels/register.ts';
import { isWithoutGpu } from '../kernels/testing/without-gpu.ts';
import { describeLayers } from './testing/layers-suite.ts';

/** One network of each kind; `npm run test:gpu` compares all. */
const sample = ['cnn-8-16', 'resnet-8-thin'].map(modelById);

describe.skipIf(isWithoutGpu)('layers in one kernel on WebGPU', () => {
  afterAll(() => removeGpuKernels());
  describeLayers(async () => {
    registerGpuKernels();
    // Otherwise small tensors would be computed on the CPU.
    tf.env().set('WEBGPU_CPU_FORWARD', false);
    await tf.setBackend('webgpu');
  }, sample);
});
