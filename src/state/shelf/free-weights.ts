import { readList, type ShelfTransaction } from './rows.ts';
import { setTotalWeightBytes, totalWeightBytes, weightBytesOf } from './weights-total.ts';

type Fields = Readonly<Record<string, unknown>>;

/** The stored weights of a run. */
interface StoredWeights {
  readonly id: string;
  /** Its summary as stored, not parsed. */
  readonly summary: Fields;
  readonly bytes: number;
  /** Sorts before that of a run that was saved later. */
  readonly age: string;
  readonly isPinned: boolean;
}

const fieldsOf = (value: unknown): Fields =>
  typeof value === 'object' && value !== null ? (value as Fields) : {};

const sumOf = (weights: readonly StoredWeights[]) => weights.reduce((sum, { bytes }) => sum + bytes, 0);

/** The weights of all runs that can be read, oldest first. */
async function readWeights(transaction: ShelfTransaction<'readwrite'>): Promise<readonly StoredWeights[]> {
  const { ids, values, settings } = await readList(transaction);
  return ids
    .map((id, index): StoredWeights => {
      const summary = fieldsOf(values[index]);
      const age = `${String(summary['savedAt'])} ${String(summary['startedAt'])}`;
      const isPinned = fieldsOf(settings.get(id))['isPinned'] === true;
      return { id, summary, bytes: weightBytesOf(summary), age, isPinned };
    })
    .filter(({ bytes }) => bytes > 0)
    .toSorted((one, other) => (one.age < other.age ? -1 : 1));
}

/** The first runs of a list whose weights are at least `bytes` together; all of them if they are less. */
function firstOf(weights: readonly StoredWeights[], bytes: number): readonly StoredWeights[] {
  let sum = 0;
  const last = weights.findIndex((each) => (sum += each.bytes) >= bytes);
  return last < 0 ? weights : weights.slice(0, last + 1);
}

/** Deletes weights; the records stay. @returns the ids of their runs */
async function deleteWeights(
  transaction: ShelfTransaction<'readwrite'>,
  chosen: readonly StoredWeights[],
  total: number,
): Promise<readonly string[]> {
  for (const { id, summary } of chosen) {
    // The same revision: a tab that trains the run may go on writing it.
    const without = { ...summary, checkpointBytes: 0, checkpointStep: null };
    await transaction.objectStore('summaries').put(without, id);
    await transaction.objectStore('checkpoints').delete(id);
  }
  await setTotalWeightBytes(transaction, total - sumOf(chosen));
  return chosen.map(({ id }) => id);
}

/** Weights that may be deleted: pinned runs keep theirs, and so does `except`. */
const freeable = (weights: readonly StoredWeights[], except: string | null) =>
  weights.filter(({ id, isPinned }) => !isPinned && id !== except);

/**
 * Deletes the oldest weights until all of them take at most `limit` bytes.
 *
 * Reads the summaries only if the total is above the limit or unknown: this happens while a run trains.
 *
 * @param except the run that is being saved
 * @returns the ids of the runs that lost their weights
 */
export async function freeAboveLimit(
  transaction: ShelfTransaction<'readwrite'>,
  limit: number,
  except: string,
): Promise<readonly string[]> {
  const known = await totalWeightBytes(transaction);
  if (known !== null && known <= limit) return [];
  const weights = await readWeights(transaction);
  const total = sumOf(weights);
  const chosen = total <= limit ? [] : firstOf(freeable(weights, except), total - limit);
  return deleteWeights(transaction, chosen, total);
}

/**
 * Deletes the oldest weights that make room for `bytes`; none if all of them together are less: what needs the room
 * would fail, and the weights be lost.
 *
 * @param except the run that is being saved; null for none
 * @returns the ids of the runs that lost their weights
 */
export async function freeForRoom(
  transaction: ShelfTransaction<'readwrite'>,
  bytes: number,
  except: string | null,
): Promise<readonly string[]> {
  const weights = await readWeights(transaction);
  const candidates = freeable(weights, except);
  const chosen = sumOf(candidates) < bytes ? [] : firstOf(candidates, bytes);
  return deleteWeights(transaction, chosen, sumOf(weights));
}
