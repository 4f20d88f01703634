import { EngineStoppedError } from '@/core/errors.ts';
import { limits, within } from '@/core/limits.ts';
import type { DatasetSpec } from '@/datasets/dataset-spec.ts';
import type { DataProgress, EnginePhase, TeacherCard } from '@/protocol/engine/events.ts';
import type { RunSnapshot } from '@/protocol/engine/requests.ts';
import { isLiveChange, type RunConfig } from '@/protocol/run/config.ts';
import { DatasetCache } from '../data/dataset-cache.ts';
import type { DatasetStore } from '../data/dataset-store.ts';
import { Evaluator } from './evaluator.ts';
import { KeptRun } from './kept-run.ts';
import type { Lock } from './lock.ts';
import { Run } from './run.ts';
import { loadRunFiles, type RunFiles } from './run-files.ts';
import { checkSnapshot } from './check-snapshot.ts';
import { restoreSnapshot } from './snapshot.ts';
import { Trainer } from './trainer.ts';
import type { TrainerListener, TrainerSettings } from './trainer-parts.ts';

/** Receives a run's progress while it is built and trained. */
export interface RunSlotListener extends TrainerListener {
  data(progress: DataProgress): void;
  phase(phase: EnginePhase): void;
}

/** The most recently requested run, whether it is ready, being built, or could not be built. */
export class RunSlot {
  /** The visitor's settings for this run and later ones. */
  readonly settings: TrainerSettings = {
    observedPicture: null,
    stepsPerSecond: null,
    watchesLedger: false,
    keepsHistory: true,
  };
  /** The last replaced run. */
  readonly kept = new KeptRun();
  readonly #baseUrl: string;
  readonly #numCurvePictures: (spec: DatasetSpec) => number;
  readonly #lock: Lock;
  readonly #listener: RunSlotListener;
  readonly datasets: DatasetCache;
  #config: RunConfig | null = null;
  #nextConfig: RunConfig | null = null;
  /** The build of the most recently requested run, while it is in progress. */
  #building: Promise<void> | null = null;
  #buildId = 0;
  #trainer: Trainer | null = null;
  #store: DatasetStore | null = null;
  #card: TeacherCard | null = null;
  #runId = 0;
  /** The last good state of a run whose device was lost, until another run is requested. */
  #rescued: RunSnapshot | null = null;
  /** The history of that run. */
  #rescuedHistory: readonly RunSnapshot[] = [];

