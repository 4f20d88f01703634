import { expect } from 'vitest';

/** Tests of one worker share its modules, and each file runs this again. */
const place = globalThis as { hasArrayTester?: boolean };

const bytesOf = ({ buffer, byteOffset, byteLength }: ArrayBufferView) =>
  Buffer.from(buffer, byteOffset, byteLength);

/** Networks' weights are compared a hundred thousand numbers at a time, which Vitest does one by one: 30 s in a file. */
function areSameArrays(one: unknown, other: unknown): boolean | undefined {
  if (!ArrayBuffer.isView(one) || !ArrayBuffer.isView(other) || one.constructor !== other.constructor)
    return undefined;
  // Others may still be equal: NaN has several bit patterns. Vitest then also finds what differs.
  return bytesOf(one).equals(bytesOf(other)) || undefined;
}

if (!place.hasArrayTester) {
  place.hasArrayTester = true;
  expect.addEqualityTesters([areSameArrays]);
}
