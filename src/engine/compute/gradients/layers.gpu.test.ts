import { modelById } from '@/models/registry.ts';
import { describeGpuLayers } from './testing/gpu-layers-suite.ts';

// One network of each kind; `npm run test:gpu` compares all.
describeGpuLayers(['cnn-8-16', 'resnet-8-thin'].map(modelById));
