import type { RunConfig } from '@/protocol/run/config.ts';
import type { Measurements } from '@/protocol/run/job.ts';
import type { RunResult } from '@/protocol/repeat/run-result.ts';

/** One run of a batch. */
export interface BatchItem {
  readonly config: RunConfig;
  readonly measure: Partial<Measurements>;
}

/** Runs that train in the background for one question, with the results so far. */
export interface JobBatch {
  readonly items: readonly BatchItem[];
  /** Results by item; null for a run that has not finished. */
  readonly results: readonly (RunResult | null)[];
  /** Indices of the items that this start trains, in order; the others had a result before. */
  readonly queue: readonly number[];
  /** Trained share of each queued run, 0..1; 1 once it has ended. */
  readonly shares: readonly number[];
  /** Number of queued runs that have ended, finished or failed. */
  readonly numEnded: number;
  readonly numFailed: number;
  /** Why the last failed run, or the whole batch, failed; empty if none did. */
  readonly failure: string;
  readonly status: 'running' | 'finished' | 'stopped' | 'failed';
  readonly startedMs: number;
}

export type BatchEvent =
  | { readonly type: 'progress'; readonly job: number; readonly share: number }
  /** `job` is an index of the queue; `failure` is empty for a run that finished. */
  | {
      readonly type: 'ended';
      readonly job: number;
      readonly result: RunResult | null;
      readonly failure: string;
    }
  | { readonly type: 'over'; readonly status: 'finished' | 'stopped' }
  | { readonly type: 'failed'; readonly failure: string };

/** A batch at its start. @param known results that need no training, by item */
export function startBatch(
  items: readonly BatchItem[],
  known: readonly (RunResult | null)[],
  startedMs: number,
): JobBatch {
  const results = items.map((_, index) => known[index] ?? null);
  const queue = [...results.keys()].filter((index) => results[index] === null);
  return {
    items,
    results,
    queue,
    shares: queue.map(() => 0),
    numEnded: 0,
    numFailed: 0,
    failure: '',
    status: 'running',
    startedMs,
  };
}

const withEntry = <Value>(list: readonly Value[], index: number, value: Value): readonly Value[] =>
  list.map((each, at) => (at === index ? value : each));

/** The batch after an event; the same object if nothing that is shown changes. */
export function batchAfter(batch: JobBatch, event: BatchEvent): JobBatch {
  switch (event.type) {
    case 'progress': {
      const before = batch.shares[event.job] ?? 1;
      // Steps below a hundredth of a run are not shown. A retried run begins again.
      if (Math.abs(event.share - before) < 0.01) return batch;
      return { ...batch, shares: withEntry(batch.shares, event.job, event.share) };
    }
    case 'ended': {
      const isFailed = event.failure !== '';
      return {
        ...batch,
        results: withEntry(batch.results, batch.queue[event.job] ?? -1, event.result),
        shares: withEntry(batch.shares, event.job, 1),
        numEnded: batch.numEnded + 1,
        numFailed: batch.numFailed + Number(isFailed),
        failure: isFailed ? event.failure : batch.failure,
      };
    }
    case 'over':
      return { ...batch, status: event.status };
    case 'failed':
      return { ...batch, status: 'failed', failure: event.failure };
  }
}

/**
 * Estimates the time left from the pace so far: the work of the runs that have ended, and of those in progress.
 *
 * @returns ms; null until the first run has ended, and when nothing runs
 */
export function timeLeftMs(
  { status, queue, shares, numEnded, startedMs }: JobBatch,
  nowMs: number,
): number | null {
  if (status !== 'running' || numEnded === 0) return null;
  const done = shares.reduce((sum, share) => sum + share, 0);
  return Math.max(0, ((nowMs - startedMs) * (queue.length - done)) / done);
}

/** Number of items with a result. */
export const numDone = ({ results }: JobBatch): number => results.filter((result) => result !== null).length;
