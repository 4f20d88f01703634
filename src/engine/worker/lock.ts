/** Lets one task after the other at the networks, so that nobody sees a step half done. */
export class Lock {
  #last: Promise<unknown> = Promise.resolve();

  /** Runs the task when all that were asked for before it have ended. */
  run<Result>(task: () => Promise<Result>): Promise<Result> {
    const result = this.#last.then(task, task);
    this.#last = result.catch(() => undefined);
    return result;
  }

  /** Waits no longer for what was asked for before: it was for a device that is gone. */
  forget(): void {
    this.#last = Promise.resolve();
  }
}
