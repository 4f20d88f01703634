import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ConfigError, DataFileError } from '@/core/errors.ts';
import { defaultRunConfig } from '@/protocol/run/config.ts';
import { differingKeys } from './differing-keys.ts';
import { FakeEngine, fakeFrame, fakeLogits } from './fake-engine.ts';
import { stepsOf } from './fake-series.ts';
import { createLabStore, shownError } from './lab-store.ts';

function open() {
  const engine = new FakeEngine();
  const lab = createLabStore(engine, defaultRunConfig);
  const start = () => lab.actions.start(null, 'http://localhost/');
  return { engine, lab, start };
}

describe('the lab store', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());
  const drawn = () => vi.advanceTimersByTime(200);

  it('is ready once there are pictures, and observes the first', async () => {
    const { lab, start } = open();
    expect(lab.getState().isReady).toBe(false);
    await start();
    const { isReady, picture, observed, backend } = lab.getState();
    expect([isReady, picture?.index, backend?.backend]).toEqual([true, 1, 'wasm']);
    expect(observed).toEqual(fakeLogits(1));
  });

  it('accepts Play while the engine loads, and cancels it at a second press', async () => {
    const { engine, lab, start } = open();
    const release = engine.hold('start');
    const started = start();
    const playing = lab.actions.play();
    expect(lab.getState().isPlaying).toBe(true);
    expect(engine.numRequests('play')).toBe(0);
    release();
    await Promise.all([started, playing]);
    expect(engine.numRequests('play')).toBe(1);
    expect(lab.getState().isPlaying).toBe(true);

    const again = open();
    const releaseAgain = again.engine.hold('start');
    const startedAgain = again.start();
    const cancelled = again.lab.actions.play();
    await again.lab.actions.pause();
    releaseAgain();
    await Promise.all([startedAgain, cancelled]);
    expect(again.engine.numRequests('play')).toBe(0);
  });

  it('shows Pause while it trains, Play when it ends, and neither for a single step', async () => {
    const { engine, lab, start } = open();
    await start();
    engine.phase('training');
    expect(lab.getState().isPlaying).toBe(true);
    engine.phase('finished', 500);
    expect(lab.getState().isPlaying).toBe(false);
    const release = engine.hold('step');
    const stepped = lab.actions.step('students');
    await vi.waitFor(() => expect(engine.numRequests('step')).toBe(1), { timeout: 60_000 });
    engine.phase('training');
    expect(lab.getState().isPlaying).toBe(false);
    release();
    await stepped;
  });

  it('plays a run on that is over, and its settings follow', async () => {
    const { engine, lab, start } = open();
    await start();
    await lab.actions.configure({ steps: 200 });
    const playAt = async (step: number) => {
      engine.phase('paused', step);
      await lab.actions.play();
      expect(engine.requests.slice(-1)).toEqual([{ kind: 'play', payload: {} }]);
      return lab.getState().config.steps;
    };
    expect(await playAt(150)).toBe(200);
    expect(await playAt(200)).toBe(400);
    // A single step beyond the end.
    expect(await playAt(401)).toBe(800);
    expect(engine.requests.slice(-2)).toMatchObject([
      { kind: 'configure', payload: { config: { steps: 800 } } },
      { kind: 'play' },
    ]);
    // It is the same run: what it learned is comparable with a run of that many steps from the start.
    expect(differingKeys(lab.getState().trained)).toEqual([]);
  });

  it('plays a run on within its settings in a lesson, and where they allow no more', async () => {
    const { engine, lab, start } = open();
    await start();
    lab.setState({ isInLesson: true });
    engine.phase('finished', 500);
    await lab.actions.play();
    expect(lab.getState().config.steps).toBe(500);
    lab.setState({ isInLesson: false });
    await lab.actions.configure({ steps: 100_000 });
    engine.phase('finished', 100_000);
    await lab.actions.play();
    expect(lab.getState()).toMatchObject({ config: { steps: 100_000 }, error: null });
    expect(engine.numRequests('play')).toBe(2);
  });

  it('has at most one configure in flight, and the last value wins', async () => {
    const { engine, lab, start } = open();
    await start();
    const release = engine.hold('configure');
    const moves = [1, 2, 3, 4, 5].map((temperature) => lab.actions.configure({ temperature }));
    expect(lab.getState().config.temperature).toBe(5);
    await vi.waitFor(() => expect(engine.numRequests('configure')).toBe(1), { timeout: 60_000 });
    release();
    await Promise.all(moves);
    expect(engine.numRequests('configure')).toBeLessThanOrEqual(2);
    expect(engine.requests.findLast(({ kind }) => kind === 'configure')?.payload).toMatchObject({
      config: { temperature: 5 },
    });
  });

  it('refuses a value out of range and keeps the run', async () => {
    const { engine, lab, start } = open();
    await start();
    await expect(lab.actions.configure({ alpha: 3 })).rejects.toThrow(ConfigError);
    await expect(lab.actions.reset(-1)).rejects.toThrow('seed is -1');
    expect(lab.getState().config).toEqual(defaultRunConfig);
    expect(engine.numRequests('configure') + engine.numRequests('reset')).toBe(0);
  });

  it('keeps the observed picture over a reset, and chooses new ones for another dataset', async () => {
    const { engine, lab, start } = open();
    await start();
    const [, , third] = lab.getState().pictures;
    expect(third).toBeDefined();
    if (third) await lab.actions.observePicture(third);
    await lab.actions.reset();
    expect(lab.getState().picture).toBe(third);
    expect([engine.numRequests('pictures'), engine.numRequests('timeForward')]).toEqual([1, 1]);
    await lab.actions.configure({ dataset: 'fashion-mnist' });
    expect([engine.numRequests('pictures'), engine.numRequests('timeForward')]).toEqual([2, 2]);
    expect(lab.getState().picture?.index).toBe(1);
  });

  it('never shows answers for the previous picture', async () => {
    const { engine, lab, start } = open();
    await start();
    const [, second] = lab.getState().pictures;
    const old = { ...fakeFrame(1, [1]), observed: fakeLogits(1) };
    engine.emit({ type: 'frame', frame: old });
    const release = engine.hold('observe');
    const observing = second && lab.actions.observePicture(second);
    engine.emit({ type: 'frame', frame: old });
    release();
    await observing;
    drawn();
    expect(lab.getState().observed).toEqual(fakeLogits(2));
    engine.emit({ type: 'frame', frame: { ...fakeFrame(1, [2]), observed: fakeLogits(7) } });
    drawn();
    expect(lab.getState().observed).toEqual(fakeLogits(7));
  });

  it('batches frames, at most ten times a second, and drops them for a new run', async () => {
    const { engine, lab, start } = open();
    await start();
    const redraws = vi.fn<() => void>();
    lab.subscribe(redraws);
    for (const step of [1, 2, 3]) engine.emit({ type: 'frame', frame: fakeFrame(1, [step]) });
    expect(redraws).not.toHaveBeenCalled();
    drawn();
    expect(redraws).toHaveBeenCalledTimes(1);
    expect(stepsOf(lab.getState().series)).toEqual([1, 2, 3]);
    expect(lab.getState().hasTrained).toBe(true);
    engine.newRun();
    engine.emit({ type: 'frame', frame: fakeFrame(1, [4]) });
    drawn();
    expect(lab.getState().series.steps).toHaveLength(0);
  });

  it('reports a missing file, and is ready after a successful retry', async () => {
    const { engine, lab, start } = open();
    const missing = new DataFileError('data-missing', 'gone', { file: 'train-0.bin', reason: '404' });
    engine.fail('start', missing);
    await expect(start()).rejects.toBe(missing);
    expect(shownError(lab.getState())).toBe(missing);
    await lab.actions.play();
    expect([lab.getState().isPlaying, engine.numRequests('play')]).toEqual([false, 0]);
    engine.fail('start', null);
    await lab.actions.retryData();
    expect(shownError(lab.getState())).toBeNull();
    expect(lab.getState().isReady).toBe(true);
    await lab.actions.play();
    expect(engine.numRequests('play')).toBe(1);
  });

  it('plays the run that a reset, a new seed or another student is building', async () => {
    const { engine, lab, start } = open();
    await start();
    const release = engine.hold('reset');
    const isReset = lab.actions.reset(2);
    const playing = lab.actions.play();
    await vi.waitFor(() => expect(engine.numRequests('reset')).toBe(1), { timeout: 60_000 });
    expect([engine.numRequests('play'), lab.getState().isPlaying]).toEqual([0, true]);
    release();
    await Promise.all([isReset, playing]);
    expect(engine.requests.findLastIndex(({ kind }) => kind === 'reset')).toBeLessThan(
      engine.requests.findIndex(({ kind }) => kind === 'play'),
    );
    expect([engine.numRequests('play'), lab.getState().isPlaying]).toEqual([1, true]);
  });

  it('requests every step, and shows no Pause until the last is done', async () => {
    const { engine, lab, start } = open();
    await start();
    const release = engine.hold('step');
    const steps = [1, 2, 3].map(() => lab.actions.step('students'));
    await vi.waitFor(() => expect(engine.numRequests('step')).toBe(3), { timeout: 60_000 });
    engine.phase('training');
    expect(lab.getState().isPlaying).toBe(false);
    release();
    await Promise.all(steps);
  });

  it('is not ready if a dataset failed to load; Play retries it, a change of α does not', async () => {
    const { engine, lab, start } = open();
    await start();
    const missing = new DataFileError('data-missing', 'gone', { file: 'train-0.bin', reason: '404' });
    engine.fail('configure', missing);
    await expect(lab.actions.configure({ dataset: 'fashion-mnist' })).rejects.toBe(missing);
    expect(lab.getState()).toMatchObject({ isReady: false, picture: null, pictures: [], observed: null });
    await lab.actions.configure({ alpha: 0.3 });
    expect(engine.numRequests('configure')).toBe(1);
    await expect(lab.actions.play()).rejects.toBe(missing);
    expect([lab.getState().isPlaying, engine.numRequests('play')]).toEqual([false, 0]);
    engine.fail('configure', null);
    await lab.actions.play();
    expect(engine.requests.findLast(({ kind }) => kind === 'configure')?.payload).toMatchObject({
      config: { dataset: 'fashion-mnist', alpha: 0.3 },
    });
    expect(lab.getState()).toMatchObject({ isReady: true, error: null });
    expect([lab.getState().picture?.index, engine.numRequests('play')]).toEqual([1, 1]);
  });

  it('does not wait for pictures of a superseded choice', async () => {
    const { engine, lab, start } = open();
    await start();
    const release = engine.hold('configure');
    const first = lab.actions.configure({ labelled: 10_000 });
    const second = lab.actions.configure({ labelled: 300 });
    await vi.waitFor(() => expect(engine.numRequests('configure')).toBe(2), { timeout: 60_000 });
    release();
    await Promise.all([first, second]);
    expect(engine.requests.findLast(({ kind }) => kind === 'configure')?.payload).toMatchObject({
      config: { labelled: 300 },
    });
  });

  it('chooses the pictures in doubt again when the teacher is trained, and keeps a picture the visitor chose', async () => {
    const { engine, lab, start } = open();
    await start();
    engine.phase('training-teacher');
    engine.phase('training');
    await vi.waitFor(() => expect(engine.numRequests('pictures')).toBe(2), { timeout: 60_000 });
    const [, , third] = lab.getState().pictures;
    if (third) await lab.actions.observePicture(third);
    engine.phase('training-teacher');
    engine.phase('paused');
    await vi.waitFor(() => expect(engine.numRequests('pictures')).toBe(3), { timeout: 60_000 });
    expect(lab.getState().picture).toBe(third);
    await lab.actions.choosePictures({ by: 'class', label: 3, count: 12 });
    engine.phase('training-teacher');
    engine.phase('paused');
    expect(engine.numRequests('pictures')).toBe(4);
  });

  it('removes messages whose cause is gone', async () => {
    const { engine, lab, start } = open();
    await start();
    const missing = new DataFileError('data-missing', 'gone', { file: 'test-1.bin', reason: '404' });
    engine.fail('evaluate', missing);
    await expect(lab.actions.evaluateAll()).rejects.toBe(missing);
    expect(lab.getState()).toMatchObject({ error: missing, pending: { test: 0 } });
    engine.fail('evaluate', null);
    await lab.actions.evaluateAll();
    expect(lab.getState().error).toBeNull();
    expect(lab.getState().fullReport?.numPictures).toBe(10_000);
    const notice = { kind: 'not-finite', step: 3, term: 'crossEntropy', lastGoodStep: 0 } as const;
    engine.emit({ type: 'notice', notice });
    engine.phase('training', 12);
    expect(lab.getState().notice).toBeNull();
    engine.phase('paused', 4);
    expect(lab.getState().fullReport).toBeNull();
  });
});
