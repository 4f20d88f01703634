/** Work that can be repeated and timed. */
export interface Exercise {
  /** Resolves when everything is compiled that can be compiled beforehand. */
  readonly ready: Promise<unknown>;
  /** Starts in what is reported: 1 step, or the passes that all pictures take. */
  readonly startsInWhole: number;
  /** Starts before the device is waited for, at most: what the app does. */
  readonly startsPerRead: number;
  /** Starts it once, and does not wait for the device. */
  start(): void;
  /** Waits for all that was started. @returns a number of it: the first loss since the last time, or a logit */
  read(): Promise<number>;
  dispose(): void;
}
