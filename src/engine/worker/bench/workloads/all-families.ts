import { modelById } from '@/models/registry.ts';
import type { Workload } from './workload.ts';

/** The lab's step with every family of distillation on at once, at the methods' own weights. */
export const allFamilies: Workload = {
  id: 'all-families',
  work: {
    kind: 'step',
    model: modelById('cnn-8-16'),
    batch: 64,
    alphas: [0.9, 0],
    hasTeacher: true,
    hasAllFamilies: true,
  },
};
