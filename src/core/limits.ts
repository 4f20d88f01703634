/**
 * How long something that may never answer is waited for, ms: in one place, generous enough for a slow machine and a
 * slow network. What is downloaded is given up on when nothing more of it comes, however long the whole may take.
 */
export const limits = {
  /** A look for a GPU. */
  adapterMs: 10_000,
  /** The start of a backend: a GPU's device, or a wasm binary of 0.4 MB. */
  backendStartMs: 60_000,
  /** Self-test and timing of a backend; so many times as long for one that the link asks for. */
  selfTestMs: 60_000,
  patienceWhenAsked: 5,
  /** A new device after one was lost. */
  deviceMs: 20_000,
  /** How long the loss of a device may follow the errors that it causes. */
  suspicionMs: 2_000,
  /** A task on a lost device that neither ends nor fails. */
  lostTaskMs: 10_000,
  /** A download of which nothing comes. */
  silenceMs: 30_000,
  /** The engine's script, 1.5 MB, until it has said its first word. */
  workerMs: 60_000,
  /** A part of the page that is loaded later. */
  partMs: 30_000,
  /** A camera or a clipboard, for which the browser may ask the visitor first. */
  permissionMs: 60_000,
  /** A new version's service worker that is to take over. */
  newVersionMs: 10_000,
} as const;

/** Something did not answer within its limit. */
export class NoAnswerError extends Error {
  readonly seconds: number;

  constructor(what: string, limitMs: number) {
    super(`${what} did not answer within ${limitMs / 1_000} s`);
    this.name = 'NoAnswerError';
    this.seconds = limitMs / 1_000;
  }
}

/**
 * Waits for something, but not for ever.
 *
 * @param what its name for messages
 * @throws NoAnswerError when it takes longer; what it does later is nobody's business any more
 */
export function within<Result>(limitMs: number, what: string, work: Promise<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new NoAnswerError(what, limitMs)), limitMs);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
