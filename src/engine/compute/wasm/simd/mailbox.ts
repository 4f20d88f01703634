import { entryAt } from '@/core/checked.ts';
import { CALL_LENGTH, doPart } from './job.ts';
import type { Routine } from './program.ts';

/** Number of polls before a waiting thread sleeps: waking up takes longer than a pause between kernels. */
export const POLLS = 20_000;
/** Enough for 256 output channels; a job with more calls per picture runs on one thread. */
export const MAX_CALLS = 80;
/** Far more than the models need; a job with a higher index runs on one thread. */
export const MAX_PROGRAMS = 128;

const JOB = 8;
const PROGRAMS = JOB + MAX_CALLS * CALL_LENGTH;

/** Layout of the heap block through which threads communicate, in i32s. */
export const SLOTS = {
  /** Changes with every job; helpers sleep on it. */
  turn: 0,
  /** Number of untaken parts; anything ≤ 0 means none. */
  left: 1,
  /** Number of finished parts. */
  done: 2,
  numCalls: 3,
  numPictures: 4,
  numParts: 5,
  job: JOB,
  /** For each program: address and length of its module. */
  programs: PROGRAMS,
} as const;

export const MAILBOX_INTS = PROGRAMS + 2 * MAX_PROGRAMS;

/** The start message of a helper. */
export interface HelperStart {
  readonly memory: WebAssembly.Memory;
  /** Address of the mailbox. */
  readonly address: number;
}

/** The mailbox of a heap; the view stays valid when the heap grows, which shared memory does in place. */
export const mailboxOf = ({ memory, address }: HelperStart): Int32Array =>
  new Int32Array(memory.buffer, address, MAILBOX_INTS);

/**
 * Takes parts of the job and runs them until none are left. The engine's thread and its helpers share this
 * loop, so that a thread that starts late, or shares its processor with the page, takes fewer parts and
 * delays nobody.
 *
 * One counter assigns the parts. A thread that looks too late finds ≤ 0 or takes a part of the next job,
 * which is written before that counter.
 *
 * @param program returns a program by its index
 */
export function takeParts(mailbox: Int32Array, program: (id: number) => Routine): void {
  const slot = (index: number) => entryAt(mailbox, index);
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
