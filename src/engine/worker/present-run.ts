import { EngineStoppedError } from '@/core/errors.ts';
import { limits, within } from '@/core/limits.ts';
import type { DataProgress, EnginePhase, RunSnapshot, TeacherCard } from '@/protocol/messages.ts';
import { isLiveChange, type RunConfig } from '@/protocol/run-config.ts';
import { DatasetShelf } from './data/dataset-shelf.ts';
import type { DatasetStore } from './data/dataset-store.ts';
import { Evaluator } from './evaluator.ts';
import { KeptRun } from './kept-run.ts';
import type { Lock } from './lock.ts';
import { Run } from './run.ts';
import { loadRunFiles, type RunFiles } from './run-files.ts';
import { checkSnapshot } from './check-snapshot.ts';
import { restoreSnapshot } from './snapshot.ts';
import { Trainer, type TrainerListener, type TrainerWishes } from './trainer.ts';

/** What a present run tells while it is built and while it trains. */
export interface PresentRunListener extends TrainerListener {
  data(progress: DataProgress): void;
  phase(phase: EnginePhase): void;
}

/** The one run there is: the one that was asked for last, whether it is there, being built, or could not be built. */
export class PresentRun {
  /** What the visitor wants of every run, this one and those to come. */
  readonly wishes: TrainerWishes = {
    observedPicture: null,
    stepsPerSecond: null,
    watchesLedger: false,
  };
  /** The last run that gave way to another. */
  readonly kept = new KeptRun();
  readonly #baseUrl: string;
  readonly #numCurvePictures: () => number;
  readonly #lock: Lock;
  readonly #listener: PresentRunListener;
  readonly #shelf: DatasetShelf;
  #asked: RunConfig | null = null;
  #wanted: RunConfig | null = null;
  /** The build of what was asked for last, while it goes on. */
  #building: Promise<void> | null = null;
  #buildId = 0;
  #trainer: Trainer | null = null;
  #store: DatasetStore | null = null;
  #card: TeacherCard | null = null;
  #runId = 0;
  /** The last good state of a run whose device was lost, until another run is asked for. */
  #rescued: RunSnapshot | null = null;

