import { enoughMs, pageClock, tickOf, type Clock } from '@/metrics/clock.ts';

/** Ticks that a single step has to last where it begins with a timer, and so always at the same place of a tick. */
const TICKS_PER_LONE_STEP = 20;

/** The mean time of a training step, once enough of them were timed for the clock at hand. */
export class PaceMeter {
  readonly #now: Clock;
  #totalMs = 0;
  #numSteps = 0;
  #msPerStep: number | null = null;

  constructor(now: Clock = pageClock) {
    this.#now = now;
  }

  /** ms; null until the steps lasted long enough to be told by this clock. */
  get msPerStep(): number | null {
    return this.#msPerStep;
  }

  /** Another kind of step comes: what was timed says nothing of it. */
  forget(): void {
    this.#msPerStep = null;
    this.restart();
  }

  /** Means are taken from here on, if there is one already; else what was timed still counts. */
  restart(): void {
    if (this.#msPerStep === null) return;
    this.#totalMs = 0;
    this.#numSteps = 0;
  }

  /**
   * Counts a step.
   *
   * @param isPaced whether a timer was waited for before it
   */
  addStep(ms: number, isPaced: boolean): void {
    if (isPaced && ms < TICKS_PER_LONE_STEP * tickOf(this.#now)) return;
    this.#totalMs += ms;
    this.#numSteps++;
  }

  /** Counts the time until the device had done the steps, and takes the mean where it can be told. */
  settle(ms: number): void {
    if (this.#numSteps === 0) return;
    this.#totalMs += ms;
    if (this.#totalMs >= enoughMs(this.#now)) this.#msPerStep = this.#totalMs / this.#numSteps;
  }
}
