import { describe, expect, it } from 'vitest';
import { fakeResult } from '@/protocol/repeat/fake-result.ts';
import { defaultRunConfig } from '@/protocol/run/config.ts';
import { batchAfter, numDone, startBatch, timeLeftMs, type BatchEvent, type JobBatch } from './job-batch.ts';

const items = [1, 2, 3, 4].map((seed) => ({ config: { ...defaultRunConfig, seed }, measure: {} }));
const result = (seed: number) => fakeResult(seed, { teacher: 0.99, student: 0.9, control: 0.8 });
/** Seed 1 is known from before. */
const start = () => startBatch(items, [result(1)], 1_000);
const after = (events: readonly BatchEvent[], batch: JobBatch = start()) => events.reduce(batchAfter, batch);
const ended = (job: number, failure = ''): BatchEvent => ({
  type: 'ended',
  job,
  result: failure === '' ? result(job + 2) : null,
  failure,
});
const progress = (job: number, share: number): BatchEvent => ({ type: 'progress', job, share });

describe('a batch of background runs', () => {
  it.each<[string, readonly BatchEvent[], Partial<JobBatch>, number]>([
    ['at its start', [], { status: 'running', queue: [1, 2, 3], shares: [0, 0, 0] }, 1],
    ['with progress', [progress(1, 0.5)], { shares: [0, 0.5, 0], numEnded: 0 }, 1],
    ['with a retried run', [progress(1, 0.5), progress(1, 0)], { shares: [0, 0, 0] }, 1],
    ['with a finished run', [ended(1)], { shares: [0, 1, 0], numEnded: 1, numFailed: 0 }, 2],
    ['with a failed run', [ended(0, 'lost')], { numEnded: 1, numFailed: 1, failure: 'lost' }, 1],
    [
      'that ends',
      [ended(0), ended(1), ended(2), { type: 'over', status: 'finished' }],
      { status: 'finished' },
      4,
    ],
    ['that is stopped', [ended(2), { type: 'over', status: 'stopped' }], { status: 'stopped' }, 2],
    [
      'that cannot go on',
      [ended(2), { type: 'failed', failure: 'no engine' }],
      { status: 'failed', failure: 'no engine' },
      2,
    ],
  ])('%s', (_, events, expected, done) => {
    const batch = after(events);
    expect(batch).toMatchObject(expected);
    expect(numDone(batch)).toBe(done);
    expect(batch.results[0]).toEqual(result(1));
  });

  it('puts each result at its item', () => {
    expect(after([ended(2), ended(0)]).results.map((each) => each?.seed)).toEqual([1, 2, undefined, 4]);
  });

  it('is the same object for progress that nobody sees', () => {
    const batch = after([progress(0, 0.5)]);
    expect(batchAfter(batch, progress(0, 0.505))).toBe(batch);
  });

  it.each<[string, readonly BatchEvent[], number, number | null]>([
    ['unknown before the first run has ended', [progress(0, 0.9)], 11_000, null],
    ['two more runs of 10 s', [ended(0)], 11_000, 20_000],
    ['less for runs in progress', [ended(0), progress(1, 0.5)], 16_000, 15_000],
    ['none when stopped', [ended(0), { type: 'over', status: 'stopped' }], 11_000, null],
    ['0 at the end', [ended(0), ended(1), ended(2)], 31_000, 0],
  ])('has a time left: %s', (_, events, nowMs, left) => {
    expect(timeLeftMs(after(events), nowMs)).toBe(left);
  });
});
