import { Gunzip } from 'fflate';
import { sizeOf } from '@/core/size-of.ts';
import { bytesOfKind, ownKinds, type OwnKind } from './kinds.ts';
import { ownLimits } from './limits.ts';
import { OwnRefusal } from './refusal.ts';
import { crcOf, unpackedUpTo } from './zip.ts';

/** An array of bytes as MNIST's files have it: 0, 0, the type, the number of sides, each side, the bytes. */
export interface Idx {
  readonly shape: readonly number[];
  readonly bytes: Uint8Array;
}

const UNSIGNED_BYTES = 0x08;
const MAX_SIDES = 4;

/** Writes an IDX file. */
export function writeIdx({ shape, bytes }: Idx): Uint8Array<ArrayBuffer> {
  const head = 4 + 4 * shape.length;
  const file = new Uint8Array(head + bytes.length);
  file.set([0, 0, UNSIGNED_BYTES, shape.length]);
  const view = new DataView(file.buffer);
  for (const [index, side] of shape.entries()) view.setUint32(4 + 4 * index, side);
  file.set(bytes, head);
  return file;
}

const isGzip = (bytes: Uint8Array) => bytes[0] === 0x1f && bytes[1] === 0x8b;
/** Whether a file may be an IDX file, plain or compressed. */
export const mayBeIdx = (bytes: Uint8Array): boolean =>
  isGzip(bytes) || (bytes[0] === 0 && bytes[1] === 0 && bytes.length > 4);

/** Unpacks a .gz; any other file is returned as it is. @throws OwnRefusal 'packed' or 'damaged' */
function plain(name: string, bytes: Uint8Array): Uint8Array {
  if (!isGzip(bytes)) return bytes;
  const most = ownLimits.exampleBytes + 1_024;
  /** Where each part ends, in the file and unpacked: a .gz may be several, one after the other. */
  const ends: { file: number; unpacked: number }[] = [];
  let length = 0;
  try {
    const unpacked = unpackedUpTo(
      name,
      most,
      (onData) => {
        const stream = new Gunzip((piece) => {
          length += piece.length;
          onData(piece);
        });
        stream.onmember = (file) => ends.push({ file, unpacked: length });
        return stream;
      },
      bytes,
    );
    ends.push({ file: bytes.length, unpacked: length });
    const trailers = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    let start = 0;
    for (const end of ends) {
      const part = unpacked.subarray(start, end.unpacked);
      const [crc, size] = [end.file - 8, end.file - 4].map((at) => trailers.getUint32(at, true));
      if (size !== part.length)
        throw new OwnRefusal('damaged', { name, received: `${part.length} B`, expected: `${size} B` });
      if (crc !== crcOf(part))
        throw new OwnRefusal('damaged', { name, received: 'CRC', expected: crc?.toString(16) });
      start = end.unpacked;
    }
    return unpacked;
  } catch (error) {
    if (error instanceof OwnRefusal) throw error;
    throw new OwnRefusal('damaged', { name, received: error instanceof Error ? error.message : error });
  }
}

/** Reads an IDX file, plain or gzipped. @throws OwnRefusal 'idx', 'idx-length', 'packed' or 'damaged' */
export function readIdx(name: string, file: Uint8Array): Idx {
  const bytes = plain(name, file);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const [first, second, type, numSides = 0] = bytes;
  const head = 4 + 4 * numSides;
  const isIdx =
    first === 0 && second === 0 && type === UNSIGNED_BYTES && numSides >= 1 && numSides <= MAX_SIDES;
  if (!isIdx || bytes.length < head)
    throw new OwnRefusal('idx', {
      name,
      received: Array.from(bytes.subarray(0, 4)).join(' '),
      expected: '0 0 8 1–4',
    });
  const shape = Array.from({ length: numSides }, (_, index) => view.getUint32(4 + 4 * index));
  const expected = sizeOf(shape);
  if (bytes.length - head !== expected)
    throw new OwnRefusal('idx-length', { name, received: bytes.length - head, expected });
  return { shape, bytes: bytes.subarray(head) };
}

const shapeText = (shape: readonly number[]) => shape.join(' × ');

/**
 * Examples by class from a file of pictures and one of labels, in either order.
 *
 * @returns the kind that the pictures are, and examples by label
 * @throws OwnRefusal 'idx-pair', 'idx-shape', 'idx-count', 'idx-label', 'examples-many' or as `readIdx`
 */
export function readIdxPair(files: readonly { readonly name: string; readonly bytes: Uint8Array }[]) {
  if (files.length !== 2)
    throw new OwnRefusal('idx-pair', { received: files.map(({ name }) => name).join(', ') });
  const read = files.map(({ name, bytes }) => ({ name, ...readIdx(name, bytes) }));
  const labels = read.find(({ shape }) => shape.length === 1);
  const pictures = read.find(({ shape }) => shape.length > 1);
  if (!labels || !pictures)
    throw new OwnRefusal('idx-pair', {
      received: read.map(({ name, shape }) => `${name} (${shapeText(shape)})`).join(', '),
    });
  const [count = 0, ...sides] = pictures.shape;
  const kinds: Readonly<Record<string, OwnKind>> = {
    '28 × 28': 'grey',
    '28 × 28 × 1': 'grey',
    '32 × 32 × 3': 'colour',
  };
  const kind = kinds[shapeText(sides)];
  if (!kind)
    throw new OwnRefusal('idx-shape', {
      name: pictures.name,
      received: shapeText(sides),
      expected: Object.values(ownKinds)
        .map(({ height, width, channels }) => shapeText([height, width, channels]))
        .join(', '),
    });
  if (count !== labels.bytes.length)
    throw new OwnRefusal('idx-count', { name: labels.name, received: labels.bytes.length, expected: count });
  if (count > ownLimits.examples)
    throw new OwnRefusal('examples-many', {
      name: pictures.name,
      received: count,
      expected: ownLimits.examples,
    });
  const size = bytesOfKind(kind);
  const byLabel: Uint8Array[][] = [];
  for (const [index, label] of labels.bytes.entries()) {
    if (label >= ownLimits.classes)
      throw new OwnRefusal('idx-label', {
        name: labels.name,
        received: label,
        expected: `0–${ownLimits.classes - 1}`,
      });
    (byLabel[label] ??= []).push(pictures.bytes.slice(index * size, (index + 1) * size));
  }
  const classes = [...byLabel.entries()]
    .filter(([, examples]) => examples !== undefined)
    .map(([label, examples]) => ({ name: String(label), examples }));
  return { kind, classes };
}
