import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { EngineStoppedError } from '@/core/errors.ts';
import type { EnginePort } from '@/protocol/engine/port.ts';
import type { BackendReport } from '@/protocol/engine/backend.ts';
import type { EngineEvent, EnginePhase } from '@/protocol/engine/events.ts';
import type { RequestKind } from '@/protocol/engine/requests.ts';
import { emptyRecord } from '@/protocol/run/empty-record.ts';
import { createJob, type Job } from '@/protocol/run/job.ts';
import type { JobProgress } from '@/protocol/run/job-progress.ts';
import type { RunEnd, RunRecord } from '@/protocol/run/record.ts';
import { defaultRunConfig } from '@/protocol/run/config.ts';
import { toWireError } from '@/protocol/engine/wire-error.ts';
import { EnginePool } from './pool.ts';
import type { Device } from './pool-size.ts';

const report: BackendReport = {
  backend: 'wasm',
  machine: 'test',
  adapter: 'test',
  softwareAdapter: false,
  numThreads: 1,
  forced: false,
  trials: [],
};
const shared = {
  dataset: 'mnist',
  train: { images: new Uint8Array(), labels: new Uint8Array() },
  test: { images: new Uint8Array(), labels: new Uint8Array() },
};

/** An engine that trains nothing: the test ends its jobs. */
class FakePort implements EnginePort {
  readonly requests: (readonly [RequestKind, unknown])[] = [];
  isDisposed = false;
  /** Whether it has the dataset. */
  hasDataset = false;
  readonly #listeners = new Set<(event: EngineEvent) => void>();
  #job: { job: Job; resolve: (record: RunRecord) => void; reject: (error: Error) => void } | null = null;

  request(kind: RequestKind, payload: unknown): Promise<never> {
    this.requests.push([kind, payload]);
    return this.#answer(kind, payload) as Promise<never>;
  }

