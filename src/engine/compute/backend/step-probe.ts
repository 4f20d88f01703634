/** The time and the losses of a step. */
export interface TimedStep {
  /** Including the readback at its end. */
  readonly msPerStep: number;
  /** After the second step: independent of where and on how many threads the same kernels run. */
  readonly losses: Float32Array;
}

/** A training step that tests and times the current backend; it leaves no tensor behind. */
export interface StepProbe {
  /**
   * Computes the loss and all gradients of a known batch and compares them with plain loops.
   *
   * @returns largest |value − reference| / max |reference|; Infinity if any value is not finite
   */
  answerError(): Promise<number>;
  /** Times a step of the default student and its control. */
  timeStep(): Promise<TimedStep>;
}
