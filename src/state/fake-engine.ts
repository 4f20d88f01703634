import type { DatasetSpec } from '@/datasets/dataset-spec.ts';
import { datasetById } from '@/datasets/registry.ts';
import type { EnginePort } from '@/protocol/engine/port.ts';
import type { BackendReport } from '@/protocol/engine/backend.ts';
import type { EngineEvent, EnginePhase, EngineStatus } from '@/protocol/engine/events.ts';
import type { EngineRequests, RequestKind } from '@/protocol/engine/requests.ts';
import type { InsideView, LaneLogits, MetricsFrame } from '@/protocol/engine/frames.ts';
import { defaultRunConfig } from '@/protocol/run/config.ts';
import type { Job } from '@/protocol/run/job.ts';
import type { RunEnd, RunRecord } from '@/protocol/run/record.ts';
import { fakePicture, fakeRelations } from './fake-examples.ts';
import { fakeAnswers, fakeRecord } from './fake-record.ts';

type Payload<Kind extends RequestKind> = EngineRequests[Kind]['payload'];
type Result<Kind extends RequestKind> = EngineRequests[Kind]['result'];
type Answers = {
  [Kind in RequestKind]: (payload: Payload<Kind>) => Result<Kind> | Promise<Result<Kind>>;
};

export const fakeReport: BackendReport = {
  backend: 'wasm',
  machine: 'no WebGPU, no WebGL',
  adapter: 'WebAssembly SIMD',
  softwareAdapter: false,
  numThreads: 1,
  forced: false,
  trials: [
    {
      backend: 'wasm',
      outcome: 'passed',
      worstRelativeError: 4e-7,
      msPerStep: 12.3,
      threads: null,
      reason: null,
      detail: '',
    },
    {
      backend: 'cpu',
      outcome: 'not-tried',
      worstRelativeError: null,
      msPerStep: null,
      threads: null,
      reason: 'better-passed',
      detail: '',
    },
  ],
};

/** Logits per lane that identify their picture. */
export const fakeLogits = (index: number, numClasses = 10): LaneLogits => {
  const logits = Array.from({ length: numClasses }, (_, place) => (place === index % numClasses ? 5 : 0));
  return { teacher: logits, student: logits.map(() => 0), control: logits.map(() => 0) };
};

export const fakeFrame = (runId: number, steps: readonly number[]): MetricsFrame => ({
  runId,
  jobId: null,
  sequence: 1,
  teacherSteps: [],
  studentSteps: steps.map((step) => ({
    step,
    studentTotal: 2,
    controlTotal: 1,
    terms: { crossEntropy: 1, softTargets: 3 },
  })),
  evaluations: [],
  observed: null,
  pace: null,
  ledger: [],
  generations: [],
  closing: null,
});

const lane = { accuracy: 0.9, crossEntropy: 0.3, calibrationError: 0.02, agreement: 0.9 };