  subscribe(listener: (event: EngineEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  dispose(): void {
    this.isDisposed = true;
  }

  kinds(): readonly RequestKind[] {
    return this.requests.map(([kind]) => kind);
  }

  get jobId(): string | null {
    return this.#job?.job.id ?? null;
  }

  emit(event: EngineEvent): void {
    for (const listener of this.#listeners) listener(event);
  }

  phase(phase: EnginePhase, step = 0): void {
    const none = { teacherStep: 0, teacherCard: null, keptRunId: null, progress: null };
    this.emit({ type: 'status', status: { runId: 1, phase, step, jobId: this.jobId, ...none } });
  }

  end(end: RunEnd = { status: 'finished' }): void {
    if (this.#job) this.#job.resolve(emptyRecord(this.#job.job, end, report));
    this.#job = null;
  }

  crash(): void {
    this.#job?.reject(new EngineStoppedError('out of memory'));
    this.#job = null;
  }

  async #answer(kind: RequestKind, payload: unknown): Promise<unknown> {
    if (kind === 'shareDataset') {
      const { loads } = payload as { loads: boolean };
      return this.hasDataset || loads ? shared : null;
    }
    if (kind === 'cancelJob') this.end({ status: 'stopped', reason: 'cancelled' });
    if (kind !== 'runJob') return kind === 'start' ? report : null;
    const { job } = payload as { job: Job };
    return new Promise<RunRecord>((resolve, reject) => {
      this.#job = { job, resolve, reject };
    });
  }
}

const desktop: Device = { numCores: 4, memoryGib: 8, isPhone: false };

function open(device: Device = desktop) {
  const live = new FakePort();
  const ports: FakePort[] = [];
  const pool = new EnginePool({
    createEngine: () => {
      const port = new FakePort();
      ports.push(port);
      return port;
    },
    live,
    livePhase: 'paused',
    liveReport: report,
    start: { backend: null, remembered: null, baseUrl: 'http://localhost/' },
    device,
  });
  const running = () => ports.map(({ jobId }) => jobId);
  return { live, ports, pool, running };
}

const jobs = (count: number): Job[] =>
  Array.from({ length: count }, (_, seed) => createJob({ ...defaultRunConfig, seed }));

/** Lets every promise that is resolved run its reactions. */
const settle = () => vi.advanceTimersByTimeAsync(0);

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('the engine pool', () => {
  it('starts an engine per job up to the limit, and gives the next job to the first free one', async () => {
    const { pool, ports, running } = open();
    const all = jobs(6);
    const records = all.map((job) => pool.run(job));
    await settle();
    expect(running()).toEqual(all.slice(0, 4).map(({ id }) => id));
    ports[2]?.end();
    await settle();
    expect(ports[2]?.jobId).toBe(all[4]?.id);
    await expect(records[2]).resolves.toMatchObject({ id: all[2]?.id, end: { status: 'finished' } });
    expect(ports).toHaveLength(4);
  });

  it('starts engines without a run, on one thread', async () => {
    const { pool, ports } = open();
    for (const job of jobs(1)) void pool.run(job);
    await settle();
    expect(ports[0]?.requests[0]).toEqual([
      'start',
      { backend: null, remembered: null, baseUrl: 'http://localhost/', config: null, threads: 1 },
    ]);
    expect(ports[0]?.requests.at(-1)?.[1]).toMatchObject({ keepsPrevious: false });
  });

  it('leaves a core to the live run while that trains: pauses the latest job and resumes it', async () => {
    const { pool, live, ports } = open({ ...desktop, numCores: 2 });
    const [, late] = jobs(2).map((job) => {
      void pool.run(job);
      return job;
    });
    await settle();
    live.phase('training');
    await settle();
    expect(pool.limit).toBe(1);
    expect(ports[0]?.kinds()).not.toContain('pauseJob');
    expect(ports[1]?.requests.at(-1)).toEqual(['pauseJob', { id: late?.id }]);
    live.phase('paused');
    await settle();
    expect(ports[1]?.requests.at(-1)).toEqual(['resumeJob', { id: late?.id }]);
  });

  it('pauses a job whose run was being built when the live run began to train', async () => {
    const { pool, live, ports } = open({ ...desktop, numCores: 2 });
    for (const job of jobs(2)) void pool.run(job);
    live.phase('training');
    expect(ports[1]?.kinds()).not.toContain('runJob');
    await settle();
    expect(ports[1]?.kinds().slice(-2)).toEqual(['runJob', 'pauseJob']);
  });

  it('never sends a pause to an engine whose job has ended', async () => {
    const { pool, live, ports } = open({ ...desktop, numCores: 2 });
    for (const job of jobs(2)) void pool.run(job);
    await settle();
    ports[1]?.end();
    await settle();
    live.phase('training');
    live.phase('paused');
    await settle();
    expect(ports[1]?.kinds()).not.toContain('pauseJob');
    expect(ports[1]?.kinds()).not.toContain('resumeJob');
  });

  it('asks the live engine for nothing but the memory of its dataset', async () => {
    const { pool, live, ports } = open();
    live.hasDataset = true;
    for (const job of jobs(3)) void pool.run(job);
    await settle();
    expect(live.requests).toEqual([['shareDataset', { dataset: 'mnist', loads: false }]]);
    for (const port of ports) {
      expect(port.kinds()).toContain('useDataset');
      expect(port.kinds()).not.toContain('shareDataset');
    }
  });

  it('loads a dataset that the live engine lacks once, in the first engine that needs it', async () => {
    const { pool, ports } = open();
    for (const job of jobs(3)) void pool.run(job);
    await settle();
    const loading = ports.filter((port) => port.kinds().includes('shareDataset'));
    expect(loading).toEqual([ports[0]]);
    expect(ports[1]?.kinds()).toEqual(['start', 'useDataset', 'runJob']);
  });

  it('ends engines after 30 s without work, and starts new ones when there is some', async () => {
    const { pool, ports } = open();
    const [first, second] = jobs(2);
    if (!first || !second) throw new Error('two jobs are expected');
    void pool.run(first);
    await settle();
    ports[0]?.end();
    await vi.advanceTimersByTimeAsync(29_000);
    expect(ports[0]?.isDisposed).toBe(false);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(ports[0]?.isDisposed).toBe(true);
    void pool.run(second);
    await settle();
    expect(ports[1]?.jobId).toBe(second.id);
  });

  it('tries a job of a dead engine once more on another; the others go on', async () => {
    const { pool, ports, running } = open({ ...desktop, numCores: 2 });
    const [first, second] = jobs(2);
    if (!first || !second) throw new Error('two jobs are expected');
    const [record, other] = [pool.run(first), pool.run(second)];
    await settle();
    ports[0]?.crash();
    await settle();
    expect(ports[0]?.isDisposed).toBe(true);
    expect(running()).toEqual([null, second.id, first.id]);
    ports[2]?.end();
    ports[1]?.end();
    await expect(record).resolves.toMatchObject({ id: first.id, end: { status: 'finished' } });
    await expect(other).resolves.toMatchObject({ id: second.id, end: { status: 'finished' } });
  });

  it('fails a job with its reason when two engines died with it', async () => {
    const { pool, ports } = open({ ...desktop, numCores: 1 });
    const [first, second] = jobs(2);
    if (!first || !second) throw new Error('two jobs are expected');
    const record = pool.run(first);
    void pool.run(second);
    await settle();
    ports[0]?.crash();
    await settle();
    const lost = toWireError(new EngineStoppedError('GPU lost'));
    ports[1]?.end({ status: 'failed', error: { ...lost, code: 'device-lost' } });
    await settle();
    await expect(record).resolves.toMatchObject({
      end: { status: 'failed', error: { code: 'device-lost' } },
    });
    expect(ports[2]?.jobId).toBe(second.id);
  });

  it('tries a job once more when an engine’s script does not load', async () => {
    const { pool, ports } = open({ ...desktop, numCores: 1 });
    for (const job of jobs(1)) void pool.run(job);
    const error = { ...toWireError(new EngineStoppedError('')), code: 'engine-silent' as const };
    ports[0]?.emit({ type: 'notice', notice: { kind: 'failed', error } });
    await settle();
    expect(ports[0]?.isDisposed).toBe(true);
    expect(ports).toHaveLength(2);
  });

  it('tries no job again that failed by itself', async () => {
    const { pool, ports } = open();
    const records = jobs(1).map((job) => pool.run(job));
    await settle();
    const error = { ...toWireError(new EngineStoppedError('')), code: 'not-finite' as const };
    ports[0]?.end({ status: 'failed', error });
    await expect(records[0]).resolves.toMatchObject({ end: { status: 'failed' } });
    expect(ports).toHaveLength(1);
    expect(ports[0]?.isDisposed).toBe(false);
  });

  it('cancels running jobs, and drops waiting ones without a record', async () => {
    const { pool, ports } = open({ ...desktop, numCores: 1 });
    const abort = new AbortController();
    const records = jobs(2).map((job) => pool.run(job, undefined, abort.signal));
    await settle();
    abort.abort();
    await expect(records[0]).resolves.toMatchObject({ end: { status: 'stopped', reason: 'cancelled' } });
    await expect(records[1]).resolves.toBeNull();
    expect(ports).toHaveLength(1);
  });

  it('leaves no listener on the signal of jobs that have ended, however they did', async () => {
    const { pool, ports } = open({ ...desktop, numCores: 3 });
    const controller = new AbortController();
    const { signal } = controller;
    const listeners = new Set<unknown>();
    vi.spyOn(signal, 'addEventListener').mockImplementation((type, listener) => {
      listeners.add(listener);
      EventTarget.prototype.addEventListener.call(signal, type, listener);
    });
    vi.spyOn(signal, 'removeEventListener').mockImplementation((type, listener) => {
      listeners.delete(listener);
      EventTarget.prototype.removeEventListener.call(signal, type, listener);
    });
    const records = jobs(5).map((job) => pool.run(job, undefined, signal));
    expect(listeners.size).toBe(5 + 3);
    // Its script arrives after the job was given to another engine.
    const error = { ...toWireError(new EngineStoppedError('')), code: 'engine-silent' as const };
    ports[2]?.emit({ type: 'notice', notice: { kind: 'failed', error } });
    await settle();
    ports[0]?.end();
    ports[1]?.crash();
    await settle();
    await records[0];
    // The second and third job are tried again. Pool and engine listen once each.
    expect(listeners.size).toBe(4 + 3);
    controller.abort();
    await settle();
    await Promise.all(records);
    expect(listeners.size).toBe(0);
  });

  it('reports the progress of a job from its own events only', async () => {
    const { pool, ports } = open();
    const seen: JobProgress[] = [];
    const [job] = jobs(1);
    if (!job) throw new Error('a job is expected');
    void pool.run(job, (progress) => seen.push(progress));
    await settle();
    const [port] = ports;
    port?.phase('loading-data');
    port?.phase('training');
    const frame = {
      runId: 1,
      jobId: job.id,
      sequence: 1,
      teacherSteps: [],
      studentSteps: [
        { step: job.config.steps / 2, studentTotal: 1, controlTotal: 1, terms: { crossEntropy: 1 } },
      ],
      evaluations: [],
      observed: null,
      pace: null,
      ledger: [],
      generations: [],
      closing: null,
    };
    port?.emit({ type: 'frame', frame });
    port?.emit({ type: 'frame', frame: { ...frame, jobId: null } });
    expect(seen).toEqual([
      { phase: 'preparing', share: 0 },
      { phase: 'preparing', share: 0 },
      { phase: 'training', share: 0 },
      { phase: 'training', share: 0.5 },
    ]);
  });
});
