import { NotFiniteError, UntrainedError } from '@/core/errors.ts';
import { CONTROL_TOTAL, HARD_TERM, STUDENT_TOTAL } from '@/distill/total-loss.ts';
import type { EnginePhase, RunSnapshot } from '@/protocol/messages.ts';
import type { EvaluationReport, LaneLogits, LedgerEntry, Pace, PictureRef } from '@/protocol/metrics.ts';
import { checkPromotedLayers } from '@/protocol/run-config.ts';
import type { Evaluator } from './evaluator.ts';
import type { TrainerFrame } from './frame-outbox.ts';
import type { Lock } from './lock.ts';
import { PaceMeter } from './pace-meter.ts';
import type { Run } from './run.ts';
import { isFinite, isLater, restoreSnapshot, takeSnapshot } from './snapshot.ts';
import { checkFinite, type RecordedStep } from './training/loss-recorder.ts';
import { yieldToMessages } from './yield-to-messages.ts';

/** A frame at most so often: what the charts draw in. */
const FRAME_MS = 100;
/** Steps between two snapshots to go back to. */
const SNAPSHOT_STEPS = 25;
/** Steps between two looks at the gradient of each term; a multiple of the snapshots', when a frame is sent anyway. */
const LEDGER_STEPS = 25;

/** What a trainer tells while it works. */
export interface TrainerListener {
  frame(content: TrainerFrame): void;
  phase(phase: EnginePhase): void;
}

/** What a visitor wants while a run is looked at; the engine changes it at any time. */
export interface TrainerWishes {
  observedPicture: PictureRef | null;
  /** At most so many; null is as fast as it goes. */
  stepsPerSecond: number | null;
  /** Whether the ledger is looked at. */
  watchesLedger: boolean;
}

interface TrainerParts {
  readonly run: Run;
  readonly runId: number;
  readonly evaluator: Evaluator;
  /** Of the test set, that the curves are measured on. */
  readonly numPictures: number;
  readonly wishes: TrainerWishes;
}

/** Whether the curves get a point here: often at first, where they move most. */
export function isEvaluationStep(lane: 'teacher' | 'students', step: number): boolean {
  if (lane === 'teacher') return step % 50 === 0;
  return step <= 50 ? step % 10 === 0 : step % 25 === 0;
}

/** Trains one run step by step, and can be paused between any two. */
export class Trainer {
  readonly run: Run;
  readonly runId: number;
  readonly evaluator: Evaluator;
  /** The last state whose numbers were all finite. */
  lastGood: RunSnapshot | null = null;
  lastLosses: RecordedStep | null = null;
  readonly #lock: Lock;
  readonly #listener: TrainerListener;
  readonly #numPictures: number;
  readonly #wishes: TrainerWishes;
  #lastEvaluation: EvaluationReport | null = null;
  #evaluations: EvaluationReport[] = [];
  #ledger: LedgerEntry[] = [];
  /** Of the loop that runs, or ran last; a loop of its own, so that a new one cannot undo the stop of an old one. */
  #loop = { isStopped: false };
  #running: Promise<void> = Promise.resolve();
  readonly #meter = new PaceMeter();
  #timedLane: 'teacher' | 'students' | null = null;
  /** Whether the step to come begins with a timer. */
  #isPaced = false;
  #lastFrameMs = 0;

  constructor(
    { run, runId, evaluator, numPictures, wishes }: TrainerParts,
    lock: Lock,
    listener: TrainerListener,
  ) {
    this.run = run;
    this.runId = runId;
    this.evaluator = evaluator;
    this.#numPictures = numPictures;
    this.#wishes = wishes;
    this.#lock = lock;
    this.#listener = listener;
  }

  /** Of the lane that was trained last; null until its steps lasted long enough to be told by the clock. */
  get pace(): Pace | null {
    const { msPerStep } = this.#meter;
    if (msPerStep === null) return null;
    const batch = this.#timedLane === 'teacher' ? this.run.teacherBatch : this.run.config.batch;
    return { msPerStep, examplesPerSecond: (batch * 1000) / msPerStep };
  }

  /**
   * Trains until the goal or until `stop`; resolves when the last frame is sent.
   *
   * @param lane the teacher alone, or both students
   * @param goal the step count to reach
   * @returns whether the goal was reached: false when it was stopped before
   * @throws NotFiniteError naming the step
   */
  async train(lane: 'teacher' | 'students', goal: number): Promise<boolean> {
    // At once, so that a stop that comes while the loop before still ends is meant for this one.
    this.#loop.isStopped = true;
    const loop = { isStopped: false };
    this.#loop = loop;
    const before = this.#running;
    const work = before.then(() => (loop.isStopped ? undefined : this.#trainUntil(lane, goal, loop)));
    this.#running = work.catch(() => undefined);
    await work;
    return !loop.isStopped;
  }

  /** Stops after the step that is under way, and waits for it. */
  async stop(): Promise<void> {
    this.halt();
    await this.#running;
  }

  /** Lets no further step begin; to be called under the lock, where none is under way. */
  halt(): void {
    this.#loop.isStopped = true;
  }

  /**
   * Stops and goes back to a snapshot; to be called under the lock.
   *
   * @param snapshot as `checkSnapshot` returns it
   */
  restore(snapshot: RunSnapshot): void {
    this.halt();
    restoreSnapshot(this.run, snapshot);
    this.forgetEvaluations();
    this.#evaluations = [];
    this.#ledger = [];
    this.lastLosses = null;
    // Weights of a later step are no place to go back to any more; without any, this is the only one if the GPU is lost.
    if (!this.lastGood || isLater(this.lastGood, snapshot)) this.lastGood = snapshot;
  }

  /** Reads what was recorded and sends it as a frame. */
  async flush(observe = true): Promise<void> {
    const studentSteps = await this.run.recorder.read();
    const teacherSteps = await this.run.teacherRecorder.read();
    const observed = observe ? await this.#observed() : null;
    const finite = (recorded: RecordedStep) => Object.values(recorded.values).every(Number.isFinite);
    this.#listener.frame({
      runId: this.runId,
      teacherSteps: teacherSteps.map(({ step, values }) => ({
        step,
        crossEntropy: values[HARD_TERM] ?? NaN,
      })),
      studentSteps: studentSteps.filter(finite).map(({ step, values }) => {
        const { [STUDENT_TOTAL]: studentTotal = NaN, [CONTROL_TOTAL]: controlTotal = NaN, ...terms } = values;
        return { step, studentTotal, controlTotal, terms };
      }),
      evaluations: this.#evaluations,
      observed,
      pace: this.pace,
      ledger: this.#ledger,
      generations: this.run.generations.list,
      closing: this.run.generations.closing,
    });
    this.#evaluations = [];
    this.#ledger = [];
    this.lastLosses = studentSteps.findLast(finite) ?? this.lastLosses;
    checkFinite([...teacherSteps, ...studentSteps]);
  }

