import { modelById } from '@/models/registry.ts';
import { describeGpuLayers } from './testing/gpu-layers-suite.ts';

// A software adapter compiles the kernels of a residual network for most of a minute: `npm run test:gpu` compares all.
describeGpuLayers([modelById('cnn-8-16')]);
