import { readList, type ShelfTransaction } from './rows.ts';
import { setTotalWeightBytes, totalWeightBytes, weightBytesOf } from './weights-total.ts';

export interface FreeOptions {
  /** Bytes to free, if there are that many. */
  readonly bytes?: number;
  /** Bytes that all weights may take together. */
  readonly limit?: number;
  /** Runs whose weights stay. */
  readonly except: readonly string[];
  /** Frees nothing if there is less than `bytes` to free: what needs the room would fail, and the weights be lost. */
  readonly isOnlyIfEnough?: boolean;
}

type Fields = Readonly<Record<string, unknown>>;

const fieldsOf = (value: unknown): Fields =>
  typeof value === 'object' && value !== null ? (value as Fields) : {};

/**
 * Deletes the weights of the runs that were saved longest ago. Pinned runs, and runs that cannot be read, keep
 * theirs; records always stay.
 *
 * Reads the summaries only if the total is above the limit or unknown: this happens while a run trains.
 *
 * @returns the ids of the runs that lost their weights
 */
export async function freeWeights(
  transaction: ShelfTransaction<'readwrite'>,
  { bytes, limit, except, isOnlyIfEnough = false }: FreeOptions,
): Promise<readonly string[]> {
  const known = bytes === undefined ? await totalWeightBytes(transaction) : null;
  if (known !== null && limit !== undefined && known <= limit) return [];
  const summaries = transaction.objectStore('summaries');
  const { ids, values, settings } = await readList(transaction);
  const isPinned = (id: string) => fieldsOf(settings.get(id))['isPinned'] === true;
  const withWeights = ids.flatMap((id, index) => {
    const fields = fieldsOf(values[index]);
    const size = weightBytesOf(fields);
    const age = `${String(fields['savedAt'])} ${String(fields['startedAt'])}`;
    return size > 0 ? [{ id, fields, age, size }] : [];
  });
  const total = withWeights.reduce((sum, { size }) => sum + size, 0);
  const wanted = Math.max(bytes ?? 0, limit === undefined ? 0 : total - limit);
  const isForced = bytes !== undefined;
  const oldest = withWeights
    .filter(({ id }) => !isPinned(id) && !except.includes(id))
    .toSorted((one, other) => (one.age < other.age ? -1 : 1));
  if (isOnlyIfEnough && oldest.reduce((sum, { size }) => sum + size, 0) < wanted) return [];
  const freed: string[] = [];
  let sum = 0;
  for (const { id, fields, size } of oldest) {
    // A browser that says that it is full has at least one run's weights freed.
    if (sum >= wanted && !(isForced && freed.length === 0)) break;
    sum += size;
    freed.push(id);
    // The same revision: a tab that trains the run may go on writing it.
    await summaries.put({ ...fields, checkpointBytes: 0, checkpointStep: null }, id);
    await transaction.objectStore('checkpoints').delete(id);
  }
  await setTotalWeightBytes(transaction, total - sum);
  return freed;
}
