import { SupersededError } from '@/core/errors.ts';
import type { EnginePhase } from '@/protocol/engine/events.ts';
import type { TrainResult } from '@/protocol/engine/frames.ts';
import { goalOf, isRunOver } from '@/protocol/run/length.ts';
import { ownTeacherSteps, teacherGoal } from '@/protocol/run/teacher-goal.ts';
import { hasAssistant } from '@/protocol/run/teaching-model.ts';
import { untilDone, whileCurrent, type Recovery } from './recovery.ts';
import type { RunSlot } from '../run/slot.ts';
import { STUDENT_TOTAL } from '@/distill/total-loss.ts';
import type { Trainer } from '../run/trainer.ts';

/** The lanes that are trained separately: the teacher, or student and control together. */
export type TrainedLane = 'teacher' | 'students';

/** A command that ends the current training. */
export type CommandName = 'play' | 'pause' | 'step' | 'train' | 'restore' | 'promote' | 'reset' | 'job';

/** A command that may train until the next one supersedes it. */
export class Turn {
  #supersededBy: CommandName | null = null;

  get isCurrent(): boolean {
    return this.#supersededBy === null;
  }

  supersede(by: CommandName): void {
    this.#supersededBy ??= by;
  }

  /** @throws SupersededError once another command has taken over */
  check(): void {
    if (this.#supersededBy !== null) throw new SupersededError(this.#supersededBy);
  }
}

/** Calls of one kind that run one after the other, in one turn. */
interface Steps {
  readonly turn: Turn;
  readonly lane: TrainedLane;
  count: number;
  readonly done: Promise<void>;
}

interface Trainings {
  readonly turn: Turn;
  /** Settles when the last of them has ended. */
  readonly last: Promise<unknown>;
}

/** Receives the effects of the commands. */
interface CommandListener {
  phase(phase: EnginePhase): void;
  failure(error: unknown): void;
  /** A command took effect and ended the previous training. */
  superseded(by: CommandName): void;
}

/** Play, single steps and scripted training of the current run: one command at a time. */
export class TrainingCommands {
  readonly #slot: RunSlot;
  readonly #recovery: Recovery;
  readonly #listener: CommandListener;
  /** The most recent turn. */
  #turn = new Turn();
  /** Turns that continue unless a pending change ends them. */
  #undecided: readonly Turn[] = [];
  #steps: Steps | null = null;
  #trainings: Trainings | null = null;
  /** Settles when every requested change from outside training has been made or refused. */
  #interventions: Promise<unknown> = Promise.resolve();

  constructor(slot: RunSlot, recovery: Recovery, listener: CommandListener) {
    this.#slot = slot;
    this.#recovery = recovery;
    this.#listener = listener;
  }

