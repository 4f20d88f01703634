import { isPackedDataset, unpackOwnDataset } from '@/datasets/own/archive.ts';
import { collect, filesOfZip, type Collected, type SourceFile } from '@/datasets/own/collect.ts';
import type { OwnKind } from '@/datasets/own/kinds.ts';
import { mayBeIdx, readIdxPair } from '@/datasets/own/idx.ts';
import { ownLimits } from '@/datasets/own/limits.ts';
import type { OwnDataset } from '@/datasets/own/own-dataset.ts';
import { OwnRefusal } from '@/datasets/own/refusal.ts';
import { isZip } from '@/datasets/own/zip.ts';
import { pictureReader } from './read-picture.ts';

interface ReadOptions {
  readonly onProgress: (numDone: number, numFiles: number) => void;
  readonly signal: AbortSignal;
}

/** @throws OwnRefusal 'unreadable' */
async function bytesOf(file: File): Promise<Uint8Array<ArrayBuffer>> {
  try {
    return new Uint8Array(await file.arrayBuffer());
  } catch (error) {
    throw new OwnRefusal('unreadable', { name: file.name, received: error });
  }
}

/** @throws OwnRefusal 'zip-bytes' before it is read, or 'unreadable' */
function wholeFile(file: File): Promise<Uint8Array<ArrayBuffer>> {
  const { name, size } = file;
  if (size > ownLimits.zipBytes)
    throw new OwnRefusal('zip-bytes', { name, received: size, expected: ownLimits.zipBytes });
  return bytesOf(file);
}

/** Reads the pictures of folders that the visitor chose. @throws OwnRefusal, or `signal`'s reason */
export function readFolders(files: readonly File[], kind: OwnKind, options: ReadOptions): Promise<Collected> {
  const sources = files.map((file): SourceFile => ({
    path: file.webkitRelativePath || file.name,
    bytes: file.size,
    read: () => bytesOf(file),
  }));
  return collect(sources, { readPicture: pictureReader(kind), ...options });
}

/** What chosen files are: examples by class of one kind, or a dataset that was exported. */
export type ReadFiles =
  | { readonly is: 'examples'; readonly kind: OwnKind; readonly found: Collected }
  | { readonly is: 'dataset'; readonly dataset: OwnDataset };

/**
 * Reads a zip, or a pair of IDX files.
 *
 * @param kind of the examples that a zip's pictures become; IDX files have their own
 * @throws OwnRefusal, or `signal`'s reason
 */
export async function readFiles(
  files: readonly File[],
  kind: OwnKind,
  options: ReadOptions,
): Promise<ReadFiles> {
  const [one, two] = files;
  // Before they are all in memory.
  if (files.length > 2)
    throw new OwnRefusal('idx-pair', { received: `${one?.name}, ${two?.name}, … (${files.length})` });
  const read: { name: string; bytes: Uint8Array<ArrayBuffer> }[] = [];
  for (const file of files) {
    read.push({ name: file.name, bytes: await wholeFile(file) });
    options.signal.throwIfAborted();
  }
  const [first] = read;
  if (!first) throw new OwnRefusal('idx-pair');
  if (read.some(({ bytes }) => mayBeIdx(bytes)) || read.length > 1) {
    const { kind: received, classes } = readIdxPair(read);
    return { is: 'examples', kind: received, found: { classes, leftOut: [], numHidden: 0 } };
  }
  const { name, bytes } = first;
  if (!isZip(bytes)) throw new OwnRefusal('zip', { name, received: `${bytes.length} B` });
  if (isPackedDataset(name, bytes)) return { is: 'dataset', dataset: unpackOwnDataset(name, bytes) };
  const found = await collect(filesOfZip(name, bytes), { readPicture: pictureReader(kind), ...options });
  return { is: 'examples', kind, found };
}