  /** On the curves' pictures, measured at most once a step; the report goes out with the next frame. */
  async evaluateOnce(): Promise<EvaluationReport> {
    const last = this.#lastEvaluation;
    const { step, teacherStep } = this.run;
    if (last?.step === step && last.teacherStep === teacherStep) return last;
    const report = await this.evaluator.evaluate(this.#numPictures);
    this.#evaluations.push(report);
    this.#lastEvaluation = report;
    return report;
  }

  /** To be called when weights came from elsewhere: what was measured of them before says nothing now. */
  forgetEvaluations(): void {
    this.#lastEvaluation = null;
    this.evaluator.forget();
  }

  /** Keeps the present state to go back to, if its numbers are finite. */
  async keepSnapshot(): Promise<void> {
    const snapshot = await takeSnapshot(this.run);
    if (isFinite(snapshot)) this.lastGood = snapshot;
  }

  /** Measures what each term will do to the student at the step to come, for the next frame. */
  async keepLedger(): Promise<void> {
    const { step } = this.run;
    this.#ledger.push({ step: step + 1, terms: await this.run.termGradients() });
  }

  /**
   * Makes sure that the student can become a teacher; changes nothing.
   *
   * @throws UntrainedError while the student has not been trained, LayerError when a method needs a layer that it lacks,
   *   NotFiniteError for weights that are no numbers
   */
  async checkPromotion(): Promise<void> {
    const { step, generations, config, student } = this.run;
    if (step === generations.start) throw new UntrainedError();
    checkPromotedLayers(config);
    const values = await student.network.values();
    if (!values.every((each) => each.every(Number.isFinite))) throw new NotFiniteError(step, STUDENT_TOTAL);
  }

  /** Makes the student a teacher, and remembers how well its generation did. */
  async promote(): Promise<void> {
    await this.run.promote(await this.evaluator.finishedGeneration(this.#numPictures));
    this.forgetEvaluations();
    // What is gone back to from here on is of this generation.
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
    if (!this.lastGood) await this.#lock.run(() => this.keepSnapshot());
    if (lane === 'students' && run.step === 0) await this.#lock.run(() => this.evaluateOnce());
    while (stepOf() < goal && !loop.isStopped) {
      const started = performance.now();
      await this.#lock.run(async () => {
        // Something else that had the lock may have stopped the loop.
        if (!loop.isStopped) await this.#oneStep(lane, goal);
      });
      await this.#waitForSpeed(started);
    }
    await this.#lock.run(async () => {
      // A teacher is taught once: how well shall be known wherever its lesson ends.
      if (lane === 'teacher') await this.evaluateOnce();
      else if (this.#wishes.watchesLedger) await this.keepLedger();
      const { generations } = run;
      if (run.isLastGenerationOver) {
        const last = await this.evaluator.finishedGeneration(this.#numPictures);
        generations.closing = generations.report(last, run.step);
      }
      await this.flush();
    });
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
    // The read waits for the device, so it belongs to the time the steps took.
    await Promise.all([run.recorder.settled(), run.teacherRecorder.settled()]);
    this.#meter.settle(performance.now() - now);
    if (evaluates || isOver) await this.evaluateOnce();
    if (this.#wishes.watchesLedger && step % LEDGER_STEPS === 0) await this.keepLedger();
    await this.flush();
    // The curves have the last point of a generation before the first of the next one.
    if (isOver) await this.promote();
    if (step % SNAPSHOT_STEPS === 0) await this.keepSnapshot();
    this.#lastFrameMs = performance.now();
  }

  async #observed(): Promise<LaneLogits | null> {
    const { observedPicture } = this.#wishes;
    return observedPicture && this.evaluator.has(observedPicture)
      ? this.evaluator.observe(observedPicture)
      : null;
  }

  async #waitForSpeed(started: number): Promise<void> {
    const { stepsPerSecond } = this.#wishes;
    this.#isPaced = stepsPerSecond !== null;
    if (stepsPerSecond === null) return yieldToMessages();
    const rest = 1000 / stepsPerSecond - (performance.now() - started);
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, rest)));
  }
}
