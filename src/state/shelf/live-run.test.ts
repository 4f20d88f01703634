import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createJob } from '@/protocol/run/job.ts';
import { defaultRunConfig } from '@/protocol/run/config.ts';
import { FakeEngine, fakeFrame } from '../fake-engine.ts';
import { createLabStore } from '../lab-store.ts';
import { checkpointOf, curvedRecord, databaseGlobals, fakeShelves, fakeTabs } from './fake-browser.ts';
import { followLiveRun } from './live-run.ts';

async function open(saveMs: number) {
  const engine = new FakeEngine();
  const lab = createLabStore(engine, defaultRunConfig);
  await lab.actions.start(null, 'http://localhost/');
  const shelf = fakeShelves().open();
  await shelf.refresh();
  const live = followLiveRun(lab, shelf, fakeTabs().tab(), saveMs);
  const bytes = () => Uint8Array.from(checkpointOf(curvedRecord()).bytes);
  const trained: number[] = [];
  const runId = () => lab.getState().status?.runId ?? 0;
  return {
    engine,
    lab,
    shelf,
    live,
    bytes,
    numSaves: () => engine.numRequests('checkpoint'),
    /** Trains a step, and waits until the page shows it. */
    train: async () => {
      const step = (trained.at(-1) ?? 0) + 1;
      trained.push(step);
      engine.checkpoint = { step, teacherStep: 0, config: defaultRunConfig, bytes: bytes() };
      engine.phase('training', step);
      engine.emit({ type: 'frame', frame: fakeFrame(runId(), [step]) });
      await vi.waitFor(() => expect(lab.getState().series.steps.at(-1)?.step).toBe(step));
    },
    restart: () => {
      trained.length = 0;
      engine.newRun();
    },
    pause: () => engine.phase('paused', trained.at(-1) ?? 0),
  };
}

const stepsOf = ({ shelf }: Awaited<ReturnType<typeof open>>) =>
  shelf.getState().runs.map(({ step }) => step);

describe('the live run', () => {
  beforeEach(() => {
    for (const [name, value] of Object.entries(databaseGlobals())) vi.stubGlobal(name, value);
  });
  afterEach(() => {
    vi.restoreAllMocks();
    vi.unstubAllGlobals();
  });

  it('is saved with its first step, then when its time has come or it pauses', async () => {
    const page = await open(1e9);
    await page.train();
    await vi.waitFor(() => expect(stepsOf(page)).toEqual([1]));
    await page.train();
    await page.train();
    expect(page.numSaves()).toBe(1);
    page.pause();
    await vi.waitFor(() => expect(stepsOf(page)).toEqual([3]));
    expect(page.numSaves()).toBe(2);
    expect(await page.shelf.record(page.live.id() ?? '')).toMatchObject({
      end: { status: 'stopped' },
      config: defaultRunConfig,
    });
    page.live.stop();
  });

  it('becomes another run when it restarts; the first keeps its last steps', async () => {
    const page = await open(1e9);
    await page.train();
    await vi.waitFor(() => expect(stepsOf(page)).toEqual([1]));
    await page.train();
    page.restart();
    await vi.waitFor(() => expect(stepsOf(page)).toEqual([2]));
    expect(page.shelf.getState().runs[0]).toMatchObject({ owner: null, checkpointStep: 1 });
    await page.train();
    await page.live.save();
    expect(stepsOf(page).toSorted((one, other) => one - other)).toEqual([1, 2]);
    page.live.stop();
  });

  it('is not followed in a lesson, or while it is a job’s', async () => {
    const page = await open(0);
    page.lab.setState({ isInLesson: true });
    await page.train();
    page.lab.setState({ isInLesson: false });
    page.restart();
    void page.lab.actions.runJob(createJob(defaultRunConfig));
    await vi.waitFor(() => expect(page.lab.getState().status?.jobId).not.toBeNull());
    await page.train();
    await page.live.save();
    expect(page.numSaves()).toBe(0);
    expect(stepsOf(page)).toEqual([]);
    page.live.stop();
  });

  it('is tried once a step while it cannot be saved, and goes on', async () => {
    const page = await open(0);
    const keep = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('no', 'UnknownError');
    });
    await page.train();
    await vi.waitFor(() => expect(page.shelf.getState().error?.code).toBe('corrupt'));
    page.pause();
    await page.live.save();
    await page.live.save();
    const before = page.numSaves();
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(page.numSaves()).toBe(before);
    keep.mockRestore();
    await page.train();
    await vi.waitFor(() => expect(stepsOf(page)).toEqual([2]));
    expect(page.shelf.getState().error).toBeNull();
    page.live.stop();
  });

  it('keeps a readable record of a live teacher that diverged, without the loss that is no number', async () => {
    const page = await open(1e9);
    const runId = page.lab.getState().status?.runId ?? 0;
    const teacherSteps = [2.3, 2.1, NaN].map((crossEntropy, index) => ({ step: index + 1, crossEntropy }));
    page.engine.checkpoint = {
      step: 0,
      teacherStep: 2,
      config: defaultRunConfig,
      bytes: page.bytes(),
    };
    page.engine.emit({ type: 'frame', frame: { ...fakeFrame(runId, []), teacherSteps } });
    await vi.waitFor(() => expect(page.lab.getState().series.teacherSteps).toHaveLength(3));
    await page.live.save();
    const { teacher } = (await page.shelf.record(page.live.id() ?? '')).curves;
    expect(teacher).toEqual({
      step: Uint32Array.of(1, 2),
      crossEntropy: Float32Array.of(2.3, 2.1),
    });
    page.live.stop();
  });

  it('stays deleted while it trains, is saved again after an undo, and the next run is kept', async () => {
    const page = await open(1e9);
    await page.train();
    await vi.waitFor(() => expect(stepsOf(page)).toEqual([1]));
    const removed = await page.shelf.remove(page.live.id() ?? '');
    await page.train();
    await page.live.save();
    expect(stepsOf(page)).toEqual([]);
    expect(page.shelf.getState().error).toBeNull();
    await page.shelf.putBack(removed);
    await page.live.save();
    expect(stepsOf(page)).toEqual([2]);
    await page.shelf.remove(page.live.id() ?? '');
    page.restart();
    await page.train();
    await page.live.save();
    expect(stepsOf(page)).toEqual([1]);
    page.live.stop();
  });

  it('goes on under another id when another tab has written it', async () => {
    const page = await open(1e9);
    await page.train();
    await vi.waitFor(() => expect(stepsOf(page)).toEqual([1]));
    const id = page.live.id() ?? '';
    await page.shelf.claim(id, 'another tab', async () => false);
    await page.train();
    await page.live.save();
    expect(page.live.id()).not.toBe(id);
    expect(stepsOf(page).toSorted((one, other) => one - other)).toEqual([1, 2]);
    page.live.stop();
  });
});
