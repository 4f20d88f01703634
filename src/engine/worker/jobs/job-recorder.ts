import { numUpTo } from '@/core/num-up-to.ts';
import type { BackendReport } from '@/protocol/engine/backend.ts';
import type {
  Answers,
  EvaluationReport,
  GenerationReport,
  NeighbourAccuracy,
} from '@/protocol/engine/frames.ts';
import { curvesOf, isFiniteReport, type TimedReport } from '@/protocol/run/curves-of.ts';
import { emptyRecord } from '@/protocol/run/empty-record.ts';
import type { Job } from '@/protocol/run/job.ts';
import { networkSizes } from '@/protocol/run/network-sizes.ts';
import type { RunEnd, RunRecord } from '@/protocol/run/record.ts';
import { teacherGoal } from '@/protocol/run/teacher-goal.ts';
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
    for (const loss of teacherSteps) this.#teacher.push(loss);
    for (const losses of studentSteps) this.#student.push(losses);
    for (const report of evaluations) {
      if (!this.#isScheduled(report) || !isFiniteReport(report)) continue;
      const isOther = ({ report: known }: TimedReport) =>
        known.step !== report.step || known.teacherStep !== report.teacherStep;
      this.#evaluations = [...this.#evaluations.filter(isOther), { report, ms }];
    }
    this.#generations = closing ? [...generations, closing] : generations;
  }

  record(end: RunEnd, backend: BackendReport): RunRecord {
    const { answers, neighbours, fullTest, forwardMs } = this.measured;
    return {
      ...emptyRecord(this.#job, end, backend),
      startedAt: this.#startedAt.toISOString(),
      curves: curvesOf(this.#teacher, this.#student, this.#evaluations),
      reports: { curve: this.#evaluations.at(-1)?.report ?? null, fullTest },
      generations: this.#generations,
      answers,
      neighbours,
      networks: networkSizes(this.#job.config, forwardMs),
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
    return isEvaluationStep('teacher', teacherStep) || teacherStep === teacherGoal(this.#job.config);
  }
}
