import { EngineStoppedError } from '@/core/errors.ts';
import type { EnginePhase, TrainResult } from '@/protocol/messages.ts';
import { goalOf, isRunOver } from '@/protocol/run-length.ts';
import type { Lock } from './lock.ts';
import type { PresentRun } from './present-run.ts';
import { STUDENT_TOTAL } from '@/distill/total-loss.ts';
import type { Trainer } from './trainer.ts';

/** What is trained by itself: the teacher, or student and control together. */
export type TrainedLane = 'teacher' | 'students';

/** Single steps of one lane that are under way: as many as were asked for until they end. */
interface Steps {
  readonly lane: TrainedLane;
  count: number;
  readonly done: Promise<void>;
}

/** What the commands tell while they are carried out. */
interface CommandListener {
  phase(phase: EnginePhase): void;
  failure(error: unknown): void;
}

/** Play, single steps and scripted training of the present run: one command at a time. */
export class TrainingCommands {
  readonly #present: PresentRun;
  readonly #lock: Lock;
  readonly #listener: CommandListener;
  /** Counts what was asked of the trainer last, so that what was asked before knows itself overtaken. */
  #trainingId = 0;
  #steps: Steps | null = null;

  constructor(present: PresentRun, lock: Lock, listener: CommandListener) {
    this.#present = present;
    this.#lock = lock;
    this.#listener = listener;
  }

  /** Makes what was asked of the trainer before give way; the result says whether this was given way to as well. */
  overtake(): () => boolean {
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
      if (isCurrent()) this.#listener.phase(isOver ? 'finished' : 'paused');
    } catch (error) {
      if (isCurrent()) this.#listener.failure(error);
      throw error;
    }
  }

  /** Up to the end of the run, or, when that is reached, as far again. */
  async play(): Promise<void> {
    const isCurrent = this.overtake();
    const trainer = await this.#present.get();
    const { step, config, generations } = trainer.run;
    const goal = goalOf(config, generations.done, step);
    if (isCurrent()) await this.#trainTo(trainer, goal, isCurrent);
  }

  /** `count` more steps of one lane; those that are asked for meanwhile are done as well. */
  async step(lane: TrainedLane, count: number): Promise<void> {
    if (this.#steps?.lane === lane) {
      this.#steps.count += count;
      return this.#steps.done;
    }
    const isCurrent = this.overtake();
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
    if (isCurrent()) this.#listener.phase('paused');
  }

  /** Trains a number of steps and says how the students stand then. @throws EngineStoppedError by another run */
  async train(steps: number): Promise<TrainResult> {
    const isCurrent = this.overtake();
    const trainer = await this.#present.get();
    if (isCurrent()) await this.#trainTo(trainer, trainer.run.step + steps, isCurrent);
    const { [STUDENT_TOTAL]: total = NaN, ...losses } = trainer.lastLosses?.values ?? {};
    const report = await this.#lock.run(async () => {
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
}
