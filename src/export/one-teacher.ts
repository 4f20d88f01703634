import { ExportError } from './export-error.ts';
import type { ExportInput } from './input.ts';

/** @throws ExportError 'ensemble' if several networks teach, which a file of one network cannot hold */
export function checkOneTeacher({ otherTeachers }: Pick<ExportInput, 'otherTeachers'>): void {
  if (otherTeachers.length === 0) return;
  const received = otherTeachers.length + 1;
  throw new ExportError('ensemble', `the teacher is an ensemble of ${received} networks`, { received });
}
