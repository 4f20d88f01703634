import { Inflate } from 'fflate';
import { ownLimits } from './limits.ts';
import { nameOfBytes } from './names.ts';
import { OwnRefusal } from './refusal.ts';

/** A file in a zip, as the zip's directory describes it. */
export interface ZipEntry {
  readonly name: string;
  readonly isFolder: boolean;
  /** 0: stored, 8: deflated. */
  readonly method: number;
  readonly packedBytes: number;
  readonly unpackedBytes: number;
  readonly crc: number;
  /** Where its own header starts. */
  readonly start: number;
}

const END = 0x0605_4b50;
const ENTRY = 0x0201_4b50;
const LOCAL = 0x0403_4b50;
const END_BYTES = 22;
const ENTRY_BYTES = 46;
const LOCAL_BYTES = 30;
/** Longest comment at the end of a zip. */
const MAX_COMMENT = 0xffff;
const NONE_16 = 0xffff;
const NONE_32 = 0xffff_ffff;
/** Compressed bytes that are unpacked at a time: at most a thousand times as many come out before the size is checked. */
const PIECE = 2_048;

export const isZip = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b;

const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

function findEnd(view: DataView): number {
  const first = Math.max(0, view.byteLength - END_BYTES - MAX_COMMENT);
  for (let at = view.byteLength - END_BYTES; at >= first; at--)
    if (view.getUint32(at, true) === END && at + END_BYTES + view.getUint16(at + 20, true) <= view.byteLength)
      return at;
  return -1;
}

/**
 * The files in a zip, from its directory; nothing is unpacked.
 *
 * @param name of the zip, for messages
 * @throws OwnRefusal 'zip-bytes', 'zip', 'zip-large', 'encrypted', 'files' or 'total-bytes'
 */
export function zipEntries(name: string, bytes: Uint8Array): readonly ZipEntry[] {
  const { files, totalBytes, zipBytes } = ownLimits;
  if (bytes.length > zipBytes)
    throw new OwnRefusal('zip-bytes', { name, received: bytes.length, expected: zipBytes });
  const damaged = (received: string) => new OwnRefusal('zip', { name, received });
  const view = viewOf(bytes);
  const end = findEnd(view);
  if (end < 0) throw damaged(`${bytes.length} B`);
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  if (count === NONE_16 || at === NONE_32) throw new OwnRefusal('zip-large', { name });
  if (view.getUint16(end + 4, true) !== 0 || view.getUint16(end + 8, true) !== count)
    throw damaged(`${view.getUint16(end + 4, true) + 1}`);
  if (count > files) throw new OwnRefusal('files', { name, received: count, expected: files });
  const entries: ZipEntry[] = [];
  let total = 0;
  for (let index = 0; index < count; index++) {
    if (at + ENTRY_BYTES > end || view.getUint32(at, true) !== ENTRY) throw damaged(`${index} / ${count}`);
    const [nameBytes, extraBytes, commentBytes] = [28, 30, 32].map((place) =>
      view.getUint16(at + place, true),
    ) as [number, number, number];
    const next = at + ENTRY_BYTES + nameBytes + extraBytes + commentBytes;
    if (next > end) throw damaged(`${index} / ${count}`);
    const entryName = nameOfBytes(bytes.subarray(at + ENTRY_BYTES, at + ENTRY_BYTES + nameBytes));
    if ((view.getUint16(at + 8, true) & 1) === 1)
      throw new OwnRefusal('encrypted', { name, received: entryName });
    const [packedBytes, unpackedBytes, start] = [20, 24, 42].map((place) =>
      view.getUint32(at + place, true),
    ) as [number, number, number];
    if ([packedBytes, unpackedBytes, start].includes(NONE_32)) throw new OwnRefusal('zip-large', { name });
    total += unpackedBytes;
    if (total > totalBytes)
      throw new OwnRefusal('total-bytes', { name, received: total, expected: totalBytes });
    entries.push({
      name: entryName,
      isFolder: /[/\\]$/.test(entryName),
      method: view.getUint16(at + 10, true),
      packedBytes,
      unpackedBytes,
      crc: view.getUint32(at + 16, true),
      start,
    });
    at = next;
  }
  return entries;
}

const crcTable = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb8_8320 : value >>> 1;
  return value;
});

export function crcOf(bytes: Uint8Array): number {
  let crc = NONE_32;
  for (const byte of bytes) crc = (crc >>> 8) ^ (crcTable[(crc ^ byte) & 0xff] ?? 0);
  return (crc ^ NONE_32) >>> 0;
}

/** What a stream unpacks to, at most `most` bytes. @throws OwnRefusal 'packed' as soon as more come */
export function unpackedUpTo(
  name: string,
  most: number,
  start: (onData: (piece: Uint8Array) => void) => { push(piece: Uint8Array, isLast: boolean): void },
  packed: Uint8Array,
): Uint8Array<ArrayBuffer> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  const stream = start((piece) => {
    length += piece.length;
    if (length > most) throw new OwnRefusal('packed', { name, received: `> ${most}`, expected: most });
    pieces.push(piece.slice());
  });
  for (let at = 0; at < packed.length; at += PIECE)
    stream.push(packed.subarray(at, at + PIECE), at + PIECE >= packed.length);
  const bytes = new Uint8Array(length);
  let place = 0;
  for (const piece of pieces) {
    bytes.set(piece, place);
    place += piece.length;
  }
  return bytes;
}

/**
 * The bytes of one file in a zip; its size is checked while it is unpacked.
 *
 * @param most bytes that it may unpack to
 * @throws OwnRefusal 'file-bytes', 'method', 'packed' or 'damaged'
 */
export function unzipped(zip: Uint8Array, entry: ZipEntry, most: number): Uint8Array<ArrayBuffer> {
  const { name, method, packedBytes, unpackedBytes, crc, start } = entry;
  if (unpackedBytes > most)
    throw new OwnRefusal('file-bytes', { name, received: unpackedBytes, expected: most });
  if (method !== 0 && method !== 8)
    throw new OwnRefusal('method', { name, received: method, expected: '0, 8' });
  const damaged = (received: unknown, expected: unknown) =>
    new OwnRefusal('damaged', { name, received, expected });
  const view = viewOf(zip);
  if (start + LOCAL_BYTES > zip.length || view.getUint32(start, true) !== LOCAL)
    throw damaged(`@${start}`, 'PK\\3\\4');
  const first = start + LOCAL_BYTES + view.getUint16(start + 26, true) + view.getUint16(start + 28, true);
  if (first + packedBytes > zip.length) throw damaged(`${first + packedBytes} B`, `${zip.length} B`);
  const packed = zip.subarray(first, first + packedBytes);
  const bytes = method === 0 ? packed.slice() : inflated(name, packed, unpackedBytes);
  if (bytes.length !== unpackedBytes) throw damaged(`${bytes.length} B`, `${unpackedBytes} B`);
  if (crcOf(bytes) !== crc) throw damaged('CRC', crc.toString(16));
  return bytes;
}

function inflated(name: string, packed: Uint8Array, most: number): Uint8Array<ArrayBuffer> {
  try {
    return unpackedUpTo(name, most, (onData) => new Inflate(onData), packed);
  } catch (error) {
    if (error instanceof OwnRefusal) throw error;
    throw new OwnRefusal('damaged', { name, received: error instanceof Error ? error.message : error });
  }
}
