import { NotFiniteError, UntrainedError } from '@/core/errors.ts';
import { STUDENT_TOTAL } from '@/distill/total-loss.ts';
import type { RunSnapshot } from '@/protocol/engine/requests.ts';
import type { EvaluationReport, LaneLogits, LedgerEntry, Pace } from '@/protocol/engine/frames.ts';
import { checkPromotedLayers } from '@/protocol/run/config.ts';
import type { DatasetStore } from '../data/dataset-store.ts';
import { isEvaluationStep } from './evaluation-steps.ts';
import type { Evaluator } from './evaluator.ts';
import { History } from './history.ts';
import type { Lock } from './lock.ts';
import { PaceMeter } from './pace-meter.ts';
import { PastRun, type InspectedRun } from './past-run.ts';
import type { Run } from './run.ts';
import { isFinite, isLater, restoreSnapshot, takeSnapshot } from './snapshot.ts';
import type { TrainerListener, TrainerParts, TrainerSettings } from './trainer-parts.ts';
import { studentLossesOf, teacherLossOf } from './step-losses.ts';
import { checkFinite, type RecordedLosses } from '../training/loss-recorder.ts';
import { yieldToMessages } from './yield-to-messages.ts';

/** Minimum time between two frames, ms. */
const FRAME_MS = 100;
/** Steps between two snapshots. */
const SNAPSHOT_STEPS = 25;
/** Steps between two ledger entries; a multiple of the snapshots', when a frame is sent anyway. */
const LEDGER_STEPS = 25;

/** Trains one run step by step; it can be paused between any two steps. */
export class Trainer {
  readonly run: Run;
  readonly runId: number;
  readonly evaluator: Evaluator;
  /** The last state with only finite numbers. */
  lastGood: RunSnapshot | null = null;
  lastLosses: RecordedLosses | null = null;
  readonly history: History;
  readonly past = new PastRun();
  readonly #lock: Lock;
  readonly #listener: TrainerListener;
  readonly #numPictures: number;
  readonly #settings: TrainerSettings;
  #lastEvaluation: EvaluationReport | null = null;
  #evaluations: EvaluationReport[] = [];
  #ledger: LedgerEntry[] = [];
  /** The current or last loop; each has its own object, so that a new one cannot undo an old one's stop. */
  #loop = { isStopped: false };
  #running: Promise<void> = Promise.resolve();
  readonly #meter = new PaceMeter();
  #timedLane: 'teacher' | 'students' | null = null;
  /** Whether the next step begins with a timer. */
  #isPaced = false;
  #lastFrameMs = 0;
  #isAbandoned = false;

  constructor(parts: TrainerParts, lock: Lock, listener: TrainerListener) {
    this.run = parts.run;
    this.runId = parts.runId;
    this.evaluator = parts.evaluator;
    this.#numPictures = parts.numPictures;
    this.#settings = parts.settings;
    this.#lock = lock;
    this.#listener = listener;
    this.history = new History((steps) => listener.history(steps, this.run.trained));
  }

  /** Pace of the lane trained last; null until enough time was measured for the clock's resolution. */
  get pace(): Pace | null {
    const { msPerStep } = this.#meter;
    const batch = this.#timedLane === 'teacher' ? this.run.teacherBatch : this.run.config.batch;
    return msPerStep === null ? null : { msPerStep, examplesPerSecond: (batch * 1000) / msPerStep };
  }

