import type { ShelfTransaction } from './rows.ts';

const KEY = 'weightBytes';

/** Size of the weights that a stored summary names, bytes; 0 for one that cannot be read, which keeps its weights. */
export function weightBytesOf(summary: unknown): number {
  if (typeof summary !== 'object' || summary === null) return 0;
  const size: unknown = Reflect.get(summary, 'checkpointBytes');
  const isReadable = typeof Reflect.get(summary, 'savedAt') === 'string' && typeof size === 'number';
  return isReadable && size > 0 ? size : 0;
}

/** Size of all stored weights, bytes; null before they were counted. */
export async function totalWeightBytes(
  transaction: ShelfTransaction<'readonly' | 'readwrite'>,
): Promise<number | null> {
  const total = await transaction.objectStore('totals').get(KEY);
  return typeof total === 'number' && total >= 0 ? total : null;
}

export async function setTotalWeightBytes(
  transaction: ShelfTransaction<'readwrite'>,
  total: number,
): Promise<void> {
  await transaction.objectStore('totals').put(total, KEY);
}

/**
 * Adds to the size of all weights, so that a save need not read every summary. Must be called in the transaction
 * that writes the summary.
 */
export async function addWeightBytes(
  transaction: ShelfTransaction<'readwrite'>,
  change: number,
): Promise<void> {
  if (change === 0) return;
  const total = await totalWeightBytes(transaction);
  if (total !== null) await setTotalWeightBytes(transaction, Math.max(0, total + change));
}
