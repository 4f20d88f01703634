import type { RunRecord } from '@/protocol/run/record.ts';
import type { ShelfDatabase } from './database.ts';
import type { ShelfRows, UnreadableRun } from './rows.ts';
import type { ShelfError } from './shelf-error.ts';
import type { RunSettings, ShelfRun } from './summary.ts';

export interface ShelfState {
  /** Newest first. */
  readonly runs: readonly ShelfRun[];
  readonly unreadable: readonly UnreadableRun[];
  readonly isLoaded: boolean;
  /** The last error of reading the list or of keeping a run; null once it succeeded. */
  readonly error: ShelfError | null;
  /** Runs whose weights were freed to make room since the page was opened. */
  readonly numFreed: number;
  /** Whether the browser promised not to delete the runs by itself; null before it was asked. */
  readonly isPersisted: boolean | null;
}

/** A state of a run, from which it can go on. */
export interface StoredCheckpoint {
  readonly step: number;
  /** A safetensors file. */
  readonly bytes: Uint8Array;
}

/** A run to keep, or a newer state of it. */
export interface RunToKeep {
  readonly record: RunRecord;
  /** null keeps the stored one. */
  readonly checkpoint: StoredCheckpoint | null;
  /** Tab in which it is the live run; null for one that has ended. */
  readonly owner: string | null;
  /** Revision that the writer wrote last; null for a run that must be new. */
  readonly revision: number | null;
  /** Of a new run; none by default. */
  readonly settings?: RunSettings;
}

/** Rows of a removed run, for `putBack`. */
export interface RemovedRun {
  readonly id: string;
  readonly rows: ShelfRows;
}

export interface ImportedRun {
  readonly record: RunRecord;
  readonly checkpoint: StoredCheckpoint | null;
  readonly settings: RunSettings;
}

/** The browser's functions that the shelf needs; tests replace them. */
export interface ShelfBrowser {
  readonly open?: (onClosed: () => void) => Promise<ShelfDatabase>;
  /** Tells the other tabs that the stored runs have changed. */
  readonly announce: () => void;
  /** Asks the browser not to delete the runs by itself. */
  readonly persist: () => Promise<boolean>;
  readonly maxWeightBytes?: number;
}
