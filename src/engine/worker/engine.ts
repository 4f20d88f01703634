import { EngineStoppedError, SnapshotError } from '@/core/errors.ts';
import type { BackendReport } from '@/protocol/engine/backend.ts';
import { idBeforePromotion, type EngineEvent, type EnginePhase } from '@/protocol/engine/events.ts';
import type { RunSnapshot } from '@/protocol/engine/requests.ts';
import type { EvaluationReport, TrainResult } from '@/protocol/engine/frames.ts';
import type { RunConfig } from '@/protocol/run/config.ts';
import type { DatasetCache } from './data/dataset-cache.ts';
import type { DatasetStore } from './data/dataset-store.ts';
import { evaluateAll } from './evaluate-all.ts';
import { failureNotice } from './commands/failure-notice.ts';
import { FrameQueue } from './run/frame-queue.ts';
import { Jobs } from './jobs/jobs.ts';
import { Lock } from './run/lock.ts';
import { noRecovery, untilDone, type Recovery } from './commands/recovery.ts';
import { RunSlot } from './run/slot.ts';
import { checkSnapshot } from './run/check-snapshot.ts';
import type { RunFiles } from './run/run-files.ts';
import { numCurvePictures } from './run/test-pictures.ts';
import type { InspectedRun } from './run/past-run.ts';
import type { TrainerSettings } from './run/trainer-parts.ts';
import type { Trainer } from './run/trainer.ts';
import { TrainingCommands, type CommandName, type TrainedLane } from './commands/training-commands.ts';
import { undo } from './commands/undo.ts';

type Snapshots = readonly RunSnapshot[];

/** Runs the visitor's commands on one run at a time; independent of messages and of the backend's kind. */
export class Engine {
  readonly lock = new Lock();
  readonly frameQueue: FrameQueue;
  readonly jobs: Jobs;
  readonly datasets: DatasetCache;
  readonly load: RunSlot['load'];
  readonly #emit: (event: EngineEvent) => void;
  readonly #recovery: Recovery;
  #report: BackendReport;
  readonly #slot: RunSlot;
  readonly #commands: TrainingCommands;
  #phase: EnginePhase = 'starting';

