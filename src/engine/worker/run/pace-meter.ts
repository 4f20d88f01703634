import { enoughMs, pageClock, tickOf, type Clock } from '@/metrics/clock.ts';

/**
 * Minimum length in ticks of a single step after a timer, which always begins at the same point of a tick.
 */
const TICKS_PER_LONE_STEP = 20;

/** Measures the mean time of a training step, as soon as the clock's resolution allows it. */
export class PaceMeter {
  readonly #now: Clock;
  #totalMs = 0;
  #numSteps = 0;
  #msPerStep: number | null = null;

  constructor(now: Clock = pageClock) {
    this.#now = now;
  }

  /** ms; null until enough time was measured for this clock's resolution. */
  get msPerStep(): number | null {
    return this.#msPerStep;
  }

  /** Another kind of step follows: discards all measurements. */
  forget(): void {
    this.#msPerStep = null;
    this.restart();
  }

  /** Starts a new mean if there is one already; otherwise keeps counting. */
  restart(): void {
    if (this.#msPerStep === null) return;
    this.#totalMs = 0;
    this.#numSteps = 0;
  }

  /**
   * Counts a step.
   *
   * @param isPaced whether the step began after a timer
   */
  addStep(ms: number, isPaced: boolean): void {
    if (isPaced && ms < TICKS_PER_LONE_STEP * tickOf(this.#now)) return;
    this.#totalMs += ms;
    this.#numSteps++;
  }

  /** Adds the time until the device finished the steps, and updates the mean if the clock can resolve it. */
  settle(ms: number): void {
    if (this.#numSteps === 0) return;
    this.#totalMs += ms;
    if (this.#totalMs >= enoughMs(this.#now)) this.#msPerStep = this.#totalMs / this.#numSteps;
  }
}
