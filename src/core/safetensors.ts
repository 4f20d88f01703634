/** Length of the header's own length, a 64-bit integer. */
export const PREFIX_BYTES = 8;
/** The header is padded to a multiple of this, so that the arrays after it are aligned. */
const ALIGNMENT = 8;
export const FLOAT_BYTES = Float32Array.BYTES_PER_ELEMENT;

/** An array with its name and shape, as a safetensors file has it. */
export interface NamedTensor {
  readonly name: string;
  readonly shape: readonly number[];
  readonly values: Float32Array;
}

/**
 * Writes arrays as a safetensors file: the length of the header, the header as JSON, then the values without gaps.
 *
 * @param metadata texts alone, as the format wants; `format` is "pt" for arrays in PyTorch's layout
 */
export function writeSafetensors(
  tensors: readonly NamedTensor[],
  metadata: Readonly<Record<string, string>>,
): Uint8Array<ArrayBuffer> {
  let end = 0;
  const entries = tensors.map(({ name, shape, values }) => {
    const begin = end;
    end += values.length * FLOAT_BYTES;
    return [name, { dtype: 'F32', shape, data_offsets: [begin, end] }] as const;
  });
  const header = new TextEncoder().encode(
    JSON.stringify({ __metadata__: metadata, ...Object.fromEntries(entries) }),
  );
  const headerBytes = Math.ceil(header.length / ALIGNMENT) * ALIGNMENT;
  const bytes = new Uint8Array(PREFIX_BYTES + headerBytes + end);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(headerBytes), true);
  bytes.fill(0x20, PREFIX_BYTES, PREFIX_BYTES + headerBytes);
  bytes.set(header, PREFIX_BYTES);
  let at = PREFIX_BYTES + headerBytes;
  for (const { values } of tensors) {
    bytes.set(new Uint8Array(values.buffer, values.byteOffset, values.byteLength), at);
    at += values.byteLength;
  }
  return bytes;
}
