import { EngineStoppedError, SnapshotError } from '@/core/errors.ts';
import type {
  BackendReport,
  EngineEvent,
  EnginePhase,
  RunSnapshot,
  TrainResult,
} from '@/protocol/messages.ts';
import type { EvaluationReport } from '@/protocol/metrics.ts';
import { isLiveChange, type RunConfig } from '@/protocol/run-config.ts';
import { goalOf, isRunOver } from '@/protocol/run-length.ts';
import type { DatasetStore } from './data/dataset-store.ts';
import { failureNotice } from './failure-notice.ts';
import { FrameOutbox } from './frame-outbox.ts';
import { Lock } from './lock.ts';
import { PresentRun } from './present-run.ts';
import { STUDENT_TOTAL } from './run.ts';
import { checkSnapshot, restoreSnapshot, takeSnapshot } from './snapshot.ts';
import type { Trainer, TrainerWishes } from './trainer.ts';

/** Test pictures the curves are measured on; fewer where a forward pass is known to be slow. */
const CURVE_PICTURES = 1_000;
const CURVE_PICTURES_SLOW = 200;
/** Test pictures to choose from: the first shard, which is there from the start. */
const CHOOSABLE_PICTURES = 2_000;

type Lane = 'teacher' | 'students';

/** Single steps of one lane that are under way: as many as were asked for until they end. */
interface Steps {
  readonly lane: Lane;
  count: number;
  readonly done: Promise<void>;
}

/** Everything a visitor can do with runs, one run at a time; it knows no messages and no backend by name. */
export class Engine {
  readonly lock = new Lock();
  readonly outbox: FrameOutbox;
  readonly #emit: (event: EngineEvent) => void;
  readonly #isSlow: boolean;
  readonly #present: PresentRun;
  /** Counts what was asked of the trainer last, so that what was asked before knows itself overtaken. */
  #trainingId = 0;
  #steps: Steps | null = null;
  #phase: EnginePhase = 'starting';