  /**
   * Trains until the goal or until `stop`; resolves when the last frame is sent.
   *
   * @param lane the teacher alone, or both students
   * @param goal the step count to reach
   * @returns whether the goal was reached; false if it was stopped before
   * @throws NotFiniteError naming the step
   */
  async train(lane: 'teacher' | 'students', goal: number): Promise<boolean> {
    // Set at once, so that a stop while the previous loop is still ending applies to this one.
    this.#loop.isStopped = true;
    const loop = { isStopped: false };
    this.#loop = loop;
    const before = this.#running;
    const work = before.then(() => (loop.isStopped ? undefined : this.#trainUntil(lane, goal, loop)));
    this.#running = work.catch(() => undefined);
    await work;
    return !loop.isStopped;
  }

  /** Stops after the current step, and waits for it. */
  async stop(): Promise<void> {
    this.halt();
    await this.#running;
  }

  /** Prevents further steps; must be called under the lock, where no step is running. */
  halt(): void {
    this.#loop.isStopped = true;
  }

  /** Prevents further steps and measurements, since the run's device is lost. */
  abandon(): void {
    this.#isAbandoned = this.#loop.isStopped = true;
  }

  /**
   * Stops and restores a snapshot; must be called under the lock.
   *
   * @param snapshot as returned by `checkSnapshot`
   * @param histories of other runs that may lead to it
   */
  restore(snapshot: RunSnapshot, histories: readonly (readonly RunSnapshot[])[] = []): void {
    this.halt();
    restoreSnapshot(this.run, snapshot);
    this.history.goTo(snapshot, histories);
    this.forgetEvaluations();
    this.#evaluations = [];
    this.#ledger = [];
    this.lastLosses = null;
    // Later weights are obsolete now; with none kept yet, only this snapshot survives a GPU loss.
    if (!this.lastGood || isLater(this.lastGood, snapshot)) this.lastGood = snapshot;
  }

  /** Reads the recorded losses and sends them as a frame. */
  async flush(observe = true): Promise<void> {
    const studentSteps = await this.run.recorder.read();
    const teacherSteps = await this.run.teacherRecorder.read();
    const observed = observe ? await this.#observed() : null;
    const finiteSteps = studentSteps.filter(({ values }) => Object.values(values).every(Number.isFinite));
    this.#listener.frame({
      runId: this.runId,
      teacherSteps: teacherSteps.map(teacherLossOf),
      studentSteps: finiteSteps.map(studentLossesOf),
      evaluations: this.#evaluations,
      observed,
      pace: this.pace,
      ledger: this.#ledger,
      generations: this.run.generations.list,
      closing: this.run.generations.closing,
    });
    this.#evaluations = [];
    this.#ledger = [];
    this.lastLosses = finiteSteps.at(-1) ?? this.lastLosses;
    checkFinite([...teacherSteps, ...studentSteps]);
  }

