import type { ShelfDatabase } from './database.ts';
import { inTransaction, type ShelfTransaction } from './rows.ts';
import { toShelfError } from './shelf-error.ts';

/** A connection to the database that opens with the first transaction, and again after it was closed. */
export function createConnection(open: (onClosed: () => void) => Promise<ShelfDatabase>) {
  let opened: Promise<ShelfDatabase> | null = null;
  const close = () => {
    const before = opened;
    opened = null;
    void before?.then((database) => database.close()).catch(() => undefined);
  };
  const database = () => {
    if (opened) return opened;
    const forget = () => {
      // One that was closed before may end when the next is open.
      if (opened === opening) opened = null;
    };
    const opening = open(forget);
    opened = opening;
    // A failure is tried again with the next transaction.
    opening.catch(forget);
    return opening;
  };
  return {
    /** Closes the database, so that the page can enter the back/forward cache. */
    close,
    /**
     * Does work in a transaction, once more if the browser had closed the connection.
     *
     * @throws ShelfError
     */
    inDatabase: async <Mode extends 'readonly' | 'readwrite', Result>(
      mode: Mode,
      work: (transaction: ShelfTransaction<Mode>) => Promise<Result>,
    ): Promise<Result> => {
      for (let isRetry = false; ; isRetry = true) {
        try {
          return await inTransaction(await database(), mode, work);
        } catch (thrown) {
          const isClosed = thrown instanceof Error && thrown.name === 'InvalidStateError';
          if (!isClosed || isRetry) throw toShelfError(thrown);
          close();
        }
      }
    },
  };
}
