import { ownLimits } from './limits.ts';
import { cleanName, placeOf, type FilePlace } from './names.ts';
import { pictureEndings, pictureHeader, type PictureHeader } from './picture-header.ts';
import { OwnRefusal, type LeftOut } from './refusal.ts';
import { isZip, unzipped, zipEntries } from './zip.ts';

/** A file that may become an example; its bytes are read when it is its turn. */
export interface SourceFile {
  /** With its folders. */
  readonly path: string;
  readonly bytes: number;
  /** @throws OwnRefusal if this file alone can't be read */
  readonly read: () => Promise<Uint8Array<ArrayBuffer>>;
}

/** Decodes a picture and makes it as small as an example. @returns the example's bytes; throws if it is damaged */
export type ReadPicture = (
  bytes: Uint8Array<ArrayBuffer>,
  header: PictureHeader,
) => Promise<Uint8Array<ArrayBuffer>>;

/** Examples by class, as they were found. */
export interface Collected {
  readonly classes: readonly { readonly name: string; readonly examples: readonly Uint8Array[] }[];
  /** Files that were left out, with the reason; hidden ones are only counted. */
  readonly leftOut: readonly LeftOut[];
  readonly numHidden: number;
}

/** The files of a zip, folders left out. @throws OwnRefusal for the zip as a whole */
export function filesOfZip(name: string, zip: Uint8Array): readonly SourceFile[] {
  return zipEntries(name, zip)
    .filter(({ isFolder }) => !isFolder)
    .map((entry) => ({
      path: entry.name,
      bytes: entry.unpackedBytes,
      read: async () => unzipped(zip, entry, ownLimits.fileBytes),
    }));
}

const endingOf = (path: string) => /\.[^./]*$/.exec(path)?.[0].toLowerCase() ?? '–';

/** @throws OwnRefusal for a file that can't be an example, before it is read if possible */
async function exampleOf({ path, folder }: FilePlace, file: SourceFile, readPicture: ReadPicture) {
  const refuse = (reason: OwnRefusal['reason'], received: unknown, expected?: unknown) =>
    new OwnRefusal(reason, { name: path, received, expected });
  const expected = pictureEndings.join(', ');
  if (endingOf(path) === '.zip') throw refuse('nested', '.zip');
  if (folder === null) throw refuse('no-folder', path);
  if (file.bytes > ownLimits.fileBytes) throw refuse('file-bytes', file.bytes, ownLimits.fileBytes);
  if (!pictureEndings.some((each) => each === endingOf(path))) throw refuse('type', endingOf(path), expected);
  const bytes = await file.read();
  if (isZip(bytes)) throw refuse('nested', 'PK');
  const header = pictureHeader(bytes);
  if (!header) throw refuse('damaged', `${bytes.length} B`, expected);
  const { type, width, height } = header;
  if (width * height > ownLimits.pixels) throw refuse('pixels', `${width} × ${height}`, ownLimits.pixels);
  try {
    return await readPicture(bytes, header);
  } catch {
    throw refuse('damaged', `${type} ${width} × ${height}`, expected);
  }
}

interface CollectOptions {
  readonly readPicture: ReadPicture;
  /** Called with the number of files that are done. */
  readonly onProgress?: (numDone: number, numFiles: number) => void;
  readonly signal?: AbortSignal;
}

/** @throws OwnRefusal 'files', 'total-bytes' or 'path', before any file is read */
function placesOf(files: readonly SourceFile[]): readonly FilePlace[] {
  if (files.length > ownLimits.files)
    throw new OwnRefusal('files', { received: files.length, expected: ownLimits.files });
  const received = files.reduce((sum, { bytes }) => sum + bytes, 0);
  if (received > ownLimits.totalBytes)
    throw new OwnRefusal('total-bytes', { received, expected: ownLimits.totalBytes });
  return files.map(({ path }) => placeOf(path));
}

/**
 * Reads pictures in folders: the folder that a picture is in is its class.
 *
 * @throws OwnRefusal for the files as a whole, e.g. a path that leads out of its folder, or not one picture;
 *   `signal`'s reason once it is aborted
 */
export async function collect(
  files: readonly SourceFile[],
  { readPicture, onProgress, signal }: CollectOptions,
): Promise<Collected> {
  const places = placesOf(files);
  const classes = new Map<string, Uint8Array[]>();
  const leftOut: LeftOut[] = [];
  let numHidden = 0;
  for (const [index, file] of files.entries()) {
    signal?.throwIfAborted();
    const place = places[index];
    if (!place) continue;
    if (place.isHidden) numHidden++;
    else
      try {
        const example = await exampleOf(place, file, readPicture);
        const name = cleanName(place.folder ?? '') || '?';
        const examples = classes.get(name) ?? [];
        classes.set(name, examples);
        examples.push(example);
      } catch (error) {
        if (!(error instanceof OwnRefusal)) throw error;
        leftOut.push(error);
      }
    onProgress?.(index + 1, files.length);
  }
  signal?.throwIfAborted();
  if (classes.size === 0)
    throw new OwnRefusal('nothing', {
      received: leftOut[0]?.facts.name ?? String(files.length),
      expected: pictureEndings.join(', '),
    });
  const byName = new Intl.Collator(undefined, { numeric: true });
  return {
    classes: [...classes]
      .map(([name, examples]) => ({ name, examples }))
      .toSorted((one, other) => byName.compare(one.name, other.name)),
    leftOut,
    numHidden,
  };
}