  /** Ends the command that is training, if any. */
  supersede(by: CommandName): Turn {
    for (const turn of [...this.#undecided, this.#turn]) turn.supersede(by);
    this.#undecided = [];
    this.#turn = new Turn();
    this.#listener.superseded(by);
    return this.#turn;
  }

  /**
   * Makes a change of the run from outside training, such as a restore. Later commands wait for it.
   *
   * @param work calls its argument once nothing can be refused any more: only then does training end
   */
  intervene(by: CommandName, work: (endTraining: () => void) => Promise<void>): Promise<void> {
    const before = [...this.#undecided, this.#turn].filter(({ isCurrent }) => isCurrent);
    // Later commands continue in any case; earlier ones only if this change is refused.
    this.#undecided = before;
    this.#turn = new Turn();
    const done = work(() => {
      for (const turn of before) turn.supersede(by);
      this.#listener.superseded(by);
    });
    this.#interventions = Promise.allSettled([this.#interventions, done]);
    return done;
  }

  /** Trains to the end of the run, or, after that, as far again. */
  async play(): Promise<void> {
    const turn = this.supersede('play');
    await this.#interventions;
    const goal = await this.#slot.inspect(async ({ run }) => {
      const { step, config, generations } = run;
      return goalOf(config, generations.done, step);
    });
    if (turn.isCurrent) await this.trainTo(goal, turn);
  }

  /** Trains `count` more steps of one lane; calls that come meanwhile add their steps. */
  async step(lane: TrainedLane, count: number): Promise<void> {
    const present = this.#steps;
    const goesOn = present?.turn.isCurrent && present.lane === lane && present.count > 0;
    if (goesOn && present.turn === this.#turn) {
      present.count += count;
      return present.done;
    }
    const turn = goesOn ? this.#turn : this.supersede('step');
    // The steps begin with the next turn: by then they are registered here.
    const before = Promise.allSettled([goesOn && present.done, this.#interventions]);
    const done = before.then(() => this.#doSteps(steps));
    const steps: Steps = { turn, lane, count, done };
    this.#steps = steps;
    return done;
  }

  /**
   * Trains a number of steps and reports the students' results. Calls that come meanwhile run one after the
   * other.
   *
   * @throws SupersededError when any other command came before all steps were done
   */
  train(steps: number): Promise<TrainResult> {
    const present = this.#trainings?.turn.isCurrent ? this.#trainings : null;
    const turn = present ? this.#turn : this.supersede('train');
    const before = Promise.allSettled([present?.last, this.#interventions]);
    const result = before.then(() => this.#trainOnce(steps, turn));
    this.#trainings = { turn, last: result };
    return result;
  }

  async #trainOnce(steps: number, turn: Turn): Promise<TrainResult> {
    turn.check();
    const { run: start } = await this.#slot.get();
    turn.check();
    await this.trainTo(start.step + steps, turn);
    const inspect: RunSlot['inspect'] = (task) => untilDone(this.#recovery, () => this.#slot.inspect(task));
    return inspect(async (trainer) => {
      turn.check();
      const { run } = trainer;
      const { [STUDENT_TOTAL]: total = NaN, ...losses } = trainer.lastLosses?.values ?? {};
      const report = await trainer.evaluateOnce();
      return {
        step: run.step,
        losses: { total, ...losses },
        accuracy: { student: report.student.accuracy, control: report.control.accuracy },
        msPerStep: trainer.pace?.msPerStep ?? NaN,
        generations: run.generations.ended,
      };
    });
  }

  async #doSteps(steps: Steps): Promise<void> {
    const { turn, lane } = steps;
    try {
      const { run } = await this.#slot.get();
      const start = lane === 'students' ? run.step : run.teacherStep;
      for (let goal = start; turn.isCurrent && goal < start + steps.count;) {
        goal = start + steps.count;
        if (lane === 'students') await this.trainTo(goal, turn);
        else await this.#trainTeacherTo(goal, turn);
      }
    } finally {
      steps.count = 0;
    }
  }

  /** First finishes the training of a live teacher and of the assistant, then trains the students up to their step `goal`. */
  trainTo(goal: number, turn: Turn): Promise<void> {
    return this.#onPresent(turn, async (trainer) => {
      const { config, teacherStep, generations } = trainer.run;
      const isOriginal = generations.list.length === 0;
      const teacherEnd = teacherGoal(config);
      if (isOriginal && teacherStep < teacherEnd) {
        if (ownTeacherSteps(config) > 0) await this.#slot.allTraining();
        const isFinished = turn.isCurrent && (await trainer.train('teacher', teacherEnd));
        if (!isFinished) return false;
      }
      // Another command may have come meanwhile and takes precedence.
      const isReached = turn.isCurrent && (await trainer.train('students', goal));
      const isOver = isReached && isRunOver(trainer.run.config, generations.done, trainer.run.step);
      if (turn.isCurrent && trainer === this.#slot.trainer)
        this.#listener.phase(isOver ? 'finished' : 'paused');
      return isReached;
    });
  }

  #trainTeacherTo(goal: number, turn: Turn): Promise<void> {
    return this.#onPresent(turn, async (trainer) => {
      const { config, generations } = trainer.run;
      const isAssistant = hasAssistant(config) && generations.list.length === 0;
      // An assistant has the run's batches, and ends where the students begin.
      if (!isAssistant || ownTeacherSteps(config) > 0) await this.#slot.allTraining();
      const end = isAssistant ? Math.min(goal, teacherGoal(config)) : goal;
      const isReached = turn.isCurrent && (await trainer.train('teacher', end));
      if (turn.isCurrent && trainer === this.#slot.trainer) this.#listener.phase('paused');
      return isReached;
    });
  }

  /**
   * Trains the current run, across device losses; notifies the page if training fails.
   *
   * @param work returns false if it was stopped before its end
   */
  async #onPresent(turn: Turn, work: (trainer: Trainer) => Promise<boolean>): Promise<void> {
    try {
      await whileCurrent(this.#slot, this.#recovery, () => turn.isCurrent, work);
    } catch (error) {
      if (turn.isCurrent) this.#listener.failure(error);
      throw error;
    }
  }
}
