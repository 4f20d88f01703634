import { GrowingTable } from '@/core/growing-table.ts';
import type { StudentStepLosses, TeacherStepLoss } from '../engine/frames.ts';

/** Steps of a teacher. */
export const teacherTable = (): GrowingTable<TeacherStepLoss> =>
  new GrowingTable(
    (row) => ({ ...row }),
    // A teacher that diverges sends its last loss, which is not a number.
    ({ step = NaN, crossEntropy = NaN }) => ({ step, crossEntropy }),
  );

/** Steps of the students, with a column for each term. */
export const studentTable = (): GrowingTable<StudentStepLosses> =>
  new GrowingTable(
    ({ terms, ...row }) => ({ ...row, ...terms }),
    ({ step = NaN, studentTotal = NaN, controlTotal = NaN, ...terms }) => ({
      step,
      studentTotal,
      controlTotal,
      terms,
    }),
  );
