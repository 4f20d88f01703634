import { ShapeError } from '@/core/errors.ts';
import type { NetworkOutput } from './method.ts';
import type { Tensor } from './ops.ts';

/**
 * Checks that both networks' outputs are of the same batch and the same classes.
 *
 * @throws ShapeError naming both shapes
 */
export function checkSameLogits(student: NetworkOutput, teacher: NetworkOutput): void {
  const expected = teacher.logits.shape;
  const received = student.logits.shape;
  if (received.length !== 2 || received[0] !== expected[0] || received[1] !== expected[1]) {
    throw new ShapeError('student.logits', received, `the shape of teacher.logits, [${expected.join(', ')}]`);
  }
}

/**
 * Checks that two tensors are of the same examples.
 *
 * @throws ShapeError naming both shapes
 */
export function checkSameBatch(student: Tensor, teacher: Tensor): void {
  if (student.shape[0] === teacher.shape[0]) return;
  const expected = `as many examples as the teacher's [${teacher.shape.join(', ')}]`;
  throw new ShapeError('student', student.shape, expected);
}
