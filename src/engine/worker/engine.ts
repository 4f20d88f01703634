import { EngineStoppedError, SnapshotError } from '@/core/errors.ts';
import { planModel } from '@/models/plan.ts';
import { modelById } from '@/models/registry.ts';
import type {
  BackendReport,
  EngineEvent,
  EnginePhase,
  RunSnapshot,
  TeacherCard,
  TrainResult,
} from '@/protocol/messages.ts';
import { isLiveChange, type RunConfig } from '@/protocol/run-config.ts';
import { DatasetShelf } from './data/dataset-shelf.ts';
import type { DatasetStore } from './data/dataset-store.ts';
import { poolSizeFor } from './data/transfer-set.ts';
import { Evaluator } from './evaluator.ts';
import { failureNotice } from './failure-notice.ts';
import { FrameOutbox } from './frame-outbox.ts';
import { Lock } from './lock.ts';
import { Run, STUDENT_TOTAL } from './run.ts';
import { loadShippedTeacher, type ShippedTeacher } from './shipped-teacher.ts';
import { restoreSnapshot, takeSnapshot } from './snapshot.ts';
import { Trainer } from './trainer.ts';

/** Test pictures the curves are measured on; fewer where a forward pass is known to be slow. */
const CURVE_PICTURES = 1_000;
const CURVE_PICTURES_SLOW = 200;
/** Test pictures to choose from: the first shard, which is there from the start. */
const CHOOSABLE_PICTURES = 2_000;

/** Everything a visitor can do with runs, one run at a time; it knows no messages and no backend by name. */
export class Engine {
  readonly lock = new Lock();
  readonly outbox: FrameOutbox;
  readonly #emit: (event: EngineEvent) => void;
  readonly #baseUrl: string;
  readonly #isSlow: boolean;
  readonly #shelf: DatasetShelf;
  #store: DatasetStore | null = null;
  #trainer: Trainer | null = null;
  #card: TeacherCard | null = null;
  #runId = 0;
  /** Counts what was asked of the trainer last, so that what was asked before knows itself overtaken. */
  #trainingId = 0;
  /** The same for new runs. */
  #buildId = 0;
  #phase: EnginePhase = 'starting';
  #config: RunConfig | null = null;

  constructor(baseUrl: string, report: BackendReport, emit: (event: EngineEvent) => void) {
    this.#baseUrl = baseUrl;
    // A software adapter on WebGPU, and plain JavaScript, take seconds for what others do in a blink.
    this.#isSlow = report.backend === 'cpu' || (report.backend === 'webgpu' && report.softwareAdapter);
    this.#emit = emit;
    this.#shelf = new DatasetShelf(baseUrl, (progress) => {
      if (progress.dataset === this.#config?.dataset) this.#emit({ type: 'data', progress });
    });
    this.outbox = new FrameOutbox((frame) => this.#emit({ type: 'frame', frame }));
  }