  /** @param numCurvePictures test pictures that the curves are measured on */
  constructor(
    baseUrl: string,
    numCurvePictures: (spec: DatasetSpec) => number,
    lock: Lock,
    listener: RunSlotListener,
  ) {
    this.#baseUrl = baseUrl;
    this.#numCurvePictures = numCurvePictures;
    this.#lock = lock;
    this.#listener = listener;
    this.datasets = new DatasetCache(baseUrl, (progress) => {
      if (progress.dataset === this.#config?.dataset) listener.data(progress);
    });
  }

  get config(): RunConfig | null {
    return this.#config;
  }

  /** The requested configuration, or the one that waits for the current step. */
  get nextConfig(): RunConfig | null {
    return this.#nextConfig;
  }

  get isBuilding(): boolean {
    return this.#building !== null;
  }

  get runId(): number {
    return this.#runId;
  }

  get card(): TeacherCard | null {
    return this.#card;
  }

  /** Still the previous run while the requested one is being built; null after a failure. */
  get trainer(): Trainer | null {
    return this.#trainer;
  }

  get store(): DatasetStore {
    if (!this.#store) throw new EngineStoppedError('no dataset has been opened');
    return this.#store;
  }

  /**
   * The most recently requested run: waits while it is being built, and builds it again if that failed.
   *
   * @throws any error of its files or its networks
   */
  async get(): Promise<Trainer> {
    for (;;) {
      if (this.#building) await this.#building;
      else if (this.#trainer) return this.#trainer;
      else if (this.#config) await this.build(this.#config, this.#rescued);
      else throw new EngineStoppedError('no run has been started');
    }
  }

  /** Calls `task` with it between two of its steps. */
  async inspect<Result>(task: (trainer: Trainer, store: DatasetStore) => Promise<Result>): Promise<Result> {
    for (;;) {
      const trainer = await this.get();
      const done = await this.#lock.run(async () => {
        // Another run may have been requested while waiting for the lock.
        if (this.#building || trainer !== this.#trainer) return null;
        return { result: await task(trainer, this.store) };
      });
      if (done) return done.result;
    }
  }

  /**
   * Applies a configuration between two steps, for its next step; false if it needs a new run.
   *
   * @throws LayerError, ShapeError for what the run cannot do; it then keeps its configuration
   */
  async take(config: RunConfig): Promise<boolean> {
    const trainer = this.#trainer;
    const isThere = trainer !== null || this.#building !== null;
    if (!this.#config || !isThere || !isLiveChange(this.#config, config)) return false;
    this.#nextConfig = config;
    // A run that is still being built applies it when it is ready; the previous run is not affected.
    if (this.#building || !trainer) {
      this.#config = config;
      return true;
    }
    await this.#lock.run(async () => {
      // A run that was requested meanwhile includes this change, or replaces it.
      if (this.#building || trainer !== this.#trainer) return;
      try {
        trainer.run.reconfigure(config);
        this.#config = config;
      } finally {
        if (this.#nextConfig === config) this.#nextConfig = this.#config;
      }
    });
    return true;
  }

  /**
   * Replaces the current run by a new one; resolves without it if another is requested meanwhile.
   *
   * Files are loaded without holding the lock, so that a later request does not wait for them too.
   *
   * @param rescued state to continue from, if it belongs to the run
   * @param keepsPrevious whether the current run can be restored, if it was trained
   * @param loaded its files, if already loaded
   */
  build(
    config: RunConfig,
    rescued: RunSnapshot | null = null,
    keepsPrevious = true,
    loaded: RunFiles | null = null,
  ): Promise<void> {
    this.#config = config;
    this.#nextConfig = config;
    this.#rescued = rescued;
    this.#buildId++;
    const id = this.#buildId;
    const isCurrent = () => id === this.#buildId;
    const build = async () => {
      try {
        await this.#trainer?.stop();
        if (!isCurrent()) return;
        this.#listener.phase('loading-data');
        const waiting = () => isCurrent() && this.#listener.phase('waiting-for-data');
        const files = loaded ?? (await loadRunFiles(config, this.datasets, this.#baseUrl, waiting));
        if (!isCurrent()) return;
        await this.#lock.run(async () => {
          // The settings of the next step may have changed since.
          if (!isCurrent()) return;
          if (this.#trainer && keepsPrevious) await this.kept.keep(this.#trainer);
          this.#replace(this.#config ?? config, files);
        });
      } catch (error) {
        if (!isCurrent()) return;
        // The previous run is not the requested one and must not be mistaken for it.
        await this.#lock.run(async () => {
          if (this.#trainer && keepsPrevious) await this.kept.keep(this.#trainer);
          this.#discard();
        });
        throw error;
      } finally {
        if (isCurrent()) this.#building = null;
      }
    };
    this.#building = build();
    return this.#building;
  }

  /** Loads the files for a later run. @throws any error of its files; the current run is left alone */
  load(config: RunConfig): Promise<RunFiles> {
    return loadRunFiles(config, this.datasets, this.#baseUrl, () => undefined);
  }

  /** Resolves when every training picture is loaded. */
  async allTraining(): Promise<void> {
    const { store } = this;
    const { train } = store.spec.counts;
    if (store.progress.trainLoaded < train) this.#listener.phase('waiting-for-data');
    await store.whenTrain(train);
  }

  /** Retries files that failed to load. */
  async retryData(): Promise<void> {
    if (this.#config) await this.datasets.open(this.#config.dataset).ready;
  }

  /** Step of the last good state; 0 if there is none. */
  get lastGoodStep(): number {
    return (this.#trainer?.lastGood ?? this.#rescued)?.step ?? 0;
  }

  /**
   * Rebuilds the same run from its last good state after a device loss.
   *
   * The old tensors are dropped, not disposed: disposing those of a lost device can fail.
   */
  async rebuild(): Promise<void> {
    const trainer = this.#trainer;
    this.#rescued = trainer?.lastGood ?? this.#rescued;
    this.#rescuedHistory = trainer?.history.list ?? this.#rescuedHistory;
    this.#trainer = null;
    trainer?.abandon();
    // Pending tasks fail with the device; one that hangs is given up after a time limit.
    await within(
      limits.lostTaskMs,
      'a task',
      this.#lock.run(async () => undefined),
    ).catch((error: unknown) => this.#lock.forget(error));
    // It replaces this same run, so it must not overwrite the run that Undo restores.
    if (this.#config) await this.build(this.#config, this.#rescued, false);
  }

  #replace(config: RunConfig, { store, shipped, transferStore }: RunFiles): void {
    const previous = this.#trainer;
    const run = new Run(config, store, shipped?.values ?? null, transferStore);
    const evaluator = new Evaluator(run, store);
    this.#runId++;
    this.#store = store;
    this.#card = shipped?.card ?? null;
    this.#trainer = new Trainer(
      {
        run,
        runId: this.#runId,
        evaluator,
        numPictures: this.#numCurvePictures(store.spec),
        settings: this.settings,
      },
      this.#lock,
      this.#listener,
    );
    previous?.dispose();
    this.#listener.phase('ready');
    const rescued = this.#rescued;
    if (!rescued || !isLiveChange(rescued.config, config)) return;
    restoreSnapshot(run, checkSnapshot(run, rescued));
    this.#trainer.lastGood = rescued;
    this.#trainer.history.goTo(rescued, [this.#rescuedHistory]);
    this.#rescuedHistory = [];
    if (run.step > 0) this.#listener.phase('paused');
  }

  #discard(): void {
    this.#trainer?.dispose();
    this.#trainer = null;
    this.#card = null;
    this.#runId++;
    this.#listener.phase('failed');
  }
}
