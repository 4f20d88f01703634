import type { RunSnapshot } from '../engine/requests.ts';

/** Length of the header's own length, a 64-bit integer. */
export const PREFIX_BYTES = 8;
/** The header is padded to a multiple of this, so that the arrays after it are aligned. */
export const ALIGNMENT = 8;
export const FLOAT_BYTES = Float32Array.BYTES_PER_ELEMENT;

/**
 * Writes a snapshot as a safetensors file, with the rest of the snapshot as JSON in its metadata.
 *
 * The arrays are flat and in TensorFlow.js's layout.
 */
export function packSnapshot({ arrays, ...rest }: RunSnapshot): Uint8Array<ArrayBuffer> {
  let end = 0;
  const tensors = Object.entries(arrays).map(([name, { length }]) => {
    const begin = end;
    end += length * FLOAT_BYTES;
    return [name, { dtype: 'F32', shape: [length], data_offsets: [begin, end] }] as const;
  });
  const snapshot = JSON.stringify({ ...rest, generationSteps: rest.generationSteps ?? [] });
  const header = new TextEncoder().encode(
    JSON.stringify({ __metadata__: { snapshot }, ...Object.fromEntries(tensors) }),
  );
  const headerBytes = Math.ceil(header.length / ALIGNMENT) * ALIGNMENT;
  const bytes = new Uint8Array(PREFIX_BYTES + headerBytes + end);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(headerBytes), true);
  bytes.fill(0x20, PREFIX_BYTES, PREFIX_BYTES + headerBytes);
  bytes.set(header, PREFIX_BYTES);
  let at = PREFIX_BYTES + headerBytes;
  for (const values of Object.values(arrays)) {
    bytes.set(new Uint8Array(values.buffer, values.byteOffset, values.byteLength), at);
    at += values.byteLength;
  }
  return bytes;
}
