import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { required } from '@/core/checked.ts';
import { startNodeWasm } from '@/engine/compute/backend/node-wasm.ts';
import { EnginePool } from '@/engine/pool.ts';
import { createNodePort } from '@/engine/worker/testing/node-port.ts';
import { engineReport, serveFile, smallRun } from '@/engine/worker/testing/start-engine.ts';
import type { Checkpoint } from '@/protocol/engine/requests.ts';
import type { RunConfig } from '@/protocol/run/config.ts';
import { createJob } from '@/protocol/run/job.ts';
import { databaseGlobals } from './fake-browser.ts';
import { createBrowser, resultOf } from './real-pages.ts';
import { restoreRun } from './restore-run.ts';
import { isOfRecord } from './summary.ts';

function openPool() {
  const live = createNodePort();
  return new EnginePool({
    createEngine: createNodePort,
    live: { ...live, request: () => Promise.resolve(null as never) },
    livePhase: 'paused',
    liveReport: engineReport,
    start: { backend: null, remembered: null, baseUrl: 'http://localhost/' },
    device: { numCores: 1, memoryGib: null, isPhone: false },
  });
}

/** Trains a job in the background, and cancels it once it has that share of its steps. */
async function trainInBackground(config: RunConfig, cancelAt = Infinity) {
  const pool = openPool();
  const cancel = new AbortController();
  const checkpoints: Checkpoint[] = [];
  const record = await pool.run(
    createJob(config),
    ({ share }) => share >= cancelAt && cancel.abort(),
    cancel.signal,
    (checkpoint) => checkpoints.push(checkpoint),
  );
  pool.dispose();
  return { record: required(record, 'record'), checkpoint: required(checkpoints[0], 'checkpoint') };
}

const runs: readonly (readonly [string, Partial<RunConfig>])[] = [
  ['soft targets', {}],
  ['a live teacher and generations', { teacherSteps: 6, methods: ['soft-targets', 'born-again'], steps: 5 }],
];

describe('a background run', { timeout: 300_000 }, () => {
  beforeEach(async () => {
    for (const [name, value] of Object.entries(databaseGlobals())) vi.stubGlobal(name, value);
    vi.stubGlobal('fetch', serveFile);
    await startNodeWasm();
  });
  afterEach(() => vi.unstubAllGlobals());

  it.each(runs)('is restored into the lab bit by bit, and trained on: %s', async (_title, change) => {
    const config = { ...smallRun, ...change };
    const { record, checkpoint } = await trainInBackground(config);
    expect(isOfRecord(record, checkpoint)).toBe(true);
    expect(isOfRecord({ ...record, config: { ...config, seed: 9 } }, checkpoint)).toBe(false);
    const page = await createBrowser(createNodePort).open({ ...smallRun, seed: 9 });
    await page.shelf.keep({ record, checkpoint, owner: null, revision: null });
    await restoreRun(page, record.id);
    const whole = await createBrowser(createNodePort).open(config);
    await whole.train(checkpoint.step);
    expect(await resultOf(page)).toEqual(await resultOf(whole));
    await page.train(3);
    await whole.train(3);
    expect((await resultOf(page)).arrays).toEqual((await resultOf(whole)).arrays);
    for (const { live } of [page, whole]) live.stop();
  });

  it('that was cancelled goes on from its last step with the numbers of an uninterrupted one', async () => {
    const config = { ...smallRun, steps: 400 };
    const { record, checkpoint } = await trainInBackground(config, 0.02);
    const { step } = record.curves.student;
    expect(record.end).toEqual({ status: 'stopped', reason: 'cancelled' });
    expect(checkpoint.step).toBe(step.at(-1));
    expect(checkpoint.step).toBeLessThan(400);
    const page = await createBrowser(createNodePort).open(smallRun);
    await page.shelf.keep({ record, checkpoint, owner: null, revision: null });
    await restoreRun(page, record.id);
    await page.train(2);
    const whole = await createBrowser(createNodePort).open(config);
    await whole.train(checkpoint.step + 2);
    const [restored, uninterrupted] = [await resultOf(page), await resultOf(whole)];
    expect(restored.steps).toEqual(uninterrupted.steps);
    expect(restored.arrays).toEqual(uninterrupted.arrays);
    for (const { live } of [page, whole]) live.stop();
  });
});
