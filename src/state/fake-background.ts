import type { EvaluationReport } from '@/protocol/engine/frames.ts';
import { createJob } from '@/protocol/run/job.ts';
import type { RunEnd } from '@/protocol/run/record.ts';
import type { BackgroundOptions, RunInBackground } from './background-jobs.tsx';
import { fakeRecord } from './fake-record.ts';
import type { BatchItem } from './job-batch.ts';

const laneReport = (accuracy: number) => ({
  accuracy,
  crossEntropy: 0.3,
  calibrationError: 0.02,
  agreement: 0.9,
});

/** Background engines for tests: runs end when the test says so. */
export class FakeBackground {
  jobs: readonly BatchItem[] = [];
  numCalls = 0;
  #options: BackgroundOptions | null = null;
  #settle: (error: Error | null) => void = () => undefined;

  readonly run: RunInBackground = async (jobs, options) => {
    this.jobs = jobs;
    this.numCalls += 1;
    this.#options = options;
    const ended = new Promise<Error | null>((resolve) => {
      this.#settle = resolve;
    });
    options.signal.addEventListener('abort', () => this.#settle(null));
    const error = jobs.length === 0 ? null : await ended;
    if (error) throw error;
  };

  progress(job: number, share: number): void {
    this.#options?.onProgress({ job, share });
  }

  /** Ends a job with these accuracies on the whole test set. */
  finish(job: number, student: number, control: number, end: RunEnd = { status: 'finished' }): void {
    const item = this.jobs[job];
    if (!item) throw new RangeError(`no job ${job}`);
    const fullTest: EvaluationReport = {
      step: item.config.steps,
      teacherStep: 0,
      numPictures: 10_000,
      teacher: laneReport(0.99),
      student: laneReport(student),
      control: laneReport(control),
    };
    const record = fakeRecord(createJob(item.config, item.measure), end);
    this.#options?.onRecord({ ...record, reports: { curve: null, fullTest } }, job);
  }

  /** Ends the batch. */
  end(): void {
    this.#settle(null);
  }

  fail(error: Error): void {
    this.#settle(error);
  }
}