  /** The present run. @throws EngineStoppedError before there is one */
  get trainer(): Trainer {
    if (!this.#trainer) throw new EngineStoppedError('no run has been started');
    return this.#trainer;
  }

  get store(): DatasetStore {
    if (!this.#store) throw new EngineStoppedError('no dataset has been opened');
    return this.#store;
  }

  get numChoosable(): number {
    return this.#isSlow ? CURVE_PICTURES_SLOW : CHOOSABLE_PICTURES;
  }

  get isTraining(): boolean {
    return this.#phase === 'training' || this.#phase === 'training-teacher';
  }

  /**
   * Ends the present run and builds the one that the configuration describes, paused at step 0.
   *
   * Files are waited for without the lock, so that another choice made meanwhile does not wait for them too.
   */
  async newRun(config: RunConfig): Promise<{ runId: number }> {
    this.#config = config;
    this.#trainingId++;
    this.#buildId++;
    const id = this.#buildId;
    await this.#trainer?.stop();
    try {
      const { store, shipped } = await this.#load(config);
      if (id === this.#buildId) {
        await this.#trainer?.stop();
        await this.lock.run(async () => this.#build(config, store, shipped));
      }
      return { runId: this.#runId };
    } catch (error) {
      if (id === this.#buildId) this.#setPhase('failed');
      throw error;
    }
  }

  /** Everything a run is built from, with as many pictures as it asks for. */
  async #load(config: RunConfig): Promise<{ store: DatasetStore; shipped: ShippedTeacher | null }> {
    this.#setPhase('loading-data');
    const store = this.#shelf.open(config.dataset);
    await store.ready;
    const { shape, numClasses } = store.spec;
    const plan = planModel(modelById(config.teacher), shape, numClasses);
    const shipped =
      config.teacherWeights === 'shipped'
        ? await loadShippedTeacher(plan, config.dataset, this.#baseUrl)
        : null;
    if (poolSizeFor(config.labelled) > store.progress.trainLoaded) this.#setPhase('waiting-for-data');
    await store.whenTrain(poolSizeFor(config.labelled));
    return { store, shipped };
  }

  /** Puts a new run in the place of the present one. */
  #build(config: RunConfig, store: DatasetStore, shipped: ShippedTeacher | null): void {
    const previous = this.#trainer;
    const run = new Run(config, store, shipped?.values ?? null);
    this.#runId++;
    this.#store = store;
    this.#card = shipped?.card ?? null;
    this.#trainer = new Trainer(
      run,
      this.#runId,
      new Evaluator(run, store),
      this.#isSlow ? CURVE_PICTURES_SLOW : CURVE_PICTURES,
      this.lock,
      { frame: (frame) => this.outbox.push(frame), phase: (phase) => this.#setPhase(phase) },
    );
    if (previous) {
      this.#trainer.observedPicture = previous.observedPicture;
      this.#trainer.stepsPerSecond = previous.stepsPerSecond;
      previous.run.dispose();
    }
    this.#setPhase('ready');
  }

  /** Tries files again that could not be loaded. */
  async retryData(): Promise<void> {
    if (this.#config) await this.#shelf.open(this.#config.dataset).ready;
  }

  /** Takes over a configuration: at the next step where that is possible, else as a new run. */
  async configure(config: RunConfig): Promise<{ runId: number; startedNewRun: boolean }> {
    const current = this.#config;
    if (current && this.#trainer && isLiveChange(current, config)) {
      this.#config = config;
      this.#trainer.run.reconfigure(config);
      return { runId: this.#runId, startedNewRun: false };
    }
    const { runId } = await this.newRun(config);
    return { runId, startedNewRun: true };
  }

  /** The same run from its first step on, or the same with another seed. */
  async reset(seed: number | null): Promise<{ runId: number }> {
    const { config } = this.trainer.run;
    return this.newRun(seed === null ? config : { ...config, seed });
  }

  /**
   * Trains the teacher first where it is to be trained live, then the students, up to the goal.
   *
   * @param goal step of the students to reach
   */
  async trainTo(goal: number): Promise<void> {
    const { trainer } = this;
    const { config } = trainer.run;
    this.#trainingId++;
    const id = this.#trainingId;
    // Another Play, a pause or a new run may have come meanwhile: what happens then is theirs to say.
    const isCurrent = () => id === this.#trainingId;
    try {
      if (this.#card === null && trainer.run.teacherStep < config.teacherSteps) {
        await this.#waitForAllTraining();
        if (!isCurrent()) return;
        const isTaught = await trainer.train('teacher', config.teacherSteps);
        if (!isTaught || !isCurrent()) return;
      }
      const isReached = await trainer.train('students', goal);
      if (isCurrent()) this.#setPhase(isReached && goal % config.steps === 0 ? 'finished' : 'paused');
    } catch (error) {
      if (isCurrent()) this.#tell(error);
      throw error;
    }
  }

  /** Up to the end of the run, or, when that is reached, as far again. */
  async play(): Promise<void> {
    const { step, config } = this.trainer.run;
    await this.trainTo((Math.floor(step / config.steps) + 1) * config.steps);
  }

  /** `count` steps of one lane. */
  async stepLane(lane: 'teacher' | 'students', count: number): Promise<void> {
    const { trainer } = this;
    if (lane === 'students') return this.trainTo(trainer.run.step + count);
    this.#trainingId++;
    await this.#waitForAllTraining();
    await trainer.train('teacher', trainer.run.teacherStep + count);
    this.#setPhase('paused');
  }

  async pause(): Promise<void> {
    this.#trainingId++;
    await this.trainer.stop();
    this.#setPhase('paused');
  }

  /** Trains a number of steps and says how the students stand then. */
  async train(steps: number): Promise<TrainResult> {
    const { trainer } = this;
    await this.trainTo(trainer.run.step + steps);
    const { [STUDENT_TOTAL]: total = NaN, ...losses } = trainer.lastLosses?.values ?? {};
    const report = await this.lock.run(() => trainer.evaluate());
    return {
      step: trainer.run.step,
      losses: { total, ...losses },
      accuracy: { student: report.student.accuracy, control: report.control.accuracy },
      msPerStep: trainer.pace?.msPerStep ?? NaN,
    };
  }

  /** All three lanes on the whole test set. */
  async evaluate() {
    const { trainer, store } = this;
    await store.whenTest(store.spec.counts.test);
    return this.lock.run(async () => {
      const report = await trainer.evaluate(store.spec.counts.test);
      await trainer.flush();
      return report;
    });
  }

  snapshot(): Promise<RunSnapshot> {
    return this.lock.run(() => takeSnapshot(this.trainer.run));
  }

  async restore(snapshot: RunSnapshot): Promise<void> {
    this.#trainingId++;
    await this.trainer.stop();
    await this.lock.run(async () => {
      restoreSnapshot(this.trainer.run, snapshot);
      await this.trainer.flush();
    });
    this.#setPhase('paused');
  }

  async restoreLastGood(): Promise<void> {
    const { lastGood } = this.trainer;
    if (!lastGood) throw new SnapshotError('nothing', 'a run that has been trained');
    await this.restore(lastGood);
  }

  /** Builds the present run anew on a fresh device, from its last snapshot. */
  async recover(): Promise<void> {
    const { trainer } = this;
    const snapshot = trainer.lastGood;
    // Tensors of a lost device cannot be disposed of in peace; the backend that held them is gone as a whole.
    this.#trainer = null;
    await this.newRun(trainer.run.config);
    this.trainer.observedPicture = trainer.observedPicture;
    this.trainer.stepsPerSecond = trainer.stepsPerSecond;
    if (snapshot) await this.restore(snapshot);
    this.#emit({ type: 'notice', notice: { kind: 'device-recovered', step: this.trainer.run.step } });
  }

  async #waitForAllTraining(): Promise<void> {
    const { counts } = this.store.spec;
    if (this.store.progress.trainLoaded < counts.train) this.#setPhase('waiting-for-data');
    await this.store.whenTrain(counts.train);
  }

  #tell(error: unknown): void {
    this.#emit({ type: 'notice', notice: failureNotice(error, this.trainer.lastGood?.step ?? 0) });
    this.#setPhase('failed');
  }

  #setPhase(phase: EnginePhase): void {
    this.#phase = phase;
    const run = this.#trainer?.run;
    this.#emit({
      type: 'status',
      status: {
        runId: this.#runId,
        phase,
        step: run?.step ?? 0,
        teacherStep: run?.teacherStep ?? 0,
        teacherCard: this.#card,
        progress: null,
      },
    });
  }
}
