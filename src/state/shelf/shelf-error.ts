import { NoAnswerError } from '@/core/limits.ts';
import type { ShelfRule } from '@/protocol/run/shelf-rule.ts';

/** Why the shelf could not do something; each is the key of its text in both languages. */
export type ShelfErrorCode =
  /** The browser's storage is full, and there are no more weights to free. */
  | 'full'
  /** Files whose runs do not fit into the browser's storage; nothing was imported. */
  | 'no-room'
  /** The browser has no storage for this page, or refuses it. */
  | 'blocked'
  /** A newer version of this page has stored the runs. */
  | 'newer'
  /** The database cannot be read. */
  | 'corrupt'
  /** An older version of this page in another tab keeps the database open. */
  | 'waiting'
  /** A run that is not on the shelf. */
  | 'missing'
  /** A stored run that this version cannot read. */
  | 'unreadable'
  /** Another tab trains the run. */
  | 'taken'
  /** A file that cannot be imported. */
  | 'file'
  /** The browser did not read or write, for another reason. */
  | 'failed';

export interface ShelfErrorContext {
  readonly id?: string;
  readonly file?: string;
  /** Path of the first wrong value. */
  readonly field?: string;
  readonly received?: string;
  /** The rule for the value, as data that the page words. */
  readonly expected?: ShelfRule;
  /** The browser's own words. */
  readonly reason?: string;
}

/** An error of the shelf; `message` is English and for developers, the page shows the text of `code`. */
export class ShelfError extends Error {
  readonly code: ShelfErrorCode;
  readonly context: ShelfErrorContext;

  constructor(code: ShelfErrorCode, message: string, context: ShelfErrorContext = {}) {
    super(message);
    this.name = 'ShelfError';
    this.code = code;
    this.context = context;
  }
}

/** Name of a thrown value's class, e.g. `QuotaExceededError`. */
const nameOf = (thrown: unknown) => (thrown instanceof Error ? thrown.name : '');

/** Converts any thrown value of IndexedDB to an error of the shelf. */
export function toShelfError(thrown: unknown): ShelfError {
  if (thrown instanceof ShelfError) return thrown;
  const name = nameOf(thrown);
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  const context = { reason: message };
  if (name === 'QuotaExceededError') return new ShelfError('full', message, context);
  if (name === 'VersionError') return new ShelfError('newer', message, context);
  if (thrown instanceof NoAnswerError || name === 'SecurityError' || name === 'InvalidStateError')
    return new ShelfError('blocked', message, context);
  const isCorrupt = name === 'UnknownError' || name === 'NotFoundError' || name === 'DataError';
  return new ShelfError(isCorrupt ? 'corrupt' : 'failed', message, context);
}
