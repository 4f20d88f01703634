import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { required } from '@/core/checked.ts';
import { startNodeWasm } from '@/engine/compute/backend/node-wasm.ts';
import { createNodePort } from '@/engine/worker/testing/node-port.ts';
import { serveFile, smallRun } from '@/engine/worker/testing/start-engine.ts';
import { parseRunRecord } from '@/protocol/run/parse-record.ts';
import type { RunConfig } from '@/protocol/run/config.ts';
import { databaseGlobals } from './fake-browser.ts';
import { createBrowser, resultOf } from './real-pages.ts';
import { restoreRun } from './restore-run.ts';
import { unfinishedRun } from './unfinished-run.ts';

const runs: readonly (readonly [string, Partial<RunConfig> & Record<string, unknown>, number])[] = [
  ['Adam, soft targets and augmented pictures', { augmentation: 'shift' }, 7],
  ['momentum, and unlabelled pictures', { optimizer: 'sgd', momentum: 0.9, unlabelled: 200 }, 7],
  [
    'hints in two stages with a trained regressor',
    { methods: ['hints'], hintSchedule: 'two-stage', hintSteps: 9 },
    7,
  ],
  [
    'a live teacher and generations',
    { teacherSteps: 6, methods: ['soft-targets', 'born-again'], steps: 5 },
    7,
  ],
];

describe('a run that goes on after its tab is gone', { timeout: 300_000 }, () => {
  beforeEach(async () => {
    for (const [name, value] of Object.entries(databaseGlobals())) vi.stubGlobal(name, value);
    vi.stubGlobal('fetch', serveFile);
    await startNodeWasm();
  });
  afterEach(() => vi.unstubAllGlobals());

  it.each(runs)('has the numbers of an uninterrupted one, bit by bit: %s', async (_title, change, at) => {
    const config = { ...smallRun, ...change };
    const whole = await createBrowser(createNodePort).open(config);
    // All browsers of a test share a database.
    whole.live.stop();
    await whole.train(at);
    await whole.train(13 - at);
    const browser = createBrowser(createNodePort);
    const first = await browser.open(config);
    await first.train(at);
    await first.live.save();
    const id = required(first.live.id(), 'run');
    browser.close(first.tabs.id);
    first.live.stop();

    const second = await browser.open(smallRun);
    const offered = await unfinishedRun(second.shelf, second.tabs);
    expect(offered).toMatchObject({ id, step: at, checkpointStep: at, status: 'stopped' });
    await restoreRun(second, id);
    expect(second.lab.getState()).toMatchObject({
      config,
      status: { step: at },
      isPlaying: false,
      error: null,
    });
    await second.train(13 - at);
    expect(await resultOf(second)).toEqual(await resultOf(whole));
    // It is still one run.
    await second.live.save();
    const [run, ...others] = (await second.shelf.list()).runs;
    expect(run).toMatchObject({ id, step: 13, owner: second.tabs.id });
    expect(others).toEqual([]);
    const record = await second.shelf.record(id);
    expect(parseRunRecord(record)).toEqual(record);
    expect(record.curves.student.step).toHaveLength(13);
    second.live.stop();
  });

  it('is kept with its last steps when another one replaces it, and both stay', async () => {
    const page = await createBrowser(createNodePort).open(smallRun);
    await page.train(4);
    await page.live.save();
    await page.lab.actions.reset(5);
    await page.train(3);
    await page.live.save();
    const { runs: kept } = await page.shelf.list();
    expect(kept.map(({ config, step, status, owner }) => [config.seed, step, status, owner])).toEqual([
      [5, 3, 'stopped', page.tabs.id],
      [smallRun.seed, 4, 'stopped', null],
    ]);
    page.live.stop();
  });

  it('is refused if its weights do not fit, and nothing changes', async () => {
    const browser = createBrowser(createNodePort);
    const page = await browser.open(smallRun);
    await page.train(4);
    await page.live.save();
    const id = required(page.live.id(), 'run');
    const bytes = required(await page.shelf.checkpoint(id), 'checkpoint');
    // A run of its own, which no save of the live run replaces.
    const record = { ...(await page.shelf.record(id)), id: crypto.randomUUID() };
    // The last bytes are the last weight.
    await page.shelf.add([
      {
        record,
        checkpoint: { step: 4, bytes: bytes.slice(0, -4) },
        settings: { name: '', note: '', isPinned: false },
      },
    ]);
    await page.train(1);
    const before = await resultOf(page);
    await expect(restoreRun(page, record.id)).rejects.toMatchObject({ code: 'unreadable' });
    expect(await resultOf(page)).toEqual(before);
    page.live.stop();
  });
});
