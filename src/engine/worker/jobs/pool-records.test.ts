import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createJob, type Job } from '@/protocol/run/job.ts';
import type { RunRecord } from '@/protocol/run/record.ts';
import type { RunConfig } from '@/protocol/run/config.ts';
import { EnginePool } from '../../pool.ts';
import { startNodeWasm } from '../../compute/backend/node-wasm.ts';
import { createNodePort } from '../testing/node-port.ts';
import { engineReport, serveFile, smallRun } from '../testing/start-engine.ts';

/** The content of a record, without times. */
function timeless({ id, curves, reports, generations, answers, end }: RunRecord) {
  const { ms: _ms, ...evaluations } = curves.evaluations;
  return { id, curves: { ...curves, evaluations }, reports, generations, answers, end };
}

const run = (changes: Partial<RunConfig>): Job => createJob({ ...smallRun, ...changes }, { answers: 50 });

/** Runs that differ in networks, methods and length, so that the engines' steps interleave unevenly. */
const jobs: readonly Job[] = [
  run({ seed: 1 }),
  run({ seed: 2, methods: ['hints'], batch: 24 }),
  run({ seed: 3, teacherSteps: 20, methods: ['soft-targets', 'born-again'], steps: 10 }),
  run({ seed: 4, student: 'mlp-32' }),
];

function openPool(numCores: number) {
  const live = createNodePort();
  const pool = new EnginePool({
    createEngine: createNodePort,
    live: { ...live, request: () => Promise.resolve(null as never) },
    livePhase: 'paused',
    liveReport: engineReport,
    start: { backend: null, remembered: null, baseUrl: 'http://localhost/' },
    device: { numCores, memoryGib: null, isPhone: false },
  });
  return {
    records: async () => Promise.all(jobs.map((job) => pool.run(job))),
    pool,
  };
}

beforeEach(startNodeWasm);
afterEach(() => vi.unstubAllGlobals());

describe('jobs on several engines', { timeout: 300_000 }, () => {
  it('leave the same records as on one engine, bit by bit', async () => {
    vi.stubGlobal('fetch', serveFile);
    const [one, two] = [openPool(1), openPool(2)];
    const alone = await one.records();
    const interleaved = await two.records();
    expect(one.pool.engines).toHaveLength(1);
    expect(two.pool.engines).toHaveLength(2);
    for (const record of alone) expect(record?.end).toEqual({ status: 'finished' });
    const plain = (records: readonly (RunRecord | null)[]) =>
      records.map((record) => record && timeless(record));
    expect(plain(interleaved)).toEqual(plain(alone));
    for (const { pool } of [one, two]) pool.dispose();
  });

  it.each([
    ['load a dataset once where the page is isolated', true, 1],
    ['load it from the cache where memory cannot be shared', false, 2],
  ])('%s', async (_title, isIsolated, times) => {
    vi.stubGlobal('crossOriginIsolated', isIsolated);
    const loaded: string[] = [];
    vi.stubGlobal('fetch', (url: string) => {
      loaded.push(url);
      return serveFile(url);
    });
    const { pool, records } = openPool(2);
    for (const record of await records()) expect(record?.end).toEqual({ status: 'finished' });
    const shards = loaded.filter((url) => url.endsWith('.bin') && url.includes('/data/'));
    expect(shards).toHaveLength(times * new Set(shards).size);
    expect(new Set(shards).size).toBe(4);
    pool.dispose();
  });
});