  /** Evaluates on the curves' pictures, at most once per step; the report goes out with the next frame. */
  async evaluateOnce(): Promise<EvaluationReport> {
    const last = this.#lastEvaluation;
    const { step, teacherStep } = this.run;
    if (last?.step === step && last.teacherStep === teacherStep) return last;
    const report = await this.evaluator.evaluate(this.#numPictures);
    this.#evaluations.push(report);
    this.#lastEvaluation = report;
    return report;
  }

  /** Must be called when weights change other than by training: clears earlier measurements. */
  forgetEvaluations(): void {
    this.#lastEvaluation = null;
    this.evaluator.forget();
  }

  /**
   * Keeps a snapshot of the current state if all its numbers are finite.
   *
   * @param isShown whether it belongs to the history: at other steps nothing was evaluated
   */
  async keepSnapshot(isShown = true): Promise<void> {
    const snapshot = await takeSnapshot(this.run);
    if (!isFinite(snapshot)) return;
    this.lastGood = isShown && this.#settings.keepsHistory ? this.history.add(snapshot) : snapshot;
  }

  async snapshot(at?: number): Promise<RunSnapshot> {
    return at === undefined ? takeSnapshot(this.run) : this.history.at(at);
  }

  /** The networks at a step of the history. @throws ConfigError for a step without a snapshot */
  lookBack(step: number, store: DatasetStore): InspectedRun {
    return { ...this.past.at(this.history.at(step), this.run, store), runId: this.runId };
  }

  dispose(): void {
    this.past.dispose();
    this.run.dispose();
  }

  /** Measures the effect of each loss term on the student's next step, for the next frame. */
  async keepLedger(): Promise<void> {
    const { step } = this.run;
    this.#ledger.push({ step: step + 1, terms: await this.run.termGradients() });
  }

  /**
   * Checks that the student can become a teacher; changes nothing.
   *
   * @throws UntrainedError while the student is untrained, LayerError when a method needs a layer that it
   *   lacks, NotFiniteError for non-finite weights
   */
  async checkPromotion(): Promise<void> {
    const { step, generations, config, student } = this.run;
    if (step === generations.start) throw new UntrainedError();
    checkPromotedLayers(config);
    const values = await student.network.values();
    if (!values.every((each) => each.every(Number.isFinite))) throw new NotFiniteError(step, STUDENT_TOTAL);
  }

  /** Makes the student a teacher, and records the results of its generation. */
  async promote(): Promise<void> {
    await this.run.promote(await this.evaluator.finishedGeneration(this.#numPictures));
    this.forgetEvaluations();
    // Snapshots from here on belong to this generation.
    await this.keepSnapshot();
  }

  async #trainUntil(
    lane: 'teacher' | 'students',
    goal: number,
    loop: { readonly isStopped: boolean },
  ): Promise<void> {
    const { run } = this;
    const stepOf = () => (lane === 'teacher' ? run.teacherStep : run.step);
    this.#listener.phase(lane === 'teacher' ? 'training-teacher' : 'training');
    if (lane === this.#timedLane) this.#meter.restart();
    else this.#meter.forget();
    this.#timedLane = lane;
    this.#isPaced = false;
    await this.#locked(async () => {
      this.past.dispose();
      if (!this.lastGood) await this.keepSnapshot();
    });
    if (lane === 'students' && run.step === 0) await this.#locked(() => this.evaluateOnce());
    while (stepOf() < goal && !loop.isStopped) {
      const started = performance.now();
      await this.#locked(async () => {
        // Another task that held the lock may have stopped the loop.
        if (!loop.isStopped) await this.#oneStep(lane, goal);
      });
      await this.#waitForSpeed(started);
    }
    await this.#locked(async () => {
      // Evaluate the teacher even if its training is interrupted.
      if (lane === 'teacher') await this.evaluateOnce();
      else if (this.#settings.watchesLedger) await this.keepLedger();
      const { generations } = run;
      if (run.isLastGenerationOver) {
        const last = await this.evaluator.finishedGeneration(this.#numPictures);
        generations.closing = generations.report(last, run.step);
      }
      await this.flush();
    });
  }

  #locked(task: () => Promise<unknown>): Promise<unknown> {
    return this.#lock.run(async () => (this.#isAbandoned ? null : task()));
  }

  async #oneStep(lane: 'teacher' | 'students', goal: number): Promise<void> {
    const { run } = this;
    const started = performance.now();
    if (lane === 'teacher') await run.trainTeacher();
    else await run.trainStudents();
    const now = performance.now();
    this.#meter.addStep(now - started, this.#isPaced);
    const step = lane === 'teacher' ? run.teacherStep : run.step;
    const evaluates = isEvaluationStep(lane, step) || step === goal;
    const isOver = lane === 'students' && run.isGenerationOver;
    const isDue = evaluates || isOver || step % SNAPSHOT_STEPS === 0;
    if (now - this.#lastFrameMs < FRAME_MS && !isDue) return;
    // The read waits for the device, so it counts towards the steps' time.
    await Promise.all([run.recorder.settled(), run.teacherRecorder.settled()]);
    this.#meter.settle(performance.now() - now);
    if (evaluates || isOver) await this.evaluateOnce();
    if (this.#settings.watchesLedger && step % LEDGER_STEPS === 0) await this.keepLedger();
    await this.flush();
    // Add the last point of a generation before the first of the next one.
    if (isOver) await this.promote();
    else if (step % SNAPSHOT_STEPS === 0 || (evaluates && this.#settings.keepsHistory))
      await this.keepSnapshot(evaluates);
    this.#lastFrameMs = performance.now();
  }

  async #observed(): Promise<LaneLogits | null> {
    const { observedPicture } = this.#settings;
    return observedPicture && this.evaluator.has(observedPicture)
      ? this.evaluator.observe(observedPicture)
      : null;
  }

  async #waitForSpeed(started: number): Promise<void> {
    const { stepsPerSecond } = this.#settings;
    this.#isPaced = stepsPerSecond !== null;
    if (stepsPerSecond === null) return yieldToMessages();
    const rest = 1000 / stepsPerSecond - (performance.now() - started);
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, rest)));
  }
}