  constructor(baseUrl: string, report: BackendReport, emit: (event: EngineEvent) => void) {
    // Plain JavaScript takes seconds for what the others do in a blink.
    this.#isSlow = report.backend === 'cpu';
    this.#emit = emit;
    this.outbox = new FrameOutbox((frame) => emit({ type: 'frame', frame }));
    const numCurvePictures = this.#isSlow ? CURVE_PICTURES_SLOW : CURVE_PICTURES;
    this.#present = new PresentRun(baseUrl, numCurvePictures, this.lock, {
      data: (progress) => emit({ type: 'data', progress }),
      frame: (frame) => this.outbox.push(frame),
      phase: (phase) => this.#setPhase(phase),
    });
  }

  /** The run that is there now. @throws EngineStoppedError while there is none */
  get trainer(): Trainer {
    const { trainer } = this.#present;
    if (!trainer) throw new EngineStoppedError('there is no run');
    return trainer;
  }

  get wishes(): TrainerWishes {
    return this.#present.wishes;
  }

  get numChoosable(): number {
    return this.#isSlow ? CURVE_PICTURES_SLOW : CHOOSABLE_PICTURES;
  }

  get isTraining(): boolean {
    return this.#phase === 'training' || this.#phase === 'training-teacher';
  }

  /** Does something with the run that was asked for last, between two of its steps. */
  inspect<Result>(task: (trainer: Trainer, store: DatasetStore) => Promise<Result>): Promise<Result> {
    return this.#present.inspect(task);
  }

  /** Ends the present run and builds the one that the configuration describes, paused at step 0. */
  async newRun(config: RunConfig): Promise<{ runId: number }> {
    this.#overtake();
    await this.#present.build(config);
    return { runId: this.#present.runId };
  }

  retryData(): Promise<void> {
    return this.#present.retryData();
  }

  /** Takes over a configuration: at the next step where that is possible, else as a new run. */
  async configure(config: RunConfig): Promise<{ runId: number; startedNewRun: boolean }> {
    const startedNewRun = !this.#present.take(config);
    if (startedNewRun) await this.newRun(config);
    return { runId: this.#present.runId, startedNewRun };
  }

  /** The same run from its first step on, or the same with another seed. */
  async reset(seed: number | null): Promise<{ runId: number }> {
    const config = this.#present.asked ?? this.trainer.run.config;
    return this.newRun(seed === null ? config : { ...config, seed });
  }

  /** Makes what was asked of the trainer before give way; the result says whether this was given way to as well. */
  #overtake(): () => boolean {
    this.#trainingId++;
    this.#steps = null;
    const id = this.#trainingId;
    return () => id === this.#trainingId;
  }

  /** Trains a teacher first that is trained live and not yet done, then the students, up to their step `goal`. */
  async #trainTo(trainer: Trainer, goal: number, isCurrent: () => boolean): Promise<void> {
    const { config, teacherStep } = trainer.run;
    try {
      const isOriginal = trainer.run.generations.list.length === 0;
      if (isOriginal && this.#present.card === null && teacherStep < config.teacherSteps) {
        await this.#present.allTraining();
        const isTaught = isCurrent() && (await trainer.train('teacher', config.teacherSteps));
        if (!isTaught) return;
      }
      // Another Play, a pause or a new run may have come meanwhile: what happens then is theirs to say.
      const isReached = isCurrent() && (await trainer.train('students', goal));
      const isOver = isReached && isRunOver(config, trainer.run.generations.done, trainer.run.step);
      if (isCurrent()) this.#setPhase(isOver ? 'finished' : 'paused');
    } catch (error) {
      if (isCurrent()) this.#tell(error);
      throw error;
    }
  }

  /** Up to the end of the run, or, when that is reached, as far again. */
  async play(): Promise<void> {
    const isCurrent = this.#overtake();
    const trainer = await this.#present.get();
    const { step, config, generations } = trainer.run;
    const goal = goalOf(config, generations.done, step);
    if (isCurrent()) await this.#trainTo(trainer, goal, isCurrent);
  }

  /** `count` more steps of one lane; those that are asked for meanwhile are done as well. */
  async stepLane(lane: Lane, count: number): Promise<void> {
    if (this.#steps?.lane === lane) {
      this.#steps.count += count;
      return this.#steps.done;
    }
    const isCurrent = this.#overtake();
    // The steps begin with the next turn: by then they are noted here.
    const done = Promise.resolve().then(() => this.#doSteps(steps, isCurrent));
    const steps: Steps = { lane, count, done };
    this.#steps = steps;
    return done;
  }

  async #doSteps(steps: Steps, isCurrent: () => boolean): Promise<void> {
    try {
      const trainer = await this.#present.get();
      const { run } = trainer;
      const start = steps.lane === 'students' ? run.step : run.teacherStep;
      for (let goal = start; isCurrent() && goal < start + steps.count;) {
        goal = start + steps.count;
        if (steps.lane === 'students') await this.#trainTo(trainer, goal, isCurrent);
        else await this.#teachTo(trainer, goal, isCurrent);
      }
    } finally {
      if (isCurrent()) this.#steps = null;
    }
  }

  async #teachTo(trainer: Trainer, goal: number, isCurrent: () => boolean): Promise<void> {
    await this.#present.allTraining();
    if (isCurrent()) await trainer.train('teacher', goal);
    if (isCurrent()) this.#setPhase('paused');
  }

  async pause(): Promise<void> {
    this.#overtake();
    const { trainer, isBuilding } = this.#present;
    await trainer?.stop();
    // A run that is still being built says itself when it is ready.
    if (trainer && !isBuilding) this.#setPhase('paused');
  }

  /** Trains a number of steps and says how the students stand then. @throws EngineStoppedError by another run */
  async train(steps: number): Promise<TrainResult> {
    const isCurrent = this.#overtake();
    const trainer = await this.#present.get();
    if (isCurrent()) await this.#trainTo(trainer, trainer.run.step + steps, isCurrent);
    const { [STUDENT_TOTAL]: total = NaN, ...losses } = trainer.lastLosses?.values ?? {};
    const report = await this.lock.run(async () => {
      if (trainer !== this.#present.trainer) throw new EngineStoppedError('another run was started');
      return trainer.evaluateOnce();
    });
    return {
      step: trainer.run.step,
      losses: { total, ...losses },
      accuracy: { student: report.student.accuracy, control: report.control.accuracy },
      msPerStep: trainer.pace?.msPerStep ?? NaN,
      generations: trainer.run.generations.ended,
    };
  }

  /** All three lanes on the whole test set. */
  async evaluate(): Promise<EvaluationReport> {
    await this.#present.get();
    const { store: pictures } = this.#present;
    await pictures.whenTest(pictures.spec.counts.test);
    return this.inspect(async ({ evaluator }, store) => {
      const before = this.#phase;
      const isShown = !this.isTraining;
      const tell = (progress: number) => isShown && this.#setPhase('evaluating', progress);
      tell(0);
      try {
        return await evaluator.evaluate(store.spec.counts.test, (progress) => {
          // Play may have been pressed meanwhile, and has the say.
          if (this.#phase === 'evaluating') tell(progress);
        });
      } finally {
        if (this.#phase === 'evaluating') this.#setPhase(before);
      }
    });
  }

  /** Makes the student the teacher of another one, now. */
  async promote(): Promise<void> {
    this.#overtake();
    const trainer = await this.#present.get();
    await trainer.stop();
    await this.inspect(async (present) => {
      await present.evaluateOnce();
      await present.promote();
      await present.flush();
    });
    this.#setPhase('paused');
  }

  snapshot(): Promise<RunSnapshot> {
    return this.inspect(({ run }) => takeSnapshot(run));
  }

  async restore(snapshot: RunSnapshot): Promise<void> {
    this.#overtake();
    const trainer = await this.#present.get();
    await trainer.stop();
    checkSnapshot(trainer.run, snapshot);
    const isOfFirst = (snapshot.generationSteps ?? []).length === 0;
    // A run no longer has its first teacher once a student has taken its place.
    if (isOfFirst && trainer.run.generations.list.length > 0) await this.reset(null);
    await this.inspect(async (present) => {
      restoreSnapshot(present.run, snapshot);
      present.forgetEvaluations();
      await present.flush();
    });
    this.#setPhase('paused');
  }

  async restoreLastGood(): Promise<void> {
    const { lastGood } = await this.#present.get();
    if (!lastGood) throw new SnapshotError('nothing', 'a run that has been trained');
    await this.restore(lastGood);
  }

  /** Builds the present run anew on a fresh device, from its last snapshot. */
  async recover(): Promise<void> {
    const { asked, trainer } = this.#present;
    if (!asked) return;
    this.#present.abandon();
    await this.newRun(asked);
    const snapshot = trainer?.lastGood;
    if (snapshot && isLiveChange(snapshot.config, asked)) await this.restore(snapshot);
    this.#emit({ type: 'notice', notice: { kind: 'device-recovered', step: this.trainer.run.step } });
  }

  #tell(error: unknown): void {
    this.#emit({ type: 'notice', notice: failureNotice(error, this.#present.trainer?.lastGood?.step ?? 0) });
    this.#setPhase('failed');
  }

  #setPhase(phase: EnginePhase, progress: number | null = null): void {
    this.#phase = phase;
    const { trainer, runId, card } = this.#present;
    this.#emit({
      type: 'status',
      status: {
        runId,
        phase,
        step: trainer?.run.step ?? 0,
        teacherStep: trainer?.run.teacherStep ?? 0,
        teacherCard: card,
        progress,
      },
    });
  }
}
