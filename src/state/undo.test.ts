import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { idBeforePromotion } from '@/protocol/engine/events.ts';
import { defaultRunConfig } from '@/protocol/run/config.ts';
import { createJob } from '@/protocol/run/job.ts';
import { undoable } from './discarded-run.ts';
import { FakeEngine, fakeFrame } from './fake-engine.ts';
import { stepsOf } from './fake-series.ts';
import { createLabStore } from './lab-store.ts';

async function trained() {
  const engine = new FakeEngine();
  const lab = createLabStore(engine, defaultRunConfig);
  await lab.actions.start(null, 'http://localhost/');
  engine.phase('training', 1);
  await lab.actions.configure({ temperature: 8 });
  engine.emit({ type: 'frame', frame: fakeFrame(1, [1, 2, 3]) });
  // Not drawn yet when the run is replaced.
  engine.phase('paused', 3);
  return { engine, lab };
}

describe('undoing a restart', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  it.each([
    ['a change', { seed: 5 }],
    ['a reset', null],
  ])('restores configuration, curves and trained settings after %s', async (_, change) => {
    const { engine, lab } = await trained();
    const { trained: before, config } = lab.getState();
    engine.keptRunId = 1;
    await (change ? lab.actions.configure(change) : lab.actions.reset());
    expect(lab.getState().series.steps).toHaveLength(0);
    expect(undoable(lab.getState())).toMatchObject({ runId: 1, config: { temperature: 8, seed: 1 } });
    await lab.actions.undo();
    const state = lab.getState();
    expect(state.config).toEqual(config);
    expect(stepsOf(state.series)).toEqual([1, 2, 3]);
    expect(state.series.runId).toBe(state.status?.runId);
    expect(state.trained).toBe(before);
    expect(undoable(state)).toBeNull();
    engine.emit({ type: 'frame', frame: fakeFrame(3, [4]) });
    vi.advanceTimersByTime(200);
    expect(lab.getState().series.steps).toHaveLength(4);
  });

  it('restores the settings from before a restart with other ones that need no new run', async () => {
    const { engine, lab } = await trained();
    engine.keptRunId = 1;
    await lab.actions.restart({ temperature: 2, steps: 40 });
    expect(lab.getState().config).toMatchObject({ temperature: 2, steps: 40 });
    expect(undoable(lab.getState())).toMatchObject({
      config: { temperature: 8, steps: defaultRunConfig.steps },
      successor: { temperature: 2, steps: 40 },
    });
    await lab.actions.undo();
    expect(lab.getState().config).toMatchObject({ temperature: 8, steps: defaultRunConfig.steps });
  });

  it('restores the run from before a promotion, also if the device is lost in between', async () => {
    const { engine, lab } = await trained();
    vi.advanceTimersByTime(200);
    engine.keptRunId = idBeforePromotion(1);
    engine.phase('paused', 3);
    await lab.actions.promote();
    const generation = { alone: 0.9, ensemble: 0.9 };
    const ended = { step: 3, numPictures: 1, student: generation, control: generation };
    engine.emit({ type: 'frame', frame: { ...fakeFrame(1, [4]), generations: [ended] } });
    vi.advanceTimersByTime(200);
    // The rebuilt run has a new id.
    engine.newRun();
    engine.phase('paused', 3);
    expect(undoable(lab.getState())).toMatchObject({ successor: 'promoted' });
    engine.keptStep = 3;
    await lab.actions.undo();
    const { series } = lab.getState();
    expect(stepsOf(series)).toEqual([1, 2, 3]);
    expect(series.generations).toEqual([]);
  });

  it('offers only what the engine keeps, and keeps the offer if undoing fails', async () => {
    const { engine, lab } = await trained();
    await lab.actions.configure({ seed: 5 });
    expect(undoable(lab.getState())).toBeNull();
    const again = await trained();
    again.engine.keptRunId = 1;
    await again.lab.actions.configure({ seed: 5 });
    again.engine.fail('undo', new Error('no files'));
    await expect(again.lab.actions.undo()).rejects.toThrow('no files');
    expect(undoable(again.lab.getState())).toMatchObject({ runId: 1 });
    again.engine.fail('undo', null);
    await again.lab.actions.undo();
    expect(again.lab.getState().series.steps).toHaveLength(3);
    expect(engine.numRequests('undo')).toBe(0);
  });

  it('sends one request if pressed twice, and shows no steps that the weights do not have', async () => {
    const { engine, lab } = await trained();
    engine.keptRunId = 1;
    await lab.actions.configure({ seed: 5 });
    // The kept weights are older than the curves: the last ones were not finite.
    engine.keptStep = 2;
    await Promise.all([lab.actions.undo(), lab.actions.undo()]);
    expect(engine.numRequests('undo')).toBe(1);
    expect(lab.getState()).toMatchObject({ isReady: true, error: null });
    expect(stepsOf(lab.getState().series)).toEqual([1, 2]);
  });

  it('keeps the visitor’s run through the runs of a lesson', async () => {
    const { engine, lab } = await trained();
    lab.setState({ isInLesson: true });
    engine.keptRunId = 1;
    await lab.actions.configure({ seed: 5 });
    engine.emit({ type: 'frame', frame: fakeFrame(2, [1, 2]) });
    await lab.actions.configure({ seed: 6 });
    const sent = engine.requests.filter(({ kind }) => kind === 'configure').map(({ payload }) => payload);
    expect(sent.slice(1)).toMatchObject([{ keepsPrevious: true }, { keepsPrevious: false }]);
    expect(undoable(lab.getState())).toBeNull();
    lab.setState({ isInLesson: false });
    expect(undoable(lab.getState())).toMatchObject({ runId: 1 });
  });

  it('keeps the visitor’s run through jobs', async () => {
    const { engine, lab } = await trained();
    engine.keptRunId = 1;
    const before = lab.getState().config;
    for (const seed of [5, 6]) {
      const record = lab.actions.runJob(createJob({ ...defaultRunConfig, seed }));
      await vi.waitFor(() => expect(lab.getState().status?.jobId).not.toBeNull());
      engine.phase('training', 1);
      engine.phase('finished', 500);
      expect(await record).toMatchObject({ seed, end: { status: 'finished' } });
    }
    const sent = engine.requests.filter(({ kind }) => kind === 'runJob').map(({ payload }) => payload);
    expect(sent).toMatchObject([{ keepsPrevious: true }, { keepsPrevious: false }]);
    await lab.actions.undo();
    expect(lab.getState().config).toEqual(before);
    expect(lab.getState().series.steps).toHaveLength(3);
  });
});
