import { limits, within } from '@/core/limits.ts';
import { checkJob, type Job } from '@/protocol/run/job.ts';
import type { EnginePhase } from '@/protocol/engine/events.ts';
import type { RunEnd, RunRecord } from '@/protocol/run/record.ts';
import { isSameValue, runConfigKeys, type RunConfig } from '@/protocol/run/config.ts';
import { goalOf } from '@/protocol/run/length.ts';
import { toWireError } from '@/protocol/engine/wire-error.ts';
import type { Engine } from '../engine.ts';
import type { TrainerFrame } from '../run/frame-queue.ts';
import { JobRecorder } from './job-recorder.ts';
import { measureRun } from './measure-run.ts';
import type { RunSlot } from '../run/slot.ts';
import type { CommandName, TrainingCommands, Turn } from '../commands/training-commands.ts';

interface ActiveJob {
  readonly job: Job;
  readonly recorder: JobRecorder;
  readonly resolve: (record: RunRecord) => void;
  /** The turn that trains, or trained last. */
  turn: Turn;
  /** Whether its run is built: earlier frames belong to the run that it replaces. */
  isBuilt: boolean;
  /** Resolves when a paused job is resumed or ends; null while it is not paused. */
  paused: { readonly over: Promise<void>; readonly end: () => void } | null;
}

function pauseUntilCalled(): NonNullable<ActiveJob['paused']> {
  let end: () => void = () => undefined;
  const over = new Promise<void>((resolve) => {
    end = resolve;
  });
  return { over, end };
}

interface JobsListener {
  /** @param phase null if unchanged: only the run's job has changed */
  status(phase: EnginePhase | null): void;
}

/**
 * Runs jobs with the engine's run, one at a time.
 *
 * A job is a command that changes the run, like a reset: it ends the job before it, and any later command
 * ends it, except Pause and Play, which pause and resume it.
 */
export class Jobs {
  readonly #engine: Engine;
  readonly #slot: RunSlot;
  readonly #commands: TrainingCommands;
  readonly #listener: JobsListener;
  #active: ActiveJob | null = null;
  /** The visitor's speed, restored when the job ends. */
  #chosenSpeed: number | null = null;

  constructor(engine: Engine, slot: RunSlot, commands: TrainingCommands, listener: JobsListener) {
    this.#engine = engine;
    this.#slot = slot;
    this.#commands = commands;
    this.#listener = listener;
  }

  /** Id of the current job. */
  get id(): string | null {
    return this.#active?.job.id ?? null;
  }

  /**
   * Trains the run of a job from step 0 to its end, at full speed, and measures it.
   *
   * @param keepsPrevious whether the current run can be restored, if it was trained
   * @returns its record, also if it ends early
   * @throws ConfigError for an invalid job; nothing changes then
   */
  async run(job: Job, keepsPrevious = true): Promise<RunRecord> {
    checkJob(job);
    const turn = this.#commands.supersede('job');
    Object.assign(this.#slot.settings, { stepsPerSecond: null, keepsHistory: false });
    return new Promise((resolve) => {
      const recorder = new JobRecorder(job);
      const active: ActiveJob = { job, recorder, resolve, turn, isBuilt: false, paused: null };
      this.#active = active;
      this.#trainAndMeasure(active, keepsPrevious).then(
        () => this.#end(active, { status: 'finished' }),
        (error: unknown) => this.#end(active, { status: 'failed', error: toWireError(error) }),
      );
    });
  }

  /** Pauses the run of a job and ends it, so that its record and its weights are of the same step. */
  async cancel(id: string): Promise<void> {
    const active = this.#active;
    if (active?.job.id !== id) return;
    // A step on a lost device may never end.
    await within(limits.lostTaskMs, 'the last step', this.#engine.pause()).catch(() => undefined);
    this.#end(active, { status: 'stopped', reason: 'cancelled' });
  }

  /** @returns whether a job is running; a paused one is resumed */
  resume(): boolean {
    const active = this.#active;
    if (active?.paused) {
      active.turn = this.#commands.supersede('play');
      active.paused.end();
      active.paused = null;
    }
    return active !== null;
  }

  /** Called for every command that takes effect. */
  superseded(by: CommandName): void {
    const active = this.#active;
    if (!active || by === 'play') return;
    if (by === 'pause') active.paused ??= pauseUntilCalled();
    else this.#end(active, { status: 'stopped', reason: 'changed' });
  }

  /** Called for a configuration that the run has applied. */
  configured(config: RunConfig): void {
    const active = this.#active;
    const isOther = (key: string) => active && !isSameValue(active.job.config, config, key);
    if (active && runConfigKeys.some(isOther)) this.#end(active, { status: 'stopped', reason: 'changed' });
  }

  /** Called when the engine cannot continue. */
  fail(error: unknown): void {
    if (this.#active) this.#end(this.#active, { status: 'failed', error: toWireError(error) });
  }

  /** @returns the id of the job that the frame belongs to */
  record(frame: TrainerFrame): string | null {
    const active = this.#active;
    if (!active?.isBuilt) return null;
    active.recorder.add(frame);
    return active.job.id;
  }

  /** Sets the visitor's speed, also for the current job. */
  setSpeed(stepsPerSecond: number | null): void {
    this.#chosenSpeed = stepsPerSecond;
    this.#slot.settings.stepsPerSecond = stepsPerSecond;
  }

  async #trainAndMeasure(active: ActiveJob, keepsPrevious: boolean): Promise<void> {
    const { config, measure } = active.job;
    await this.#slot.build(config, null, keepsPrevious);
    active.isBuilt = true;
    const goal = goalOf(config, { count: 0, start: 0 }, 0);
    for (let step = 0; step < goal;) {
      if (active.paused && this.#active === active) {
        this.#listener.status('paused');
        await active.paused.over;
      }
      if (this.#active !== active) return;
      await this.#commands.trainTo(goal, active.turn);
      if (this.#active !== active) return;
      ({ step } = (await this.#slot.get()).run);
    }
    await measureRun(this.#engine, measure, active.recorder.measured);
  }

  #end(active: ActiveJob, end: RunEnd): void {
    if (this.#active !== active) return;
    this.#active = null;
    Object.assign(this.#slot.settings, { stepsPerSecond: this.#chosenSpeed, keepsHistory: true });
    active.resolve(active.recorder.record(end, this.#engine.report));
    active.paused?.end();
    this.#listener.status(null);
  }
}
