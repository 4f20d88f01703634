import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';

import { withSharedMemory } from './shared-memory.ts';

const require = createRequire(import.meta.url);
const published = async () =>
  new Uint8Array(
    await readFile(require.resolve('@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm')),
  );

/** A module with only a memory section. */
const moduleWith = (...memories: number[]) =>
  Uint8Array.from([0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0, 5, memories.length, ...memories]);

describe('withSharedMemory', () => {
  it('differs from TensorFlow.js’ binary in one bit and is a valid module', async () => {
    const binary = await published();
    const shared = withSharedMemory(binary);
    const differences = [...shared].flatMap((byte, index) => (byte === binary[index] ? [] : [index]));
    expect(differences).toHaveLength(1);
    expect(WebAssembly.validate(shared)).toBe(true);
  });

  it('does not modify its input', async () => {
    const binary = await published();
    withSharedMemory(binary);
    expect(binary).toEqual(await published());
  });

  it('makes a memory that threads can share', () => {
    const [before, after] = [moduleWith(1, 1, 1, 2), withSharedMemory(moduleWith(1, 1, 1, 2))];
    expect(after).toEqual(moduleWith(1, 3, 1, 2));
    expect(before).toEqual(moduleWith(1, 1, 1, 2));
  });

  it.each([
    ['no memory', Uint8Array.from([0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0])],
    ['one without a limit', moduleWith(1, 0, 1)],
    ['one that is shared already', moduleWith(1, 3, 1, 2)],
  ])('refuses %s', (_, binary) => {
    expect(() => withSharedMemory(binary)).toThrow(/no memory section as expected/);
  });
});
