import { modelById } from '@/models/registry.ts';
import type { Workload } from './workload.ts';

/** Fills the cache of the teacher's answers for 1,000 labelled pictures. */
export const teacherForward: Workload = {
  id: 'teacher-forward',
  work: { kind: 'forward', model: modelById('cnn-16-32-128'), numPictures: 1_000 },
};
