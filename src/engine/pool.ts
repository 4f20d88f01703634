import type { EnginePort } from '@/protocol/engine/port.ts';
import type { BackendReport } from '@/protocol/engine/backend.ts';
import type { EnginePhase } from '@/protocol/engine/events.ts';
import { emptyRecord } from '@/protocol/run/empty-record.ts';
import type { Checkpoint } from '@/protocol/engine/requests.ts';
import type { Job } from '@/protocol/run/job.ts';
import type { JobProgress } from '@/protocol/run/job-progress.ts';
import type { RunRecord } from '@/protocol/run/record.ts';
import { toWireError } from '@/protocol/engine/wire-error.ts';
import { PoolEngine, type PoolStart } from './pool-engine.ts';
import { numEngines, type Device } from './pool-size.ts';
import { SharedDatasets } from './shared-datasets.ts';

/** An engine without work is ended after this time. */
const IDLE_MS = 30_000;
/** A job whose engine died is tried once more. */
const MAX_TRIES = 2;
/** Errors of the machine, not of the job: another engine may succeed. */
const machineErrors: ReadonlySet<string> = new Set([
  'device-lost',
  'engine-stopped',
  'engine-silent',
  'backend-unavailable',
  'backend-wrong',
]);
const busyPhases: ReadonlySet<EnginePhase> = new Set(['training-teacher', 'training', 'evaluating']);

export interface PoolOptions {
  /** Creates an engine in a worker of its own. */
  readonly createEngine: () => EnginePort;
  /** The engine on the visitor's screen, which trains no job of the pool. */
  readonly live: EnginePort;
  readonly livePhase: EnginePhase;
  /** The live engine's backend: the record of a job whose engine never started names it. */
  readonly liveReport: BackendReport;
  readonly start: PoolStart;
  readonly device: Device;
}

interface Task {
  readonly job: Job;
  readonly onProgress: (progress: JobProgress) => void;
  readonly onCheckpoint: ((checkpoint: Checkpoint) => void) | undefined;
  readonly signal: AbortSignal;
  readonly resolve: (record: RunRecord | null) => void;
  numTries: number;
}

interface Slot {
  readonly engine: PoolEngine;
  task: Task | null;
  idle: ReturnType<typeof setTimeout> | null;
}

const nothing = (): void => undefined;

/**
 * Trains jobs on background engines beside the live run.
 *
 * Engines start when jobs wait for one and end after 30 s without work. While the live run trains, one core is
 * left to it: jobs above the limit are paused, the latest first.
 */
export class EnginePool {
  readonly #options: PoolOptions;
  readonly #datasets: SharedDatasets;
  readonly #unsubscribe: () => void;
  #isLiveBusy: boolean;
  #queue: Task[] = [];
  /** Oldest first. */
  #slots: Slot[] = [];

  constructor(options: PoolOptions) {
    this.#options = options;
    this.#datasets = new SharedDatasets(options.live);
    this.#isLiveBusy = busyPhases.has(options.livePhase);
    this.#unsubscribe = options.live.subscribe((event) => {
      if (event.type !== 'status') return;
      this.#isLiveBusy = busyPhases.has(event.status.phase);
      this.#dispatch();
    });
  }

  /** Number of jobs that may be trained at the same time now. */
  get limit(): number {
    return numEngines(this.#options.device, this.#isLiveBusy);
  }

  /** Engines that have been started and not ended. */
  get engines(): readonly PoolEngine[] {
    return this.#slots.map(({ engine }) => engine);
  }

  /**
   * Trains a job on the next free engine.
   *
   * @param signal cancels it: its record then says 'cancelled'
   * @param onCheckpoint gets the weights at its end, if it left any; without it they are not copied
   * @returns its record, also if it failed; null if it was cancelled before it started
   */
  run(
    job: Job,
    onProgress: (progress: JobProgress) => void = nothing,
    signal: AbortSignal = new AbortController().signal,
    onCheckpoint?: (checkpoint: Checkpoint) => void,
  ): Promise<RunRecord | null> {
    return new Promise((resolve) => {
      if (signal.aborted) {
        resolve(null);
        return;
      }
      const drop = () => this.#drop(task);
      const task: Task = {
        job,
        onProgress,
        onCheckpoint,
        signal,
        resolve: (record) => {
          // One signal may serve a list of jobs of any length.
          signal.removeEventListener('abort', drop);
          resolve(record);
        },
        numTries: 0,
      };
      this.#queue.push(task);
      signal.addEventListener('abort', drop);
      this.#dispatch();
    });
  }

  /** Ends all engines; jobs that have not ended never do. */
  dispose(): void {
    this.#unsubscribe();
    this.#queue = [];
    for (const slot of this.#slots) this.#end(slot);
  }

  /** Removes a waiting task; one that trains is cancelled by its engine. */
  #drop(task: Task): void {
    if (!this.#queue.includes(task)) return;
    this.#queue = this.#queue.filter((each) => each !== task);
    task.resolve(null);
  }

  /** Starts waiting tasks up to the limit, and pauses running ones above it. */
  #dispatch(): void {
    const { limit } = this;
    while (this.#busy.length < limit) {
      const task = this.#queue.shift();
      if (!task) break;
      const slot = this.#slots.find((each) => each.task === null) ?? this.#addEngine();
      if (slot.idle !== null) clearTimeout(slot.idle);
      slot.idle = null;
      slot.task = task;
      void this.#train(slot, task);
    }
    for (const [index, { engine }] of this.#busy.entries()) engine.setPaused(index >= limit);
  }

  get #busy(): readonly Slot[] {
    return this.#slots.filter(({ task }) => task !== null);
  }

  #addEngine(): Slot {
    const { createEngine, start } = this.#options;
    const slot = { engine: new PoolEngine(createEngine(), start, this.#datasets), task: null, idle: null };
    this.#slots.push(slot);
    return slot;
  }

  async #train(slot: Slot, task: Task): Promise<void> {
    const record = await this.#try(slot, task);
    const { end } = record;
    const isDead = end.status === 'failed' && machineErrors.has(end.error.code);
    slot.task = null;
    if (isDead) this.#end(slot);
    else slot.idle = setTimeout(() => this.#end(slot), IDLE_MS);
    if (isDead && task.numTries < MAX_TRIES && !task.signal.aborted) this.#queue.unshift(task);
    else task.resolve(record);
    this.#dispatch();
  }

  async #try({ engine }: Slot, task: Task): Promise<RunRecord> {
    task.numTries++;
    const { job, signal, onProgress, onCheckpoint } = task;
    try {
      return await engine.run(job, onProgress, signal, onCheckpoint);
    } catch (error) {
      const report = engine.report ?? this.#options.liveReport;
      return emptyRecord(job, { status: 'failed', error: toWireError(error) }, report);
    }
  }

  #end(slot: Slot): void {
    if (slot.idle !== null) clearTimeout(slot.idle);
    slot.engine.dispose();
    this.#slots = this.#slots.filter((each) => each !== slot);
  }
}
