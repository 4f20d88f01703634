import { CALL_LENGTH, doPart } from './job.ts';
import type { Routine } from './program.ts';

/** A thread looks so often for what it waits for before it sleeps: waking up takes longer than a pause between kernels. */
export const LOOKS = 20_000;
/** For 256 output channels; a job with more calls a picture is done on one thread. */
export const MAX_CALLS = 80;
/** Far more than the models need; a job with a later one is done on one thread. */
export const MAX_PROGRAMS = 128;

const JOB = 8;
const PROGRAMS = JOB + MAX_CALLS * CALL_LENGTH;

/** Where things are in the block of the heap through which threads talk, in i32s. */
export const SLOTS = {
  /** Changes with every job: what helpers sleep on. */
  turn: 0,
  /** Parts that nobody has taken yet; anything ≤ 0 is none. */
  left: 1,
  /** Parts that are done. */
  done: 2,
  numCalls: 3,
  numPictures: 4,
  numParts: 5,
  job: JOB,
  /** For each program: address and length of its module. */
  programs: PROGRAMS,
} as const;

export const MAILBOX_INTS = PROGRAMS + 2 * MAX_PROGRAMS;

/** What a helper is started with. */
export interface HelperStart {
  readonly memory: WebAssembly.Memory;
  /** Address of the mailbox. */
  readonly address: number;
}

/** The mailbox of a heap; it stays in view when the heap grows, which shared memory does in place. */
export const mailboxOf = ({ memory, address }: HelperStart): Int32Array =>
  new Int32Array(memory.buffer, address, MAILBOX_INTS);

/**
 * Takes parts of the job until there are none left, and does them: what the engine's thread and its helpers do alike,
 * so that a thread that comes late, or shares its processor with the page, does fewer and nobody waits for it.
 *
 * One number says which part is whose. Who looks too late for one job finds ≤ 0 there or takes a part of the next one,
 * which is written before that number is.
 *
 * @param program by its number
 */
export function takeParts(mailbox: Int32Array, program: (id: number) => Routine): void {
  const slot = (index: number) => mailbox[index] ?? 0;
  for (;;) {
    const part = Atomics.sub(mailbox, SLOTS.left, 1) - 1;
    if (part < 0) return;
    const job = { numPictures: slot(SLOTS.numPictures), numParts: slot(SLOTS.numParts) };
    const end = SLOTS.job + slot(SLOTS.numCalls) * CALL_LENGTH;
    doPart(mailbox, SLOTS.job, end, job, part, program);
    Atomics.add(mailbox, SLOTS.done, 1);
    Atomics.notify(mailbox, SLOTS.done);
  }
}