  /** @param numCurvePictures test pictures that the curves are measured on */
  constructor(baseUrl: string, numCurvePictures: () => number, lock: Lock, listener: PresentRunListener) {
    this.#baseUrl = baseUrl;
    this.#numCurvePictures = numCurvePictures;
    this.#lock = lock;
    this.#listener = listener;
    this.#shelf = new DatasetShelf(baseUrl, (progress) => {
      if (progress.dataset === this.#asked?.dataset) listener.data(progress);
    });
  }

  get asked(): RunConfig | null {
    return this.#asked;
  }

  /** The same, or the configuration that waits for the step under way. */
  get wanted(): RunConfig | null {
    return this.#wanted;
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

  /** Still the run before while the one that was asked for is being built; null after a failure. */
  get trainer(): Trainer | null {
    return this.#trainer;
  }

  get store(): DatasetStore {
    if (!this.#store) throw new EngineStoppedError('no dataset has been opened');
    return this.#store;
  }

  /**
   * The run that was asked for last: waited for while it is being built, built again where that had failed.
   *
   * @throws whatever its files or its networks fail with
   */
  async get(): Promise<Trainer> {
    for (;;) {
      if (this.#building) await this.#building;
      else if (this.#trainer) return this.#trainer;
      else if (this.#asked) await this.build(this.#asked, this.#rescued);
      else throw new EngineStoppedError('no run has been started');
    }
  }

  /** Does something with it between two of its steps. */
  async inspect<Result>(task: (trainer: Trainer, store: DatasetStore) => Promise<Result>): Promise<Result> {
    for (;;) {
      const trainer = await this.get();
      const done = await this.#lock.run(async () => {
        // While the lock was waited for, another run may have been asked for.
        if (this.#building || trainer !== this.#trainer) return null;
        return { result: await task(trainer, this.store) };
      });
      if (done) return done.result;
    }
  }

  /**
   * Takes over what acts at the next step, between two steps; false where another run has to be built.
   *
   * @throws LayerError, ShapeError for what the run cannot do; it then keeps the configuration it had
   */
  async take(config: RunConfig): Promise<boolean> {
    const trainer = this.#trainer;
    const isThere = trainer !== null || this.#building !== null;
    if (!this.#asked || !isThere || !isLiveChange(this.#asked, config)) return false;
    this.#wanted = config;
    // A run that is still being built takes it when it is built; the one before has nothing to do with it.
    if (this.#building || !trainer) {
      this.#asked = config;
      return true;
    }
    await this.#lock.run(async () => {
      // A run that was asked for meanwhile includes this change, or replaces it.
      if (this.#building || trainer !== this.#trainer) return;
      try {
        trainer.run.reconfigure(config);
        this.#asked = config;
      } finally {
        if (this.#wanted === config) this.#wanted = this.#asked;
      }
    });
    return true;
  }

  /**
   * Builds a run in the place of the present one; resolves without it when another is asked for meanwhile.
   *
   * Files are waited for without the lock, so that another choice made meanwhile does not wait for them too.
   *
   * @param rescued state that the run goes on from, where it belongs to it
   * @param keepsPrevious whether the present run can be had back, if it was trained
   * @param loaded what it is built from, where that is there already
   */
  build(
    config: RunConfig,
    rescued: RunSnapshot | null = null,
    keepsPrevious = true,
    loaded: RunFiles | null = null,
  ): Promise<void> {
    this.#asked = config;
    this.#wanted = config;
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
        const files = loaded ?? (await loadRunFiles(config, this.#shelf, this.#baseUrl, waiting));
        if (!isCurrent()) return;
        await this.#lock.run(async () => {
          // What acts at the next step may have been moved since.
          if (!isCurrent()) return;
          if (this.#trainer && keepsPrevious) await this.kept.keep(this.#trainer);
          this.#replace(this.#asked ?? config, files);
        });
      } catch (error) {
        if (!isCurrent()) return;
        // The run before is not what was asked for: left there, it would pass for it.
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

  /** What a run is to be built from later. @throws whatever its files fail with: the present run is left alone */
  load(config: RunConfig): Promise<RunFiles> {
    return loadRunFiles(config, this.#shelf, this.#baseUrl, () => undefined);
  }

  /** Resolves when every training picture is there. */
  async allTraining(): Promise<void> {
    const { store } = this;
    const { train } = store.spec.counts;
    if (store.progress.trainLoaded < train) this.#listener.phase('waiting-for-data');
    await store.whenTrain(train);
  }

  /** Tries files again that could not be loaded. */
  async retryData(): Promise<void> {
    if (this.#asked) await this.#shelf.open(this.#asked.dataset).ready;
  }

  /** Step of the state to go back to; 0 where there is none. */
  get lastGoodStep(): number {
    return (this.#trainer?.lastGood ?? this.#rescued)?.step ?? 0;
  }

  /**
   * Builds the same run again, from its last good state, when its device is gone.
   *
   * The tensors of the one before are forgotten without a word: those of a lost device cannot be disposed of in peace.
   */
  async rebuild(): Promise<void> {
    const trainer = this.#trainer;
    this.#rescued = trainer?.lastGood ?? this.#rescued;
    this.#trainer = null;
    trainer?.halt();
    // What is under way ends with an error; what does neither is not waited for for ever.
    await within(
      limits.lostTaskMs,
      'a task',
      this.#lock.run(async () => undefined),
    ).catch(() => this.#lock.forget());
    // The run it replaces is this one: it must not take the place of the run that Undo brings back.
    if (this.#asked) await this.build(this.#asked, this.#rescued, false);
  }

  #replace(config: RunConfig, { store, shipped }: RunFiles): void {
    const previous = this.#trainer;
    const run = new Run(config, store, shipped?.values ?? null);
    const evaluator = new Evaluator(run, store);
    this.#runId++;
    this.#store = store;
    this.#card = shipped?.card ?? null;
    this.#trainer = new Trainer(
      { run, runId: this.#runId, evaluator, numPictures: this.#numCurvePictures(), wishes: this.wishes },
      this.#lock,
      this.#listener,
    );
    previous?.run.dispose();
    this.#listener.phase('ready');
    const rescued = this.#rescued;
    if (!rescued || !isLiveChange(rescued.config, config)) return;
    restoreSnapshot(run, checkSnapshot(run, rescued));
    this.#trainer.lastGood = rescued;
    if (run.step > 0) this.#listener.phase('paused');
  }

  #discard(): void {
    this.#trainer?.run.dispose();
    this.#trainer = null;
    this.#card = null;
    this.#runId++;
    this.#listener.phase('failed');
  }
}
