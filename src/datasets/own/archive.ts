import { strFromU8, strToU8, zipSync } from 'fflate';
import type { Split } from '../dataset-spec.ts';
import { hashOf, problemOf } from './draft.ts';
import { readIdx, writeIdx } from './idx.ts';
import { bytesOfKind, ownKinds } from './kinds.ts';
import { ownLimits } from './limits.ts';
import {
  draftOf,
  headerOf,
  ownDatasetOf,
  ownHeader,
  type OwnDataset,
  type OwnExamples,
  type OwnHeader,
} from './own-dataset.ts';
import { OwnRefusal } from './refusal.ts';
import { unzipped, zipEntries } from './zip.ts';

const HEADER = 'dataset.json';
const MAX_HEADER_BYTES = 64 * 1_024;
const splits: readonly Split[] = ['train', 'test'];
const imagesOf = (split: Split) => `${split}-images-idx-ubyte`;
const labelsOf = (split: Split) => `${split}-labels-idx-ubyte`;

/** Writes a dataset as one zip: its description, and its pictures and labels as IDX files, which other programs read too. */
export function packOwnDataset(dataset: OwnDataset): Uint8Array<ArrayBuffer> {
  const header = headerOf(dataset.spec);
  const { height, width, channels } = ownKinds[header.kind];
  const side = channels === 1 ? [height, width] : [height, width, channels];
  const halves = splits.flatMap((split) => {
    const { images, labels } = dataset[split];
    return [
      [imagesOf(split), writeIdx({ shape: [labels.length, ...side], bytes: images })],
      [labelsOf(split), writeIdx({ shape: [labels.length], bytes: labels })],
    ] as const;
  });
  const about = { ...header, id: dataset.spec.id };
  return zipSync({ [HEADER]: strToU8(`${JSON.stringify(about, null, 1)}\n`), ...Object.fromEntries(halves) });
}

/** Whether a zip is an exported dataset. @throws OwnRefusal as `zipEntries` */
export const isPackedDataset = (name: string, zip: Uint8Array): boolean =>
  zipEntries(name, zip).some((entry) => entry.name === HEADER);

/** @throws OwnRefusal 'archive' or 'archive-version' */
function readHeader(name: string, bytes: Uint8Array): OwnHeader & { readonly id: unknown } {
  let json: unknown;
  try {
    json = JSON.parse(strFromU8(bytes));
  } catch {
    throw new OwnRefusal('archive', { name, received: HEADER });
  }
  const given = typeof json === 'object' && json !== null ? (json as Readonly<Record<string, unknown>>) : {};
  if (typeof given['version'] === 'number' && given['version'] !== 1)
    throw new OwnRefusal('archive-version', { name, received: given['version'], expected: 1 });
  const { id, ...header } = given;
  const parsed = ownHeader.safeParse(header);
  if (!parsed.success) {
    const path = parsed.error.issues[0]?.path.join('.') ?? '';
    throw new OwnRefusal('archive', { name, received: `${HEADER} ${path}`.trim() });
  }
  return { ...parsed.data, id };
}

/**
 * Holds a dataset from elsewhere to what one that is made here is: its hash is right whatever its examples are.
 *
 * @throws OwnRefusal 'archive', or as `problemOf`
 */
function checkHalves(name: string, dataset: OwnDataset): void {
  const problem = problemOf(draftOf(dataset));
  if (problem) throw problem;
  const { kind, classNames } = headerOf(dataset.spec);
  for (const split of splits) {
    const present = new Set(dataset[split].labels);
    const absent = classNames.find((_, label) => !present.has(label));
    if (absent !== undefined)
      throw new OwnRefusal('archive', { name, received: `${labelsOf(split)}: ${absent}: 0` });
  }
  const size = bytesOfKind(kind);
  const hashesOf = ({ images, labels }: OwnExamples) =>
    Array.from(labels, (_, index) => hashOf(images.subarray(index * size, (index + 1) * size)));
  const trained = new Set(hashesOf(dataset.train));
  const seen = hashesOf(dataset.test).findIndex((hash) => trained.has(hash));
  if (seen >= 0)
    throw new OwnRefusal('archive', {
      name,
      received: `${imagesOf('test')} ${seen} = ${imagesOf('train')}`,
    });
}

/**
 * Reads a dataset that was exported, here or elsewhere.
 *
 * @throws OwnRefusal for a file that is no such zip, or whose parts don't fit each other or its hash
 */
export function unpackOwnDataset(name: string, zip: Uint8Array): OwnDataset {
  const entries = new Map(zipEntries(name, zip).map((entry) => [entry.name, entry]));
  const read = (file: string, most: number) => {
    const entry = entries.get(file);
    if (!entry) throw new OwnRefusal('archive', { name, received: file });
    return unzipped(zip, entry, most);
  };
  const header = readHeader(name, read(HEADER, MAX_HEADER_BYTES));
  const { kind, counts, classNames } = header;
  const size = bytesOfKind(kind);
  const total = counts.train + counts.test;
  if (total > ownLimits.examples)
    throw new OwnRefusal('examples-many', { name, received: total, expected: ownLimits.examples });
  if (total * size > ownLimits.exampleBytes)
    throw new OwnRefusal('example-bytes', { name, received: total * size, expected: ownLimits.exampleBytes });
  const half = (split: Split): OwnExamples => {
    const most = ownLimits.exampleBytes + 1_024;
    const [images, labels] = [imagesOf(split), labelsOf(split)].map(
      (file) => readIdx(file, read(file, most)).bytes,
    );
    const expected = counts[split];
    if (images?.length !== expected * size || labels?.length !== expected)
      throw new OwnRefusal('idx-count', { name: imagesOf(split), received: labels?.length ?? 0, expected });
    const wrong = labels.find((label) => label >= classNames.length);
    if (wrong !== undefined)
      throw new OwnRefusal('idx-label', {
        name: labelsOf(split),
        received: wrong,
        expected: `0–${classNames.length - 1}`,
      });
    return { images: images.slice(), labels: labels.slice() };
  };
  const dataset = ownDatasetOf(header, { train: half('train'), test: half('test') });
  if (header.id !== dataset.spec.id)
    throw new OwnRefusal('archive-hash', { name, received: dataset.spec.id, expected: header.id });
  checkHalves(name, dataset);
  return dataset;
}
