import { required } from '@/core/checked.ts';
import type { GrowingTable } from '@/core/growing-table.ts';
import { lanes, type Lane } from '@/core/lane.ts';
import type { EvaluationReport, LaneReport, StudentStepLosses, TeacherStepLoss } from '../engine/frames.ts';
import type { LaneColumns, RunCurves } from './record.ts';

/** A report with its time since the start of the run, ms. */
export interface TimedReport {
  readonly report: EvaluationReport;
  readonly ms: number;
}

/** Whether a record can hold the report: none of its values is missing or infinite. */
export const isFiniteReport = (report: EvaluationReport): boolean =>
  lanes.every((lane) => Object.values(report[lane]).every((value) => Number.isFinite(value)));

/** Columns of the students' steps that are not terms. */
const notTerms: ReadonlySet<string> = new Set(['step', 'studentTotal', 'controlTotal']);

type Table = Pick<GrowingTable<unknown>, 'columns' | 'length'>;

/** A copy of a column; a table has no columns before its first row. */
function columnOf({ columns, length }: Table, name: string) {
  if (length === 0) return new Float32Array();
  return required(columns.get(name), `column ${name}`).slice(0, length);
}

/** Copies a table's columns without the rows of a diverged network, whose losses a record cannot hold. */
function finiteColumns(table: Table, names: readonly string[], losses: readonly string[]) {
  const columns = new Map(names.map((name) => [name, columnOf(table, name)]));
  const checked = losses.map((name) => columns.get(name) ?? new Float32Array());
  const rows = checked.every((values) => values.every(Number.isFinite))
    ? null
    : Array.from({ length: table.length }, (_, index) => index).filter((index) =>
        checked.every((values) => Number.isFinite(values[index])),
      );
  return (name: string): Float32Array<ArrayBuffer> => {
    const values = columns.get(name) ?? new Float32Array();
    return rows ? Float32Array.from(rows, (row) => values[row] ?? NaN) : values;
  };
}

/** A record's curves: copies of the finite rows of a run's step tables, and its evaluations as columns. */
export function curvesOf(
  teacher: GrowingTable<TeacherStepLoss>,
  student: GrowingTable<StudentStepLosses>,
  evaluations: readonly TimedReport[],
): RunCurves {
  const terms = [...student.columns.keys()].filter((name) => !notTerms.has(name));
  const whole = (key: 'step' | 'teacherStep' | 'numPictures') =>
    Uint32Array.from(evaluations, ({ report }) => report[key]);
  const lane = (which: Lane): LaneColumns => {
    const column = (key: keyof LaneReport) =>
      Float64Array.from(evaluations, ({ report }) => report[which][key]);
    return {
      accuracy: column('accuracy'),
      crossEntropy: column('crossEntropy'),
      calibrationError: column('calibrationError'),
      agreement: column('agreement'),
    };
  };
  const teacherColumn = finiteColumns(teacher, ['step', 'crossEntropy'], ['crossEntropy']);
  const totals = ['studentTotal', 'controlTotal'];
  const studentColumn = finiteColumns(student, ['step', ...totals, ...terms], totals);
  return {
    teacher: {
      step: Uint32Array.from(teacherColumn('step')),
      crossEntropy: teacherColumn('crossEntropy'),
    },
    student: {
      step: Uint32Array.from(studentColumn('step')),
      studentTotal: studentColumn('studentTotal'),
      controlTotal: studentColumn('controlTotal'),
      terms: Object.fromEntries(terms.map((id) => [id, studentColumn(id)])),
    },
    evaluations: {
      step: whole('step'),
      teacherStep: whole('teacherStep'),
      numPictures: whole('numPictures'),
      ms: Float64Array.from(evaluations, ({ ms }) => ms),
      teacher: lane('teacher'),
      student: lane('student'),
      control: lane('control'),
    },
  };
}
