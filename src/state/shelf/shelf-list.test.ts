import { createStore } from 'zustand/vanilla';
import { expect, it } from 'vitest';
import { curvedRecord } from './fake-browser.ts';
import { createShelfList } from './shelf-list.ts';
import type { ShelfState } from './shelf-types.ts';
import { noSettings, summaryOf, type RunSummary } from './summary.ts';

const record = curvedRecord();
const summary = summaryOf(record, null, { revision: 1, owner: null, savedAt: record.endedAt });

/** A list whose reads are answered by the test. */
function open() {
  const store = createStore<ShelfState>(() => ({
    runs: [],
    unreadable: [],
    isLoaded: false,
    error: null,
    numFreed: 0,
    isPersisted: null,
  }));
  const answers: ((summaries: readonly RunSummary[]) => void)[] = [];
  const list = createShelfList(
    store,
    <Result>() =>
      new Promise<Result>((resolve) => {
        answers.push((values) =>
          resolve({ ids: values.map(({ id }) => id), values, settings: new Map() } as Result),
        );
      }),
  );
  return { ...list, answers, ids: () => store.getState().runs.map(({ id }) => id) };
}

it('a deleted run does not come back with a list that was read before', async () => {
  const { refresh, answers, ids } = open();
  const [before, after] = [refresh(), refresh()];
  answers[1]?.([]);
  await after;
  answers[0]?.([summary]);
  await before;
  expect(ids()).toEqual([]);
});

it('a run that is written while the list is read twice stays in it', async () => {
  const { refresh, show, answers, ids } = open();
  const [first, second] = [refresh(), refresh()];
  answers[0]?.([]);
  await first;
  show({ summary, settings: noSettings });
  answers[1]?.([]);
  await second;
  expect(ids()).toEqual([summary.id]);
});
