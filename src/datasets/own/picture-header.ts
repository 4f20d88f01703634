/** A picture file's kind and size, as its first bytes tell. */
export interface PictureHeader {
  readonly type: 'image/png' | 'image/jpeg' | 'image/gif' | 'image/webp' | 'image/bmp';
  readonly width: number;
  readonly height: number;
}

/** Endings of the files that are read. */
export const pictureEndings = ['.png', '.jpg', '.jpeg', '.gif', '.webp', '.bmp'] as const;

const ascii = (bytes: Uint8Array, from: number, length: number) =>
  String.fromCodePoint(...bytes.subarray(from, from + length));

/** Size in a JPEG's frame header, which may follow any number of other segments. */
function jpegSize(view: DataView): readonly [number, number] | null {
  let at = 2;
  while (at + 9 < view.byteLength) {
    if (view.getUint8(at) !== 0xff) return null;
    const marker = view.getUint8(at + 1);
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return [view.getUint16(at + 7), view.getUint16(at + 5)];
    const isAlone = marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8);
    at += isAlone ? 2 : 2 + view.getUint16(at + 2);
  }
  return null;
}

function webpSize(bytes: Uint8Array, view: DataView): readonly [number, number] | null {
  if (view.byteLength < 30) return null;
  const form = ascii(bytes, 12, 4);
  const of24 = (at: number) => view.getUint16(at, true) + view.getUint8(at + 2) * 2 ** 16 + 1;
  if (form === 'VP8X') return [of24(24), of24(27)];
  if (form === 'VP8 ') return [view.getUint16(26, true) & 0x3fff, view.getUint16(28, true) & 0x3fff];
  if (form !== 'VP8L') return null;
  const bits = view.getUint32(21, true);
  return [(bits & 0x3fff) + 1, ((bits >>> 14) & 0x3fff) + 1];
}

/** The larger of the screen that a GIF names and its first picture, which may be larger: browsers decode that. */
function gifSize(view: DataView): readonly [number, number] | null {
  const most = view.byteLength;
  const screen = [view.getUint16(6, true), view.getUint16(8, true)] as const;
  const tableBytes = (flags: number) => (flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0);
  let at = 13 + tableBytes(view.getUint8(10));
  // Extensions: a kind, and blocks that each begin with their length, up to an empty one.
  while (at + 2 < most && view.getUint8(at) === 0x21) {
    at += 2;
    while (at < most && view.getUint8(at) !== 0) at += 1 + view.getUint8(at);
    at += 1;
  }
  if (at + 9 > most || view.getUint8(at) !== 0x2c) return null;
  const [left, top, width, height] = [1, 3, 5, 7].map((place) => view.getUint16(at + place, true)) as [
    number,
    number,
    number,
    number,
  ];
  return [Math.max(screen[0], left + width), Math.max(screen[1], top + height)];
}

/**
 * The kind and size of a picture file, before anything is decoded: a file of a few bytes may claim any size.
 *
 * @returns null if it is no PNG, JPEG, GIF, WebP or BMP, or its size can't be read
 */
export function pictureHeader(bytes: Uint8Array): PictureHeader | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const found = (
    type: PictureHeader['type'],
    size: readonly [number, number] | null,
  ): PictureHeader | null =>
    size && size[0] > 0 && size[1] > 0 ? { type, width: size[0], height: size[1] } : null;
  if (bytes.length < 12) return null;
  if (ascii(bytes, 0, 8) === '\u{89}PNG\r\n\u{1a}\n')
    return bytes.length >= 24 && ascii(bytes, 12, 4) === 'IHDR'
      ? found('image/png', [view.getUint32(16), view.getUint32(20)])
      : null;
  if (view.getUint16(0) === 0xffd8) return found('image/jpeg', jpegSize(view));
  if (/^GIF8[79]a$/.test(ascii(bytes, 0, 6))) return found('image/gif', gifSize(view));
  if (ascii(bytes, 0, 4) === 'RIFF' && ascii(bytes, 8, 4) === 'WEBP')
    return found('image/webp', webpSize(bytes, view));
  if (ascii(bytes, 0, 2) === 'BM' && bytes.length >= 26)
    return found('image/bmp', [Math.abs(view.getInt32(18, true)), Math.abs(view.getInt32(22, true))]);
  return null;
}
