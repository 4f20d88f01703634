import type { RunRecord } from './record.ts';

/** Whether the engine of an ended job still holds weights of its run: those of its end, or the last finite ones. */
export function leavesWeights({ curves, end }: RunRecord): boolean {
  if (curves.student.step.length + curves.teacher.step.length === 0) return false;
  if (end.status === 'failed') return end.error.code === 'not-finite';
  return end.status === 'finished' || end.reason === 'cancelled';
}
