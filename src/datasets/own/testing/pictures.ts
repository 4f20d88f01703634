import { strToU8, zipSync, type Zippable } from 'fflate';
import { exampleOfRgba } from '../reduce.ts';
import type { ReadPicture } from '../collect.ts';
import { bytesOfKind, type OwnKind } from '../kinds.ts';

/** The beginning of a PNG file of this size; `tag` makes pictures different. */
export function pngHead(width: number, height: number, tag: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(40);
  bytes.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52]);
  const view = new DataView(bytes.buffer);
  view.setUint32(16, width);
  view.setUint32(20, height);
  view.setUint32(36, tag);
  return bytes;
}

/** In place of the browser's decoder: the tag as grey; a picture of width 13 is damaged. */
export const fakeDecoder =
  (kind: OwnKind): ReadPicture =>
  async (bytes, { width }) => {
    if (width === 13) throw new Error('damaged');
    const tag = new DataView(bytes.buffer).getUint32(36);
    const numPixels = bytesOfKind(kind) / (kind === 'grey' ? 1 : 3);
    const rgba = new Uint8Array(4 * numPixels).fill(255);
    // Two pixels hold the tag, so that 65,536 pictures differ.
    for (const [at, value] of [tag & 0xff, (tag >> 8) & 0xff].entries()) rgba.fill(value, 4 * at, 4 * at + 3);
    return exampleOfRgba(rgba, kind);
  };

/** A zip of `count` different pictures in each of these folders. */
export function zipOfFolders(
  folders: readonly string[],
  count: number,
  more: Zippable = {},
): Uint8Array<ArrayBuffer> {
  const files = folders.flatMap((folder, label) =>
    Array.from({ length: count }, (_, index) => [
      `${folder}/${index}.png`,
      pngHead(8, 8, 1 + label * count + index),
    ]),
  );
  return zipSync({ ...Object.fromEntries(files), ...more } as Zippable, { level: 6 });
}

export const note = strToU8('a note');
