import type { EnginePort } from '@/protocol/engine/port.ts';
import type { BackendReport } from '@/protocol/engine/backend.ts';
import type { EngineEvent, EnginePhase } from '@/protocol/engine/events.ts';
import type { Checkpoint, EngineRequests } from '@/protocol/engine/requests.ts';
import type { Job } from '@/protocol/run/job.ts';
import { jobProgress, type JobProgress } from '@/protocol/run/job-progress.ts';
import { leavesWeights } from '@/protocol/run/leaves-weights.ts';
import type { RunRecord } from '@/protocol/run/record.ts';
import { openedTeachers } from '@/protocol/engine/teacher-files.ts';
import { fromWireError } from '@/protocol/engine/wire-error.ts';
import { hasTransferSet, isMade } from '@/protocol/run/transfer-set.ts';
import type { SharedDatasets } from './shared-datasets.ts';

/** Settings with which an engine of the pool starts. */
export type PoolStart = Omit<EngineRequests['start']['payload'], 'config' | 'threads'>;

/** One engine of the pool. It is started with its first job, and trains one job at a time. */
export class PoolEngine {
  readonly #port: EnginePort;
  readonly #settings: PoolStart;
  readonly #datasets: SharedDatasets;
  readonly #died: Promise<never>;
  #started: Promise<BackendReport> | null = null;
  #datasetsHere = new Set<string>();
  readonly #teachersHere = new Set<string>();
  #report: BackendReport | null = null;
  #isPaused = false;
  /** The job that the engine has received and not answered. */
  #job: Job | null = null;

  constructor(port: EnginePort, settings: PoolStart, datasets: SharedDatasets) {
    this.#port = port;
    this.#settings = settings;
    this.#datasets = datasets;
    this.#died = new Promise((_, reject) => {
      port.subscribe((event) => {
        if (event.type === 'backend') this.#report = event.report;
        // Its script has not loaded within the limit, so its requests would wait forever.
        const error = event.type === 'notice' && event.notice.kind === 'failed' && event.notice.error;
        if (error && error.code === 'engine-silent') reject(fromWireError(error));
      });
    });
    this.#died.catch(() => undefined);
  }

  /** Its backend; null until it has started. */
  get report(): BackendReport | null {
    return this.#report;
  }

  /**
   * Trains a job to its end.
   *
   * @param onCheckpoint called with the weights at its end before it resolves, if there are any
   * @returns its record, also if the run failed
   * @throws PlaygroundError if the engine died
   */
  async run(
    job: Job,
    onProgress: (progress: JobProgress) => void,
    signal: AbortSignal,
    onCheckpoint?: (checkpoint: Checkpoint) => void,
  ): Promise<RunRecord> {
    const unsubscribe = this.#port.subscribe(progressListener(job, onProgress));
    // Aborted earlier, the job is cancelled once the engine has received it.
    const cancel = () => {
      if (this.#job === job) this.#send('cancelJob', job);
    };
    signal.addEventListener('abort', cancel);
    try {
      onProgress({ phase: 'preparing', share: 0 });
      const record = await Promise.race([this.#died, this.#train(job, signal)]);
      if (onCheckpoint && leavesWeights(record)) {
        // The engine keeps the run until its next job. The record counts without its weights, too.
        const checkpoint = await this.#port.request('checkpoint', {}).catch(() => null);
        if (checkpoint) onCheckpoint(checkpoint);
      }
      return record;
    } finally {
      this.#job = null;
      unsubscribe();
      signal.removeEventListener('abort', cancel);
    }
  }

  /** Pauses or resumes its job, now or once its run is built. */
  setPaused(isPaused: boolean): void {
    if (isPaused === this.#isPaused) return;
    this.#isPaused = isPaused;
    if (this.#job) this.#send(isPaused ? 'pauseJob' : 'resumeJob', this.#job);
  }

  dispose(): void {
    this.#port.dispose();
  }

  async #train(job: Job, signal: AbortSignal): Promise<RunRecord> {
    this.#started ??= this.#port.request('start', { ...this.#settings, config: null, threads: 1 });
    await this.#started;
    const { dataset, transferSet } = job.config;
    await this.#open(dataset);
    if (hasTransferSet({ transferSet }) && !isMade(transferSet)) await this.#open(transferSet);
    await this.#addTeacher(job);
    const record = this.#port.request('runJob', { job, keepsPrevious: false });
    this.#job = job;
    if (signal.aborted) this.#send('cancelJob', job);
    if (this.#isPaused) this.#send('pauseJob', job);
    return record;
  }

  /** Reads a dataset from the memory of the engine that has it, where memory can be shared. */
  async #open(dataset: string): Promise<void> {
    if (this.#datasetsHere.has(dataset)) return;
    const shared = await this.#datasets.get(dataset, this.#port);
    if (shared) await this.#port.request('useDataset', { shared });
    this.#datasetsHere.add(dataset);
  }

  /** Sends the teacher that the visitor opened from a file, which every engine must get. */
  async #addTeacher({ config: { teacherWeights } }: Job): Promise<void> {
    const teacher = openedTeachers.get(teacherWeights);
    if (!teacher || this.#teachersHere.has(teacher.id)) return;
    await this.#port.request('addTeacher', teacher);
    this.#teachersHere.add(teacher.id);
  }

  #send(kind: 'pauseJob' | 'resumeJob' | 'cancelJob', { id }: Job): void {
    // A failure ends the job, whose record says so.
    this.#port.request(kind, { id }).catch(() => undefined);
  }
}

/** Listens to a job's events and reports its progress. */
function progressListener(job: Job, onProgress: (progress: JobProgress) => void) {
  let phase: EnginePhase | undefined;
  let step = 0;
  let generations = { count: 0, start: 0 };
  return (event: EngineEvent) => {
    if (event.type === 'status' && event.status.jobId === job.id) {
      ({ phase } = event.status);
      if (phase === 'finished') ({ step } = event.status);
    } else if (event.type === 'frame' && event.frame.jobId === job.id) {
      const { frame } = event;
      step = frame.studentSteps.at(-1)?.step ?? step;
      generations = { count: frame.generations.length, start: frame.generations.at(-1)?.step ?? 0 };
    } else return;
    onProgress(jobProgress(job.config, generations, step, phase));
  };
}
