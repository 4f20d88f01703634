import { required } from '@/core/checked.ts';
import { lanes, type Lane } from '@/core/lane.ts';
import { numUpTo } from '@/core/num-up-to.ts';
import type { GrowingTable } from '@/core/growing-table.ts';
import { pageVersion } from '@/core/page-version.ts';
import type { BackendReport } from '@/protocol/engine/backend.ts';
import type {
  Answers,
  EvaluationReport,
  GenerationReport,
  LaneReport,
  NeighbourAccuracy,
} from '@/protocol/engine/frames.ts';
import type { Job } from '@/protocol/run/job.ts';
import { networkSizes } from '@/protocol/run/network-sizes.ts';
import {
  RECORD_VERSION,
  type LaneColumns,
  type RunCurves,
  type RunEnd,
  type RunRecord,
} from '@/protocol/run/record.ts';
import { studentTable, teacherTable } from '@/protocol/run/step-tables.ts';
import type { TrainerFrame } from '../run/frame-queue.ts';
import { isEvaluationStep } from '../run/evaluation-steps.ts';

/** The measurements at the end of a run; null if not requested or not done yet. */
export interface Measured {
  answers: Answers | null;
  neighbours: NeighbourAccuracy | null;
  fullTest: EvaluationReport | null;
  forwardMs: { readonly teacherMs: number; readonly studentMs: number } | null;
}

interface TimedReport {
  readonly report: EvaluationReport;
  readonly ms: number;
}

const isFiniteReport = (report: EvaluationReport) =>
  lanes.every((lane) => Object.values(report[lane]).every((value) => Number.isFinite(value)));

/** Columns of the students' steps that are not terms. */
const notTerms: ReadonlySet<string> = new Set(['step', 'studentTotal', 'controlTotal']);

/** A copy of a column; a table has no columns before its first row. */
function columnOf({ columns, length }: Pick<GrowingTable<unknown>, 'columns' | 'length'>, name: string) {
  if (length === 0) return new Float32Array();
  return required(columns.get(name), `column ${name}`).slice(0, length);
}

/** Records a job's run from its trainer's frames. */
export class JobRecorder {
  readonly measured: Measured = { answers: null, neighbours: null, fullTest: null, forwardMs: null };
  readonly #job: Job;
  readonly #startedAt = new Date();
  readonly #startMs = performance.now();
  #teacher = teacherTable();
  #student = studentTable();
  #evaluations: TimedReport[] = [];
  #generations: readonly GenerationReport[] = [];

  constructor(job: Job) {
    this.#job = job;
  }

  add({ teacherSteps, studentSteps, evaluations, generations, closing }: TrainerFrame): void {
    const ms = performance.now() - this.#startMs;
    this.#forgetFrom(studentSteps[0]?.step ?? Infinity, teacherSteps[0]?.step ?? Infinity);
    for (const loss of teacherSteps) if (Number.isFinite(loss.crossEntropy)) this.#teacher.push(loss);
    for (const losses of studentSteps) this.#student.push(losses);
    for (const report of evaluations) {
      if (!this.#isScheduled(report) || !isFiniteReport(report)) continue;
      const isOther = ({ report: known }: TimedReport) =>
        known.step !== report.step || known.teacherStep !== report.teacherStep;
      this.#evaluations = [...this.#evaluations.filter(isOther), { report, ms }];
    }
    this.#generations = closing ? [...generations, closing] : generations;
  }

  record(end: RunEnd, { backend, adapter, numThreads }: BackendReport): RunRecord {
    const { id, config } = this.#job;
    const { answers, neighbours, fullTest, forwardMs } = this.measured;
    return {
      version: RECORD_VERSION,
      id,
      config,
      seed: config.seed,
      startedAt: this.#startedAt.toISOString(),
      endedAt: new Date().toISOString(),
      backend,
      adapter,
      threads: numThreads,
      pageVersion,
      curves: this.#curves(),
      reports: { curve: this.#evaluations.at(-1)?.report ?? null, fullTest },
      generations: this.#generations,
      answers,
      neighbours,
      networks: networkSizes(config, forwardMs),
      end,
      note: '',
    };
  }

  /** After a device loss a run repeats the steps after its last good state. */
  #forgetFrom(step: number, teacherStep: number): void {
    const numStudent = numUpTo(this.#student, (row) => row.step < step);
    const numTeacher = numUpTo(this.#teacher, (row) => row.step < teacherStep);
    if (numStudent === this.#student.length && numTeacher === this.#teacher.length) return;
    this.#student = this.#student.slice(0, numStudent);
    this.#teacher = this.#teacher.slice(0, numTeacher);
    this.#evaluations = this.#evaluations.filter(
      ({ report }) => report.step < step && report.teacherStep < teacherStep,
    );
  }

  /** A pause evaluates the teacher at any step, but a paused job must leave the same record as any other. */
  #isScheduled({ step, teacherStep }: EvaluationReport): boolean {
    if (step > 0) return true;
    return isEvaluationStep('teacher', teacherStep) || teacherStep === this.#job.config.teacherSteps;
  }

  #curves(): RunCurves {
    const reports = this.#evaluations.map(({ report }) => report);
    const [student, teacher] = [this.#student, this.#teacher];
    const terms = [...student.columns.keys()].filter((name) => !notTerms.has(name));
    const column = (lane: Lane, key: keyof LaneReport) =>
      Float64Array.from(reports, (report) => report[lane][key]);
    const lane = (which: Lane): LaneColumns => ({
      accuracy: column(which, 'accuracy'),
      crossEntropy: column(which, 'crossEntropy'),
      calibrationError: column(which, 'calibrationError'),
      agreement: column(which, 'agreement'),
    });
    return {
      teacher: {
        step: Uint32Array.from(columnOf(teacher, 'step')),
        crossEntropy: columnOf(teacher, 'crossEntropy'),
      },
      student: {
        step: Uint32Array.from(columnOf(student, 'step')),
        studentTotal: columnOf(student, 'studentTotal'),
        controlTotal: columnOf(student, 'controlTotal'),
        terms: Object.fromEntries(terms.map((id) => [id, columnOf(student, id)])),
      },
      evaluations: {
        step: Uint32Array.from(reports, ({ step }) => step),
        teacherStep: Uint32Array.from(reports, ({ teacherStep }) => teacherStep),
        numPictures: Uint32Array.from(reports, ({ numPictures }) => numPictures),
        ms: Float64Array.from(this.#evaluations, ({ ms }) => ms),
        teacher: lane('teacher'),
        student: lane('student'),
        control: lane('control'),
      },
    };
  }
}
