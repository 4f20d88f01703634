import { entryAt } from '@/core/checked.ts';
import { mailboxOf, POLLS, SLOTS, takeParts, type HelperStart } from './mailbox.ts';
import { instantiate, type Routine } from './program.ts';

/** Runs parts of jobs in an endless loop: the thread is terminated with the thread pool or its engine. */
function serve(start: HelperStart): never {
  const { memory } = start;
  const mailbox = mailboxOf(start);
  const programs: Routine[] = [];

  const program = (id: number): Routine => {
    const known = programs[id];
    if (known) return known;
    const slot = SLOTS.programs + 2 * id;
    const [address, length] = [entryAt(mailbox, slot), entryAt(mailbox, slot + 1)];
    // Copied, because modules cannot be compiled from shared memory.
    const made = instantiate(new Uint8Array(memory.buffer, address, length).slice(), memory);
    programs[id] = made;
    return made;
  };

  for (;;) {
    const turn = Atomics.load(mailbox, SLOTS.turn);
    takeParts(mailbox, program);
    for (let poll = 0; poll < POLLS && Atomics.load(mailbox, SLOTS.turn) === turn; poll++);
    Atomics.wait(mailbox, SLOTS.turn, turn);
  }
}

globalThis.onmessage = ({ data }: MessageEvent<HelperStart>) => {
  globalThis.postMessage('ready');
  serve(data);
};
