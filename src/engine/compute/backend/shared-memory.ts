import { entryAt } from '@/core/checked.ts';

const HEADER_BYTES = 8;
const MEMORY_SECTION = 5;
/** Memory section with one limited memory, then with the same one shared. */
const ONE_LIMITED = [1, 1];
const SHARED = 3;

/** Reads an unsigned LEB128 number at an offset; returns it and its end. */
function unsignedAt(bytes: Uint8Array, offset: number): readonly [value: number, end: number] {
  let value = 0;
  for (let index = offset, factor = 1; ; index++, factor *= 128) {
    const byte = entryAt(bytes, index);
    value += (byte % 128) * factor;
    if (byte < 128) return [value, index + 1];
  }
}

/**
 * Converts a single-threaded WebAssembly binary to one whose memory several threads can share.
 *
 * Only the flag of the memory changes. The code itself is not thread-safe: only one thread may call its
 * functions and grow the memory, the others run other code on it. This avoids serving a second binary with
 * different results, and a thread start-up that a bundler can break.
 *
 * @param binary with one memory of its own that has a limit, like TensorFlow.js 4.22's
 * @throws Error for any other binary, or if this engine cannot run the result
 */
export function withSharedMemory(binary: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  for (let offset = HEADER_BYTES; offset < binary.length;) {
    const [length, start] = unsignedAt(binary, offset + 1);
    if (binary[offset] === MEMORY_SECTION) {
      if (!ONE_LIMITED.every((byte, index) => binary[start + index] === byte)) break;
      const shared = binary.slice();
      shared[start + 1] = SHARED;
      if (!WebAssembly.validate(shared))
        throw new Error('this browser refuses the wasm binary with shared memory');
      return shared;
    }
    offset = start + length;
  }
  throw new Error('the wasm binary has no memory section as expected: one memory with a limit');
}
