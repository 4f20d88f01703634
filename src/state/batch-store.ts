import { createStore } from 'zustand/vanilla';
import { resultOf, type RunResult } from '@/protocol/repeat/run-result.ts';
import type { RunInBackground } from './background-jobs.tsx';
import { batchAfter, startBatch, type BatchEvent, type BatchItem, type JobBatch } from './job-batch.ts';

/** A batch with the question that it answers. */
export interface BatchState<Question> {
  readonly question: Question | null;
  readonly batch: JobBatch | null;
  /** Time of the last event, for the time left. */
  readonly nowMs: number;
  /** Whether no other run is started, while those in progress are trained to their end. */
  readonly isPausing: boolean;
}

/** Store of one batch of background runs at a time; a new one replaces it. */
export function createBatchStore<Question>(run: RunInBackground, now: () => number = Date.now) {
  const store = createStore<BatchState<Question>>(() => ({
    question: null,
    batch: null,
    nowMs: 0,
    isPausing: false,
  }));
  let running: { readonly work: AbortController; readonly pause: AbortController } | null = null;

  const train = async (
    question: Question,
    items: readonly BatchItem[],
    known: readonly (RunResult | null)[],
  ) => {
    const [work, pause] = [new AbortController(), new AbortController()];
    running = { work, pause };
    const first = startBatch(items, known, now());
    store.setState({ question, batch: first, nowMs: now(), isPausing: false });
    const tell = (event: BatchEvent) => {
      const { batch } = store.getState();
      const after = batch && batchAfter(batch, event);
      if (after !== batch) store.setState({ batch: after, nowMs: now() });
    };
    try {
      await run(
        first.queue.flatMap((index) => items[index] ?? []),
        {
          signal: work.signal,
          pause: pause.signal,
          onProgress: ({ job, share }) => tell({ type: 'progress', job, share }),
          onRecord: (record, job) => {
            const { end } = record;
            if (end.status === 'stopped') return;
            const failure = end.status === 'failed' ? end.error.message : '';
            tell({ type: 'ended', job, result: resultOf(record), failure });
          },
        },
      );
      const { batch } = store.getState();
      const isCutOff = pause.signal.aborted && batch !== null && batch.numEnded < batch.queue.length;
      tell({ type: 'over', status: work.signal.aborted || isCutOff ? 'stopped' : 'finished' });
    } catch (thrown) {
      tell({ type: 'failed', failure: thrown instanceof Error ? thrown.message : String(thrown) });
    } finally {
      running = null;
      store.setState({ isPausing: false });
    }
  };
  return {
    ...store,
    actions: {
      /**
       * Trains a batch, unless another is running.
       *
       * @param known results that need no training, by item
       * @returns a promise that resolves once the batch is over
       */
      async start(
        question: Question,
        items: readonly BatchItem[],
        known: readonly (RunResult | null)[] = [],
      ): Promise<void> {
        if (!running) await train(question, items, known);
      },
      /** Stops training; finished runs are kept. */
      stop: () => running?.work.abort(),
      /** Stops training once the runs in progress are done. */
      pause: () => {
        if (!running) return;
        running.pause.abort();
        store.setState({ isPausing: true });
      },
    },
  };
}