/** An engine for tests: answers at once, records its requests, and can be made to wait or to fail. */
export class FakeEngine implements EnginePort {
  readonly requests: { readonly kind: RequestKind; readonly payload: unknown }[] = [];
  /** Result of `activations`. */
  inside: InsideView = { teacher: {}, student: {}, control: {}, compared: [] };
  /** Answer of `checkpoint`. */
  checkpoint: Result<'checkpoint'> = null;
  /** Answer of `snapshot` without a step; without one it fails. */
  snapshot: Result<'snapshot'> | null = null;
  /** The answers of `answers`, by the number of pictures. */
  answersOf = fakeAnswers;
  /** Record of a job that ends. */
  recordOf: (job: Job, end: RunEnd) => RunRecord = fakeRecord;
  /** The run that it reports as restorable. */
  keptRunId: number | null = null;
  /** Step of the run that `undo` restores. */
  keptStep = 1_000;
  #runId = 0;
  #config: Payload<'configure'>['config'] | null = null;
  #status: EngineStatus | null = null;
  #job: { readonly job: Job; readonly resolve: (record: RunRecord) => void } | null = null;
  readonly #listeners = new Set<(event: EngineEvent) => void>();
  readonly #gates = new Map<RequestKind, Promise<void>>();
  readonly #failures = new Map<RequestKind, Error>();
  readonly #answers: Answers = {
    start: ({ config }) => {
      this.#config = config;
      this.#runId++;
      this.emit({ type: 'backend', report: fakeReport });
      this.phase('ready');
      return fakeReport;
    },
    shareDataset: () => null,
    useDataset: () => null,
    pauseJob: () => null,
    resumeJob: () => null,
    configure: ({ config, restarts = false }) => {
      if (JSON.stringify(config) !== JSON.stringify(this.#config))
        this.endJob({ status: 'stopped', reason: 'changed' });
      const startedNewRun =
        restarts || config.seed !== this.#config?.seed || config.dataset !== this.#config.dataset;
      this.#config = config;
      if (startedNewRun) this.newRun();
      return { runId: this.#runId, startedNewRun };
    },
    reset: () => this.newRun(),
    runJob: ({ job }) => {
      this.endJob({ status: 'stopped', reason: 'changed' });
      this.#runId++;
      this.#config = job.config;
      return new Promise((resolve) => {
        this.#job = { job, resolve };
        this.phase('ready');
      });
    },
    cancelJob: () => {
      this.endJob({ status: 'stopped', reason: 'cancelled' });
      return null;
    },
    undo: () => {
      this.keptRunId = null;
      this.newRun();
      this.phase('paused', this.keptStep);
      return { isRestored: true };
    },
    play: () => null,
    pause: () => null,
    step: () => this.#changeRun(),
    train: ({ steps }) => ({
      step: steps,
      losses: { total: 2, crossEntropy: 1, softTargets: 3, control: 1 },
      generations: [],
      accuracy: { student: 0.9, control: 0.8 },
      msPerStep: 12,
    }),
    activations: () => this.inside,
    relations: ({ numPictures }) => fakeRelations(numPictures, this.#spec),
    neighbours: () => ({ numKnown: 100, teacher: 0.98, student: 0.95, control: 0.77 }),
    answers: ({ numPictures }) => ({
      ...this.answersOf(numPictures, this.#spec.numClasses),
      runId: this.#runId,
      step: this.#status?.step ?? 0,
      teacherStep: 0,
      generation: 0,
    }),
    methodCosts: () => [],
    watchLedger: () => null,
    promote: () => this.#changeRun(),
    loss: () => ({ terms: {}, total: 0, gradient: [], auxiliaryGradients: {} }),
    setSpeed: () => null,
    observe: ({ picture: seen, at }) => ({
      ...fakeLogits(seen.kind === 'test' ? seen.index : 0, this.#spec.numClasses),
      ...(at === undefined ? {} : { at }),
    }),
    pictures: ({ query }) =>
      Array.from({ length: query.count }, (_, index) => fakePicture(index + 1, this.#spec)),
    picture: ({ index }) => fakePicture(index, this.#spec),
    picturesAt: ({ indices }) => indices.map((index) => fakePicture(index, this.#spec)),
    predict: () => fakeLogits(3, this.#spec.numClasses),
    evaluate: () => ({
      step: 10,
      teacherStep: 0,
      numPictures: this.#spec.counts.test,
      teacher: { ...lane, accuracy: 0.99 },
      student: lane,
      control: { ...lane, accuracy: 0.85 },
    }),
    timeForward: () => ({ teacherMs: 0.5, studentMs: 0.2 }),
    memory: () => ({ tensors: 40, bytes: 1_000 }),
    snapshot: ({ at }) => {
      if (at === undefined && this.snapshot) return this.snapshot;
      if (!this.#config || at === undefined) throw new Error('this test has no snapshot');
      return { version: 1, config: this.#config, step: at, teacherStep: 0, arrays: {} };
    },
    restore: ({ snapshot }) => {
      this.#changeRun();
      this.phase('paused', snapshot.step);
      return null;
    },
    checkpoint: () => this.checkpoint,
    checkSnapshot: () => null,
    exportMaterial: () => {
      throw new Error('no test has material');
    },
    addTeacher: () => null,
    score: () => ({ accuracy: 0.9, numPictures: 10_000, sample: new Uint8Array(784) }),
    restoreLastGood: () => this.#changeRun(),
    retryData: () => null,
  };

  /** The dataset of the run. */
  get #spec(): DatasetSpec {
    return datasetById(this.#config?.dataset ?? defaultRunConfig.dataset);
  }

  async request<Kind extends RequestKind>(
    kind: Kind,
    payload: Payload<Kind>,
  ): Promise<EngineRequests[Kind]['result']> {
    this.requests.push({ kind, payload });
    await this.#gates.get(kind);
    const failure = this.#failures.get(kind);
    if (failure) throw failure;
    return this.#answers[kind](payload);
  }

  /** Delays answers of a kind until the returned function is called. */
  hold(kind: RequestKind): () => void {
    let resolve: () => void = () => undefined;
    const gate = new Promise<void>((open) => {
      resolve = open;
    });
    this.#gates.set(kind, gate);
    return () => {
      this.#gates.delete(kind);
      resolve();
    };
  }

  fail(kind: RequestKind, error: Error | null): void {
    if (error) this.#failures.set(kind, error);
    else this.#failures.delete(kind);
  }

  numRequests(kind: RequestKind): number {
    return this.requests.filter((each) => each.kind === kind).length;
  }

  newRun(): { runId: number } {
    this.endJob({ status: 'stopped', reason: 'changed' });
    this.#runId++;
    this.phase('ready');
    return { runId: this.#runId };
  }

  /** Enters a phase; a running job ends with its run. */
  phase(phase: EnginePhase, step = 0): void {
    const { keptRunId } = this;
    const lanes = { step, teacherStep: 0, teacherCard: null };
    const jobId = this.#job?.job.id ?? null;
    this.#status = { runId: this.#runId, phase, ...lanes, keptRunId, progress: null, jobId };
    this.emit({ type: 'status', status: this.#status });
    if (phase === 'finished') this.endJob({ status: 'finished' });
  }

  endJob(end: RunEnd): void {
    const ended = this.#job;
    this.#job = null;
    if (!ended) return;
    ended.resolve(this.recordOf(ended.job, end));
    if (this.#status) this.emit({ type: 'status', status: { ...this.#status, jobId: null } });
  }

  emit(event: EngineEvent): void {
    for (const listener of this.#listeners) listener(event);
  }

  subscribe(listener: (event: EngineEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  dispose(): void {
    this.#listeners.clear();
  }

  #changeRun(): null {
    this.endJob({ status: 'stopped', reason: 'changed' });
    return null;
  }
}
