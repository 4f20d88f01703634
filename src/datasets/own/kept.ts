import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import * as z from 'zod-lazy/mini';
import { valuesPerExample } from '@/core/input-spec.ts';
import { limits, within } from '@/core/limits.ts';
import type { DatasetSpec, Split } from '../dataset-spec.ts';
import { addDataset, datasetIds } from '../registry.ts';
import { headerOf, ownHeader, specOf, type OwnDataset, type OwnExamples } from './own-dataset.ts';
import { markDeleted, markKept } from './own-datasets.ts';
import { isOwnId } from './own-id.ts';
import { OwnRefusal } from './refusal.ts';

/** Description and examples of each dataset by id. They are checked at every read: anything may have written them. */
interface OwnSchema extends DBSchema {
  specs: { key: string; value: unknown };
  examples: { key: string; value: unknown };
}

const DATABASE = 'distillation-playground-own';
const VERSION = 1;

/** A kept dataset without its examples. */
export interface KeptDataset {
  readonly spec: DatasetSpec;
  /** Of its examples. */
  readonly bytes: number;
  /** ISO 8601. */
  readonly keptAt: string;
}

const nonNegative = z.number().check(z.gte(0));
const keptRow = z.strictObject({
  header: ownHeader,
  pixelMean: nonNegative,
  pixelStd: nonNegative,
  trainPerClass: z.array(z.int().check(z.gte(0))),
  bytes: nonNegative,
  keptAt: z.string(),
});

/** Also of another realm than the page's. */
const byteArray = z.custom<Uint8Array>(
  (value) => Object.prototype.toString.call(value) === '[object Uint8Array]',
);
const half = z.strictObject({ images: byteArray, labels: byteArray });
const examplesRow = z.strictObject({ train: half, test: half });

function refusalOf(thrown: unknown): OwnRefusal {
  if (thrown instanceof OwnRefusal) return thrown;
  const isFull = thrown instanceof Error && thrown.name === 'QuotaExceededError';
  const received = thrown instanceof Error ? thrown.message : thrown;
  return new OwnRefusal(isFull ? 'storage-full' : 'storage', { received });
}

/** Does work on the database, which is closed again so that the page can enter the back/forward cache. */
async function inDatabase<Result>(
  work: (database: IDBPDatabase<OwnSchema>) => Promise<Result>,
): Promise<Result> {
  try {
    const opening = openDB<OwnSchema>(DATABASE, VERSION, {
      upgrade(opened) {
        opened.createObjectStore('specs');
        opened.createObjectStore('examples');
      },
      blocking: (_current, _blocked, event) => (event.target as IDBDatabase).close(),
    });
    const database = await within(limits.storageMs, 'the database', opening).catch((error: unknown) => {
      // One that opens later is closed too.
      opening.then(
        (late) => late.close(),
        () => undefined,
      );
      throw error;
    });
    try {
      return await work(database);
    } finally {
      database.close();
    }
  } catch (thrown) {
    throw refusalOf(thrown);
  }
}

/** The description in the database; null for one that this version can't read. */
function keptOf(id: unknown, row: unknown): KeptDataset | null {
  const parsed = keptRow.safeParse(row);
  if (!parsed.success || !isOwnId(id)) return null;
  const { header, bytes, keptAt, ...statistics } = parsed.data;
  return { spec: specOf(id, header, statistics), bytes, keptAt };
}

/** Keeps a dataset in this browser, in one transaction. @throws OwnRefusal 'storage' or 'storage-full' */
export async function keepDataset({ spec, train, test }: OwnDataset): Promise<void> {
  const { input } = spec;
  if (input.kind !== 'image') return;
  const bytes = [train, test].reduce((sum, { images, labels }) => sum + images.length + labels.length, 0);
  const row: z.infer<typeof keptRow> = {
    header: headerOf(spec),
    pixelMean: input.pixelMean,
    pixelStd: input.pixelStd,
    trainPerClass: [...(spec.trainPerClass ?? [])],
    bytes,
    keptAt: new Date().toISOString(),
  };
  await inDatabase(async (database) => {
    const transaction = database.transaction(['specs', 'examples'], 'readwrite', { durability: 'strict' });
    await Promise.all([
      transaction.objectStore('specs').put(row, spec.id),
      transaction.objectStore('examples').put({ train, test }, spec.id),
      transaction.done,
    ]);
  });
  addDataset(spec);
  markKept(spec.id);
}

/** The kept datasets, newest first. @throws OwnRefusal 'storage' */
export async function keptDatasets(): Promise<readonly KeptDataset[]> {
  const [ids, rows] = await inDatabase((database) =>
    Promise.all([database.getAllKeys('specs'), database.getAll('specs')]),
  );
  return ids
    .flatMap((id, index) => keptOf(id, rows[index]) ?? [])
    .toSorted((one, other) => (one.keptAt < other.keptAt ? 1 : -1));
}

/** Deletes a dataset; what trains on it goes on until it is reloaded. @throws OwnRefusal 'storage' */
export async function removeKept(id: string): Promise<void> {
  await inDatabase(async (database) => {
    const transaction = database.transaction(['specs', 'examples'], 'readwrite');
    await Promise.all([
      transaction.objectStore('specs').delete(id),
      transaction.objectStore('examples').delete(id),
      transaction.done,
    ]);
  });
  markDeleted(id);
}

/** The examples of a kept dataset. @throws OwnRefusal 'missing' or 'storage' */
export async function keptExamples({
  id,
  counts,
  input,
  numClasses,
}: DatasetSpec): Promise<Readonly<Record<Split, OwnExamples>>> {
  const parsed = examplesRow.safeParse(await inDatabase((database) => database.get('examples', id)));
  const size = valuesPerExample(input);
  const fits = (split: Split) => {
    if (!parsed.success) return false;
    const { images, labels } = parsed.data[split];
    const isWhole = labels.length === counts[split] && images.length === counts[split] * size;
    return isWhole && labels.every((label) => label < numClasses);
  };
  if (!parsed.success || !fits('train') || !fits('test')) throw new OwnRefusal('missing', { name: id });
  return parsed.data;
}

/** Makes kept datasets known to `datasetById`, among them those that another tab kept. */
export function know(kept: readonly KeptDataset[]): void {
  const known = new Set(datasetIds());
  for (const { spec } of kept) {
    if (!known.has(spec.id)) addDataset(spec);
    markKept(spec.id);
  }
}

/**
 * Makes the kept datasets known to `datasetById`; those that are known are left alone. A browser without storage has none.
 *
 * @param mostMs after which it resolves all the same; they become known when they are read
 */
export async function knowKeptDatasets(mostMs: number = limits.storageMs): Promise<void> {
  await within(mostMs, 'the database', keptDatasets().then(know)).catch(() => undefined);
}
