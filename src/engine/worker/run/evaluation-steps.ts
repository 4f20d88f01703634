/** Whether the curves get a point at this step: more often at first, when they change most. */
export function isEvaluationStep(lane: 'teacher' | 'students', step: number): boolean {
  if (lane === 'teacher') return step % 50 === 0;
  return step <= 50 ? step % 10 === 0 : step % 25 === 0;
}
