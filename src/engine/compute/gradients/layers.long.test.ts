import { describeGpuLayers } from './testing/gpu-layers-suite.ts';

describeGpuLayers();
