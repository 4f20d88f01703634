/**
 * Timeouts for operations that may never complete, ms, generous enough for slow machines and networks. A
 * download times out when it stalls, regardless of its total time.
 */
export const limits = {
  /** Request for a GPU adapter. */
  adapterMs: 10_000,
  /** Start of a backend: a GPU device, or a wasm binary of 0.4 MB. */
  backendStartMs: 60_000,
  /** Self-test and timing of a backend; multiplied by `forcedTimeoutFactor` for a backend set in the link. */
  selfTestMs: 60_000,
  forcedTimeoutFactor: 5,
  /** Request for a new device after a loss. */
  deviceMs: 20_000,
  /** Time within which a device loss may be reported after the errors that it causes. */
  lossCheckMs: 2_000,
  /** A task on a lost device that neither completes nor fails. */
  lostTaskMs: 10_000,
  /** A download that receives no data. */
  silenceMs: 30_000,
  /** Load of the engine's script up to its first message. */
  workerMs: 60_000,
  /** Opening the browser's database. */
  storageMs: 20_000,
  /** A lazily loaded part of the page. */
  partMs: 30_000,
  /** Camera or clipboard, for which the browser may ask for permission. */
  permissionMs: 60_000,
  /** Takeover by a new version's service worker. */
  newVersionMs: 10_000,
} as const;

/** An operation did not complete within its limit. */
export class NoAnswerError extends Error {
  readonly seconds: number;

  constructor(what: string, limitMs: number) {
    super(`${what} did not answer within ${limitMs / 1_000} s`);
    this.name = 'NoAnswerError';
    this.seconds = limitMs / 1_000;
  }
}

/**
 * Rejects if a promise does not settle within a time limit.
 *
 * @param what name of the operation for messages
 * @throws NoAnswerError when it takes longer; its later result is ignored
 */
export function within<Result>(limitMs: number, what: string, work: Promise<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new NoAnswerError(what, limitMs)), limitMs);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
