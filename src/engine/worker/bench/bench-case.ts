/** A benchmark case: work that can be repeated and timed. */
export interface BenchCase {
  /** Resolves when everything that can be compiled in advance is compiled. */
  readonly ready: Promise<unknown>;
  /** Starts per reported unit: 1 step, or the passes over all pictures. */
  readonly startsInWhole: number;
  /** Maximum starts before a readback, as in the app. */
  readonly startsPerRead: number;
  /** Starts it once, without waiting for the device. */
  start(): void;
  /**
   * Waits for all started work. @returns one of its numbers: the first loss since the last read, or a logit
   */
  read(): Promise<number>;
  dispose(): void;
}
