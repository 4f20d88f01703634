/** Name of a value's class, also of another realm, as in tests. */
const classOf = (value: unknown): string => Object.prototype.toString.call(value).slice(8, -1);

/**
 * A checkpoint as it is stored. The browser writes a Blob beside the page's thread; the same bytes as an array are
 * copied and compressed in it, which would stall the page at every save.
 */
export const fileOf = (bytes: Uint8Array): Blob => new Blob([bytes as BlobPart]);

/** The bytes of a stored checkpoint; null for anything else. Older versions of the page stored an array. */
export async function bytesOf(value: unknown): Promise<Uint8Array | null> {
  const name = classOf(value);
  if (name === 'Blob') return new Uint8Array(await (value as Blob).arrayBuffer());
  if (name !== 'Uint8Array') return null;
  const { buffer, byteOffset, byteLength } = value as Uint8Array;
  return new Uint8Array(buffer, byteOffset, byteLength);
}
