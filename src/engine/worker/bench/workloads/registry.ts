import type { BenchWorkload } from '@/protocol/bench/bench.ts';
import { allFamilies } from './all-families.ts';
import { evaluation } from './evaluation.ts';
import { studentControl } from './student-control.ts';
import { student } from './student.ts';
import { teacherForward } from './teacher-forward.ts';
import { teacher } from './teacher.ts';
import type { Work } from './workload.ts';

const workloads = [student, studentControl, allFamilies, teacher, teacherForward, evaluation] as const;

/** The work of a row of the benchmark table. @throws RangeError for an id that is not registered */
export function workOf(id: BenchWorkload): Work {
  const workload = workloads.find((candidate) => candidate.id === id);
  if (!workload)
    throw new RangeError(`no workload ${id}; there are ${workloads.map((each) => each.id).join()}`);
  return workload.work;
}
