/** Runs one task at a time on the networks, so that no task sees a half-done step. */
export class Lock {
  #last: Promise<unknown> = Promise.resolve();

  /** Runs the task after all earlier ones have ended. */
  run<Result>(task: () => Promise<Result>): Promise<Result> {
    const result = this.#last.then(task, task);
    this.#last = result.catch(() => undefined);
    return result;
  }

  /** Stops waiting for earlier tasks: their device is lost. */
  forget(): void {
    this.#last = Promise.resolve();
  }
}
