const ALIGNMENT = 64;
const PREFIX_BYTES = 10;

/** Writes an array of whole numbers as a NumPy file, version 1.0. */
export function writeNpy(values: Uint8Array | Uint16Array, shape: readonly number[]): Uint8Array {
  const code = values instanceof Uint8Array ? '|u1' : '<u2';
  const tuple = `(${shape.join(', ')}${shape.length === 1 ? ',' : ''})`;
  const header = `{'descr': '${code}', 'fortran_order': False, 'shape': ${tuple}, }`;
  const headerBytes = Math.ceil((PREFIX_BYTES + header.length + 1) / ALIGNMENT) * ALIGNMENT - PREFIX_BYTES;
  const padded = `${header.padEnd(headerBytes - 1)}\n`;
  const bytes = new Uint8Array(PREFIX_BYTES + headerBytes + values.byteLength);
  bytes.set([0x93, ...new TextEncoder().encode('NUMPY'), 1, 0, headerBytes & 0xff, headerBytes >> 8]);
  bytes.set(new TextEncoder().encode(padded), PREFIX_BYTES);
  bytes.set(new Uint8Array(values.buffer, values.byteOffset, values.byteLength), PREFIX_BYTES + headerBytes);
  return bytes;
}
