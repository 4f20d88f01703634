import { modelById } from '@/models/registry.ts';
import type { Workload } from './workload.ts';

/** A distillation step of the default student: soft targets at T = 4 with α = 0.9 from cached answers. */
export const student: Workload = {
  id: 'student',
  work: { kind: 'step', model: modelById('cnn-8-16'), batch: 64, alphas: [0.9], hasTeacher: true },
};
