import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { required } from '@/core/checked.ts';
import { startNodeWasm } from '@/engine/compute/backend/node-wasm.ts';
import { createNodePort } from '@/engine/worker/testing/node-port.ts';
import { serveFile, smallRun } from '@/engine/worker/testing/start-engine.ts';
import type { RunConfig } from '@/protocol/run/config.ts';
import { createLabStore } from './lab-store.ts';
import { latestReport, shownReport } from './lab-state.ts';
import { sampled } from './curves.ts';
import { trainedConfig } from './shelf/live-record.ts';
import { earlierSteps, latestStep, lookBack, shownStep, trainOnFrom } from './look-back.ts';

async function open(config: RunConfig) {
  const engine = createNodePort();
  const lab = createLabStore(engine, config);
  await lab.actions.start(null, 'http://localhost/');
  const until = async (step: number) => {
    await vi.waitFor(() => expect(latestStep(lab.getState())).toBe(step), { timeout: 60_000 });
    await vi.waitFor(() => expect(lab.getState().isPlaying).toBe(false), { timeout: 60_000 });
  };
  const train = async (steps: number) => {
    await engine.request('train', { steps });
    await until((await engine.request('snapshot', {})).step);
  };
  return { engine, lab, train, until };
}

type Page = Awaited<ReturnType<typeof open>>;

const resultOf = async ({ lab, engine }: Page) => {
  const { series } = lab.getState();
  const { arrays } = await engine.request('snapshot', {});
  return {
    steps: sampled(series.steps, Infinity),
    evaluations: sampled(series.evaluations, Infinity),
    generations: series.generations,
    arrays,
  };
};

const runs: readonly (readonly [string, Partial<RunConfig> & Record<string, unknown>])[] = [
  ['Adam, soft targets and augmented pictures', { augmentation: 'shift' }],
  [
    'momentum, hints and unlabelled pictures',
    { optimizer: 'sgd', momentum: 0.9, methods: ['hints'], unlabelled: 50 },
  ],
  ['generations', { methods: ['soft-targets', 'born-again'], generations: 2, steps: 15 }],
];

