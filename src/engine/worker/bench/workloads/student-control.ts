import { modelById } from '@/models/registry.ts';
import type { Workload } from './workload.ts';

/** The step that the lab trains with: the student, and the control on the same batch. */
export const studentControl: Workload = {
  id: 'student-control',
  work: { kind: 'step', model: modelById('cnn-8-16'), batch: 64, alphas: [0.9, 0], hasTeacher: true },
};
