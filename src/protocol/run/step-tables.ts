import { GrowingTable } from '@/core/growing-table.ts';
import type { StudentStepLosses, TeacherStepLoss } from '../engine/frames.ts';

/** Steps of a teacher. */
export const teacherTable = (): GrowingTable<TeacherStepLoss> =>
  new GrowingTable(
    (row) => ({ ...row }),
    (row) => row as unknown as TeacherStepLoss,
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
