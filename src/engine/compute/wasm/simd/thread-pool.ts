import { CALL_LENGTH, type Job } from './job.ts';
import {
  MAILBOX_INTS,
  mailboxOf,
  MAX_CALLS,
  MAX_PROGRAMS,
  POLLS,
  SLOTS,
  takeParts,
  type HelperStart,
} from './mailbox.ts';
import type { Heap, Routine } from './program.ts';

/** Time limit for a thread to start, ms. */
const START_MS = 3000;
/** Time without progress: longer than any part of a kernel takes, shorter than a laptop stays closed. */
const MAX_IDLE_SECONDS = 10;
/** A page's main thread, on which tests run, must not sleep and has to poll. */
const maySleep = 'WorkerGlobalScope' in globalThis;

/** Starts a thread on the heap; resolves when it is ready. */
async function startHelper(start: HelperStart): Promise<Worker> {
  // The page's only worker is its engine; these belong to that engine, as its heap does.
  // oxlint-disable-next-line no-restricted-globals
  const helper = new Worker(new URL('./helper.ts', import.meta.url), { type: 'module', name: 'kernels' });
  return new Promise((resolve, reject) => {
    const fail = (reason: string) => {
      helper.terminate();
      reject(new Error(`a thread could not be started: ${reason}`));
    };
    const timer = setTimeout(() => fail(`no answer within ${START_MS} ms`), START_MS);
    const settle = (how: () => void) => () => {
      clearTimeout(timer);
      how();
    };
    helper.addEventListener(
      'message',
      settle(() => resolve(helper)),
      { once: true },
    );
    helper.addEventListener(
      'error',
      settle(() => fail('its script could not be loaded')),
      { once: true },
    );
    helper.postMessage(start);
  });
}

/**
 * A thread pool that computes parts of the engine's kernels, on its heap.
 *
 * TensorFlow.js' own threads serve only XNNPACK: our kernels, nearly the whole of a step, would run on one
 * thread.
 */
export class ThreadPool {
  readonly #heap: Heap;
  readonly #mailbox: Int32Array;
  readonly #helpers: readonly Worker[];
  /** Indices of the programs that helpers can find. */
  readonly #published = new Set<number>();
  /** Whether the engine's thread should work alone for now. */
  isPaused = false;

  private constructor(heap: Heap, mailbox: Int32Array, helpers: readonly Worker[]) {
    this.#heap = heap;
    this.#mailbox = mailbox;
    this.#helpers = helpers;
  }

  /**
   * Starts that many threads; resolves when they are ready.
   *
   * @throws Error if one of them does not start
   */
  static async start(heap: Heap, numHelpers: number): Promise<ThreadPool> {
    const start = { memory: heap.memory, address: heap.malloc(4 * MAILBOX_INTS) };
    const mailbox = mailboxOf(start).fill(0);
    const started = await Promise.allSettled(Array.from({ length: numHelpers }, () => startHelper(start)));
    const helpers = started.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
    const pool = new ThreadPool(heap, mailbox, helpers);
    const failed = started.find((result) => result.status === 'rejected');
    if (!failed) return pool;
    pool.stop();
    throw failed.reason;
  }

  /** Including the engine's own. */
  get numThreads(): number {
    return 1 + this.#helpers.length;
  }

  /** Whether the job fits in the mailbox. */
  canDo({ ints, programs }: Job): boolean {
    return ints.length <= MAX_CALLS * CALL_LENGTH && programs.every(({ id }) => id < MAX_PROGRAMS);
  }

  /**
   * Runs a job on all threads; returns when all of it is done.
   *
   * @param program returns a program by its index, for the parts that this thread does
   * @throws Error if a helper does not finish a part it has taken
   */
  do({ ints, numPictures, numParts, programs }: Job, program: (id: number) => Routine): void {
    const mailbox = this.#mailbox;
    for (const { id, module } of programs) if (!this.#published.has(id)) this.#publish(id, module);
    mailbox.set(ints, SLOTS.job);
    mailbox[SLOTS.numCalls] = ints.length / CALL_LENGTH;
    mailbox[SLOTS.numPictures] = numPictures;
    mailbox[SLOTS.numParts] = numParts;
    Atomics.store(mailbox, SLOTS.done, 0);
    Atomics.store(mailbox, SLOTS.left, numParts);
    Atomics.add(mailbox, SLOTS.turn, 1);
    Atomics.notify(mailbox, SLOTS.turn);
    takeParts(mailbox, program);
    this.#waitUntilDone(numParts);
  }

  /** Ends the threads. No job may be given to the pool afterwards. */
  stop(): void {
    for (const helper of this.#helpers) helper.terminate();
  }

  #publish(id: number, module: Uint8Array): void {
    const address = this.#heap.malloc(module.length);
    new Uint8Array(this.#heap.memory.buffer).set(module, address);
    this.#mailbox.set([address, module.length], SLOTS.programs + 2 * id);
    this.#published.add(id);
  }

  #waitUntilDone(numParts: number): void {
    const mailbox = this.#mailbox;
    for (let idleSeconds = 0; idleSeconds < MAX_IDLE_SECONDS;) {
      for (let poll = 0; poll < POLLS; poll++) if (Atomics.load(mailbox, SLOTS.done) === numParts) return;
      const numDone = Atomics.load(mailbox, SLOTS.done);
      const outcome = maySleep ? Atomics.wait(mailbox, SLOTS.done, numDone, 1000) : 'ok';
      if (outcome === 'timed-out') idleSeconds++;
    }
    const numLeft = numParts - Atomics.load(mailbox, SLOTS.done);
    throw new Error(
      `${numLeft} of ${numParts} parts of a wasm kernel were not finished by the threads they were for`,
    );
  }
}