  /** @param recovery restores the run when its device is lost */
  constructor(
    baseUrl: string,
    report: BackendReport,
    emit: (event: EngineEvent) => void,
    recovery: Recovery = noRecovery,
  ) {
    this.#recovery = recovery;
    this.#report = report;
    this.#emit = emit;
    this.frameQueue = new FrameQueue((frame) => emit({ type: 'frame', frame }));
    this.#slot = new RunSlot(baseUrl, (spec) => numCurvePictures(this.#report, spec), this.lock, {
      data: (progress) => emit({ type: 'data', progress }),
      frame: (frame) => this.frameQueue.push({ ...frame, jobId: this.jobs.record(frame) }),
      phase: (phase) => this.#setPhase(phase),
      history: (steps, trained) =>
        emit({ type: 'history', history: { runId: this.#slot.runId, steps, trained } }),
    });
    this.datasets = this.#slot.datasets;
    this.load = (config) => this.#slot.load(config);
    this.#commands = new TrainingCommands(this.#slot, recovery, {
      phase: (phase) => this.#setPhase(phase),
      failure: (error) => this.#emitFailure(error),
      superseded: (by) => this.jobs.superseded(by),
    });
    this.jobs = new Jobs(this, this.#slot, this.#commands, {
      status: (phase) => this.#setPhase(phase ?? this.#phase),
    });
  }

  /** The current backend. */
  get report(): BackendReport {
    return this.#report;
  }

  /** The current run. @throws EngineStoppedError while there is none */
  get trainer(): Trainer {
    const { trainer } = this.#slot;
    if (!trainer) throw new EngineStoppedError('there is no run');
    return trainer;
  }

  get settings(): TrainerSettings {
    return this.#slot.settings;
  }

  get isTraining(): boolean {
    return this.#phase === 'training' || this.#phase === 'training-teacher';
  }

  /** Calls `task` with the most recently requested run, between two of its steps. */
  inspect<Result>(task: (trainer: Trainer, store: DatasetStore) => Promise<Result>): Promise<Result> {
    return untilDone(this.#recovery, () => this.#slot.inspect(task));
  }

  /** Like `inspect`, now or at an earlier step. @throws ConfigError for a step without a snapshot */
  inspectAt<Result>(
    at: number | undefined,
    task: (inspected: InspectedRun, store: DatasetStore) => Promise<Result>,
  ): Promise<Result> {
    return this.inspect((trainer, store) =>
      task(at === undefined ? trainer : trainer.lookBack(at, store), store),
    );
  }

  /**
   * Ends the current run and builds one from the configuration, paused at step 0.
   *
   * @param loaded its files, if they are loaded already
   */
  async newRun(
    config: RunConfig,
    keepsPrevious = true,
    loaded: RunFiles | null = null,
  ): Promise<{ runId: number }> {
    this.#commands.supersede('reset');
    await this.#slot.build(config, null, keepsPrevious, loaded);
    return { runId: this.#slot.runId };
  }

  retryData(): Promise<void> {
    return this.#slot.retryData();
  }

  /**
   * Applies a configuration: at the next step if possible, else as a new run.
   *
   * @param restarts whether to start a new run in any case
   * @throws LayerError for a layer that a promoted teacher lacks; the run then keeps its configuration
   */
  async configure(
    config: RunConfig,
    keepsPrevious = true,
    restarts = false,
  ): Promise<{ runId: number; startedNewRun: boolean }> {
    const startedNewRun = restarts || !(await this.#slot.take(config));
    if (startedNewRun) await this.newRun(config, keepsPrevious);
    else this.jobs.configured(config);
    return { runId: this.#slot.runId, startedNewRun };
  }

  /** Restarts the run from its first step, optionally with another seed. */
  async reset(seed: number | null, keepsPrevious = true): Promise<{ runId: number }> {
    const config = this.#slot.nextConfig ?? this.trainer.run.config;
    return this.newRun(seed === null ? config : { ...config, seed }, keepsPrevious);
  }

  async play(): Promise<void> {
    if (!this.jobs.resume()) await this.#commands.play();
  }

  /** Trains `count` more steps of one lane; calls that come meanwhile add their steps. */
  stepLane(lane: TrainedLane, count: number): Promise<void> {
    return this.#commands.step(lane, count);
  }

  /** Trains a number of steps, after those of earlier calls. @throws SupersededError by any other command */
  train(steps: number): Promise<TrainResult> {
    return this.#commands.train(steps);
  }

  async pause(): Promise<void> {
    this.#commands.supersede('pause');
    const { trainer, isBuilding } = this.#slot;
    await trainer?.stop();
    // A run that is still being built reports itself when it is ready.
    if (trainer && !isBuilding) this.#setPhase('paused');
  }

  /** Resolves when that many test pictures are loaded. @throws ConfigError for an impossible number */
  async whenTest(count: number | 'all'): Promise<void> {
    await this.#slot.get();
    const { store } = this.#slot;
    await store.whenTest(count === 'all' ? store.spec.counts.test : count);
  }

  /** Evaluates all three lanes on the whole test set, now or at an earlier step. */
  evaluate(at?: number): Promise<EvaluationReport> {
    return evaluateAll(this, at, {
      phase: () => this.#phase,
      setPhase: (phase, progress) => this.#setPhase(phase, progress),
    });
  }

  /**
   * Makes the student the teacher of a new student; training pauses.
   *
   * @throws UntrainedError, LayerError, NotFiniteError for a student that cannot teach; training then
   *   continues
   */
  promote(keepsPrevious = true): Promise<void> {
    return this.#intervene('promote', async (trainer, endTraining) => {
      await trainer.checkPromotion();
      endTraining();
      if (keepsPrevious) await this.#slot.kept.keep(trainer, idBeforePromotion(trainer.runId));
      await trainer.evaluateOnce();
      await trainer.promote();
      await trainer.flush();
    });
  }

  /** The run's state, now or at an earlier step. */
  snapshot(at?: number): Promise<RunSnapshot> {
    return this.inspect((trainer) => trainer.snapshot(at));
  }

  /**
   * Restores a snapshot; training pauses.
   *
   * @throws SnapshotError, LayerError for one that does not fit; training then continues and nothing changes
   */
  restore(snapshot: RunSnapshot): Promise<void> {
    return this.#goBack(({ run }) => checkSnapshot(run, snapshot));
  }

  /** Restores the last replaced run; the current one, if it was trained, is kept in its place. */
  undo(runId: number): Promise<{ isRestored: boolean }> {
    return undo(this.#slot, runId, {
      newRun: (config, files) => this.newRun(config, true, files),
      restore: (snapshot, history) => this.#goBack(({ run }) => checkSnapshot(run, snapshot), history),
    });
  }

  restoreLastGood(): Promise<void> {
    return this.#goBack(({ lastGood }) => {
      if (!lastGood) throw new SnapshotError('–', 'step ≥ 1');
      return lastGood;
    });
  }

  /** @param choose returns the snapshot to restore, or throws before anything is stopped */
  #goBack(choose: (trainer: Trainer) => RunSnapshot, ...histories: Snapshots[]): Promise<void> {
    return this.#intervene('restore', async (trainer, endTraining) => {
      const snapshot = choose(trainer);
      endTraining();
      trainer.restore(snapshot, [this.#slot.kept.history, ...histories]);
      this.frameQueue.rewind(snapshot);
      // The page must drop the undone steps before it receives later measurements.
      this.#setPhase('paused');
      await trainer.flush();
    });
  }

  /** Changes the run between two steps; it is paused after `endTraining` was called. */
  #intervene(
    by: CommandName,
    work: (trainer: Trainer, endTraining: () => void) => Promise<void>,
  ): Promise<void> {
    return this.#commands.intervene(by, (supersede) =>
      this.inspect(async (trainer) => {
        let isEnded = false;
        const endTraining = () => {
          isEnded = true;
          supersede();
          trainer.halt();
        };
        try {
          await work(trainer, endTraining);
        } finally {
          if (isEnded && !this.#slot.isBuilding) this.#setPhase('paused');
        }
      }),
    );
  }

  /** The step of the state that is restored after a device loss. */
  get lastGoodStep(): number {
    return this.#slot.lastGoodStep;
  }

  /** Rebuilds the run from its last good state after a device loss; its training command continues. */
  async recover(report: BackendReport, isReplaced: boolean): Promise<void> {
    this.#report = report;
    await this.#slot.rebuild();
    const [step, replacedBy] = [this.#slot.trainer?.run.step ?? 0, isReplaced ? report.backend : null];
    this.#emit({ type: 'notice', notice: { kind: 'device-recovered', step, replacedBy } });
  }

  /** Reports an error after which nothing can continue. */
  fail(error: unknown): void {
    this.jobs.fail(error);
    this.#commands.supersede('pause');
    this.#emitFailure(error);
  }

  #emitFailure(error: unknown): void {
    this.#emit({ type: 'notice', notice: failureNotice(error, this.#slot.trainer?.lastGood?.step ?? 0) });
    this.#setPhase('failed');
  }

  #setPhase(phase: EnginePhase, progress: number | null = null): void {
    this.#phase = phase;
    const { trainer, runId, card, kept } = this.#slot;
    const { step = 0, teacherStep = 0 } = trainer?.run ?? {};
    const run = { runId, step, teacherStep, teacherCard: card, keptRunId: kept.runId };
    this.#emit({ type: 'status', status: { ...run, phase, progress, jobId: this.jobs.id } });
  }
}
