import { entryAt } from '@/core/checked.ts';
import type { EvaluationReport, LaneReport, StudentStepLosses } from '@/protocol/engine/frames.ts';
import type { LaneColumns, RunRecord } from '@/protocol/run/record.ts';
import { appendFrame, emptySeries, type MetricsSeries } from '../metrics-series.ts';

const rowsOf = <Row>({ length }: ArrayLike<number>, rowAt: (index: number) => Row): readonly Row[] =>
  Array.from({ length }, (_, index) => rowAt(index));

function studentRow(
  { step, studentTotal, controlTotal, terms }: RunRecord['curves']['student'],
  index: number,
) {
  const own = Object.entries(terms)
    .map(([id, values]) => [id, entryAt(values, index)] as const)
    // NaN stands for a term that the loss of this step did not have.
    .filter(([, value]) => !Number.isNaN(value));
  return {
    step: entryAt(step, index),
    studentTotal: entryAt(studentTotal, index),
    controlTotal: entryAt(controlTotal, index),
    terms: Object.fromEntries(own),
  } satisfies StudentStepLosses;
}

const laneReport = (columns: LaneColumns, index: number): LaneReport => ({
  accuracy: entryAt(columns.accuracy, index),
  crossEntropy: entryAt(columns.crossEntropy, index),
  calibrationError: entryAt(columns.calibrationError, index),
  agreement: entryAt(columns.agreement, index),
});

function evaluationRow(columns: RunRecord['curves']['evaluations'], index: number): EvaluationReport {
  return {
    step: entryAt(columns.step, index),
    teacherStep: entryAt(columns.teacherStep, index),
    numPictures: entryAt(columns.numPictures, index),
    teacher: laneReport(columns.teacher, index),
    student: laneReport(columns.student, index),
    control: laneReport(columns.control, index),
  };
}

/** The curves of a record as the lab shows those of a run. */
export function seriesOfRecord({ curves, generations }: RunRecord, runId: number): MetricsSeries {
  const { teacher, student, evaluations } = curves;
  return appendFrame(emptySeries(runId), {
    runId,
    jobId: null,
    sequence: 0,
    teacherSteps: rowsOf(teacher.step, (index) => ({
      step: entryAt(teacher.step, index),
      crossEntropy: entryAt(teacher.crossEntropy, index),
    })),
    studentSteps: rowsOf(student.step, (index) => studentRow(student, index)),
    evaluations: rowsOf(evaluations.step, (index) => evaluationRow(evaluations, index)),
    observed: null,
    pace: null,
    ledger: [],
    generations,
    closing: null,
  });
}
