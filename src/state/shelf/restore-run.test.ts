import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { defaultRunConfig } from '@/protocol/run/config.ts';
import { FakeEngine, fakeFrame } from '../fake-engine.ts';
import { createLabStore } from '../lab-store.ts';
import {
  checkpointOf,
  curvedRecord,
  databaseGlobals,
  fakeShelves,
  fakeTabs,
  keepNew,
} from './fake-browser.ts';
import { followLiveRun } from './live-run.ts';
import { restoreRun } from './restore-run.ts';

const cutOff = { status: 'stopped', reason: 'cancelled' } as const;

async function open() {
  const engine = new FakeEngine();
  const lab = createLabStore(engine, defaultRunConfig);
  await lab.actions.start(null, 'http://localhost/');
  const shelf = fakeShelves().open();
  await shelf.refresh();
  const tabs = fakeTabs().tab();
  const live = followLiveRun(lab, shelf, tabs, 1e9);
  return {
    lab,
    shelf,
    tabs,
    live,
    /** Trains up to a step, and waits until the page shows it. */
    train: async (step: number) => {
      const bytes = Uint8Array.from(checkpointOf(curvedRecord({ steps: 500 }), step).bytes);
      engine.checkpoint = { step, teacherStep: 0, config: lab.getState().config, bytes };
      engine.phase('training', step);
      engine.emit({ type: 'frame', frame: fakeFrame(lab.getState().status?.runId ?? 0, [step]) });
      await vi.waitFor(() => expect(lab.getState().series.steps.at(-1)?.step).toBe(step));
    },
  };
}

describe('restoring a run', () => {
  beforeEach(() => {
    for (const [name, value] of Object.entries(databaseGlobals())) vi.stubGlobal(name, value);
  });
  afterEach(() => vi.unstubAllGlobals());

  it('that the lab shows makes no copy of it', async () => {
    const page = await open();
    await page.train(3);
    await page.live.save();
    const id = page.live.id() ?? '';
    await page.train(4);
    await restoreRun(page, id);
    expect(page.lab.getState().series.steps.at(-1)?.step).toBe(4);
    await page.train(5);
    await page.live.save();
    expect(page.live.id()).toBe(id);
    expect(page.shelf.getState().runs).toMatchObject([{ id, step: 5, checkpointStep: 5 }]);
    page.live.stop();
  });

  it('twice at once makes no copy of it', async () => {
    const page = await open();
    const record = curvedRecord({ steps: 500 }, cutOff);
    await keepNew(page.shelf, record, checkpointOf(record, 20));
    await Promise.all([restoreRun(page, record.id), restoreRun(page, record.id)]);
    await page.train(21);
    await page.live.save();
    expect(page.shelf.getState().runs).toMatchObject([{ id: record.id, step: 21 }]);
    page.live.stop();
  });
});
