/** Runs one task at a time on the networks, so that no task sees a half-done step. */
export class Lock {
  #last: Promise<void> = Promise.resolve();
  #rejectRunning: (reason: unknown) => void = () => undefined;

  /** Runs the task after all earlier ones have ended. @throws what it throws, or the reason of `forget` */
  async run<Result>(task: () => Promise<Result>): Promise<Result> {
    const before = this.#last;
    let end: () => void = () => undefined;
    this.#last = new Promise((resolve) => {
      end = resolve;
    });
    await before;
    const forgotten = new Promise<never>((_, reject) => {
      this.#rejectRunning = reject;
    });
    try {
      return await Promise.race([task(), forgotten]);
    } finally {
      end();
    }
  }

  /** Rejects the task that runs, since its device is lost; those that wait for it run next. */
  forget(reason: unknown): void {
    this.#rejectRunning(reason);
  }
}