describe('looking back in the lab', { timeout: 300_000 }, () => {
  beforeEach(async () => {
    vi.stubGlobal('fetch', serveFile);
    await startNodeWasm();
  });
  afterEach(() => vi.unstubAllGlobals());

  it.each(runs)('trains on from an earlier step with the same numbers, bit by bit: %s', async (_, change) => {
    const page = await open({ ...smallRun, steps: 30, ...change });
    await page.lab.actions.play();
    await page.until(30);
    const whole = await resultOf(page);
    const { series } = page.lab.getState();
    await lookBack(page.lab, 20);
    await trainOnFrom(page.lab, 20);
    await page.until(30);
    expect(await resultOf(page)).toEqual(whole);
    const branch = page.lab.getState();
    expect(branch.series.runId).toBeGreaterThan(series.runId);
    expect(branch.past).toBeNull();
    expect(branch.error).toBeNull();
    expect(earlierSteps(branch)).toEqual(expect.arrayContaining([0, 10, 20, 30]));
    // The former run comes back with its curves.
    const { discarded } = branch;
    expect(discarded?.series.steps.length).toBe(30);
    await page.lab.actions.undo();
    await page.until(30);
    expect(await resultOf(page)).toEqual(whole);
    expect(earlierSteps(page.lab.getState())).toEqual(expect.arrayContaining([0, 10, 20]));
  });

  it('trains on with the settings of now, and records what the steps were trained with', async () => {
    const { lab, engine, until } = await open({ ...smallRun, steps: 30 });
    const trained = () => lab.getState().trained.map(({ temperature, alpha }) => [temperature, alpha]);
    const recorded = () => trainedConfig(lab.getState());
    await lab.actions.play();
    await until(30);
    const before = lab.getState().config;
    await lookBack(lab, 20);
    lab.actions.change({ temperature: 8, alpha: 0.5 });
    await trainOnFrom(lab, 20);
    await until(30);
    expect((await engine.request('snapshot', {})).config).toMatchObject({ temperature: 8, alpha: 0.5 });
    expect(trained()).toEqual([
      [before.temperature, before.alpha],
      [8, 0.5],
    ]);
    expect(recorded()).toMatchObject({ temperature: 8, alpha: 0.5 });
    // From the first step on, all are trained with the new settings.
    await lookBack(lab, 0);
    lab.actions.change({ temperature: 2 });
    await trainOnFrom(lab, 0);
    await until(30);
    expect(trained()).toEqual([[2, 0.5]]);
    expect(recorded()).toMatchObject({ temperature: 2, alpha: 0.5 });
  });

  it('shows the answers and the report of the step, and those of now again', async () => {
    const { lab, train } = await open({ ...smallRun, steps: 30 });
    await train(10);
    await lab.actions.observeAgain();
    const then = lab.getState();
    await train(10);
    await lab.actions.observeAgain();
    const now = lab.getState();
    await lookBack(lab, 10);
    const past = lab.getState();
    expect(past.observed).toEqual({ ...then.observed, at: 10 });
    expect(shownReport(past)).toEqual(latestReport(then));
    expect([shownStep(past), latestStep(past)]).toEqual([10, 20]);
    await lookBack(lab, null);
    const back = lab.getState();
    expect(back.observed).toEqual(now.observed);
    expect(shownReport(back)).toEqual(latestReport(now));
    expect(back.observed?.at).toBeUndefined();
  });

  it('pauses the training, and comes back to now when it goes on', async () => {
    const { lab, engine } = await open({ ...smallRun, steps: 4_000 });
    const playing = lab.actions.play().catch(() => undefined);
    await vi.waitFor(() => expect(earlierSteps(lab.getState())).toContain(10), { timeout: 60_000 });
    await lookBack(lab, 10);
    await playing;
    const { status, isPlaying, observed } = lab.getState();
    expect([status?.phase, isPlaying, observed?.at]).toEqual(['paused', false, 10]);
    const frozen = (await engine.request('snapshot', {})).step;
    await engine.request('train', { steps: 2 });
    await vi.waitFor(() => expect(latestStep(lab.getState())).toBe(frozen + 2));
    await vi.waitFor(() => expect(lab.getState().observed?.at).toBeUndefined());
    expect(lab.getState().past).toBeNull();
  });

  it('shows the last of several steps that were asked for at once', async () => {
    const { lab, train } = await open({ ...smallRun, steps: 60 });
    await train(40);
    await Promise.all([10, 0, 30, 20].map((step) => lookBack(lab, step)));
    expect(lab.getState()).toMatchObject({ past: { step: 20 }, observed: { at: 20 } });
    const { student } = required(lab.getState().observed, 'logits');
    await lookBack(lab, 30);
    await lookBack(lab, 20);
    expect(lab.getState().observed?.student).toEqual(student);
  });

  it('has no report for the step of a promotion, whose networks were never evaluated', async () => {
    const { lab, train } = await open({ ...smallRun, steps: 30 });
    await train(10);
    await lab.actions.promote();
    await train(10);
    await lookBack(lab, 10);
    expect(shownReport(lab.getState())).toBeNull();
    await lookBack(lab, 20);
    expect(shownReport(lab.getState())?.step).toBe(20);
  });

  it('refuses to train on from a step without a snapshot, and changes nothing', async () => {
    const { lab, train } = await open({ ...smallRun, steps: 30 });
    await train(20);
    const before = lab.getState();
    await expect(trainOnFrom(lab, 13)).rejects.toThrow('one of 0, 10, 20');
    expect(lab.getState().series).toBe(before.series);
    expect(lab.getState().status?.runId).toBe(before.status?.runId);
  });
});
