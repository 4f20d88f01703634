import { entryAt } from '@/core/checked.ts';
import { ShapeError } from '@/core/errors.ts';

/**
 * How a student's answer to a picture relates to the teacher's and to the label:
 *
 * - `inherited`: the student gives the same wrong class as the teacher;
 * - `own`: the student is wrong otherwise, the teacher being right or wrong with another class;
 * - `mended`: the teacher is wrong and the student is right;
 * - `right`: both are right.
 *
 * Inherited errors and pictures that both get right are where the two agree: their share is the fidelity, top-1
 * agreement.
 */
export type ErrorKind = 'inherited' | 'own' | 'mended' | 'right';

/** The kinds that concern an error, in display order. */
export const errorKinds = ['inherited', 'own', 'mended'] as const satisfies readonly ErrorKind[];

/**
 * Sorts pictures by error kind.
 *
 * @param labels [n], classes
 * @param teacher [n], the teacher's predicted classes
 * @param student [n], the student's predicted classes
 * @returns rows of each kind, ascending
 * @throws ShapeError when the lengths differ
 * @source fidelity: Stanton et al. 2021, "Does Knowledge Distillation Really Work?", section 3,
 *   https://arxiv.org/abs/2106.05945
 */
export function rowsByErrorKind(
  labels: Uint8Array,
  teacher: Uint8Array,
  student: Uint8Array,
): Readonly<Record<ErrorKind, readonly number[]>> {
  if (teacher.length !== labels.length || student.length !== labels.length)
    throw new ShapeError('predictions', [teacher.length, student.length], `[${labels.length}] each`);
  const rows: Record<ErrorKind, number[]> = { inherited: [], own: [], mended: [], right: [] };
  for (const [row, label] of labels.entries()) {
    const [taught, answer] = [entryAt(teacher, row), entryAt(student, row)];
    if (answer !== label) rows[answer === taught ? 'inherited' : 'own'].push(row);
    else rows[taught === label ? 'right' : 'mended'].push(row);
  }
  return rows;
}
