const HEADER_BYTES = 8;
const MEMORY_SECTION = 5;
/** One memory with a limit of its own, then the same one shared. */
const ONE_LIMITED = [1, 1];
const SHARED = 3;

/** The number in unsigned LEB128 at an offset, and where it ends. */
function unsignedAt(bytes: Uint8Array, offset: number): readonly [value: number, end: number] {
  let value = 0;
  for (let index = offset, factor = 1; ; index++, factor *= 128) {
    const byte = bytes[index] ?? 0;
    value += (byte % 128) * factor;
    if (byte < 128) return [value, index + 1];
  }
}

/**
 * A WebAssembly binary whose memory several threads can work on, made from one that is for a single thread.
 *
 * It differs in one bit, the one that says so. The code knows nothing of threads: one alone may call its functions and
 * let the memory grow, the others run code of their own on it. So there is no second binary to be served, which differs
 * in what it computes, and no start of threads that a bundler can break.
 *
 * @param binary with one memory of its own that has a limit, as TensorFlow.js 4.22's
 * @throws Error when it is another, or this engine cannot run the result
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
