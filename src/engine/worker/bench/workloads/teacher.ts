import { modelById } from '@/models/registry.ts';
import type { Workload } from './workload.ts';

/** A step of the default teacher when it is trained live, on labels. */
export const teacher: Workload = {
  id: 'teacher',
  work: { kind: 'step', model: modelById('cnn-16-32-128'), batch: 64, alphas: [0], hasTeacher: false },
};
