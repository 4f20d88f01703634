import { modelById } from '@/models/registry.ts';
import type { Workload } from './workload.ts';

/** The default student on as many pictures as the test set has. */
export const evaluation: Workload = {
  id: 'evaluation',
  work: { kind: 'forward', model: modelById('cnn-8-16'), numPictures: 10_000 },
};
