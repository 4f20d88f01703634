import { describe, expect, it, vi } from 'vitest';
import { EngineStoppedError } from '@/core/errors.ts';
import { defaultRunConfig } from '@/protocol/run/config.ts';
import { comparisonStoreOf, isOlder } from './comparison-store.ts';
import { FakeEngine } from './fake-engine.ts';
import { createLabStore } from './lab-store.ts';

async function open() {
  const engine = new FakeEngine();
  const lab = createLabStore(engine, defaultRunConfig);
  const store = comparisonStoreOf(lab);
  await lab.actions.start(null, 'http://localhost/');
  return { engine, lab, store, compare: store.actions.compare, state: () => store.getState() };
}

describe('the answers that are compared', () => {
  it('are asked for on request only, and know their step', async () => {
    const { engine, compare, state } = await open();
    engine.phase('paused', 320);
    expect(engine.numRequests('answers')).toBe(0);
    const done = compare(1_000);
    expect(state().asked).toBe(1_000);
    await done;
    expect(state()).toMatchObject({ asked: null, refusal: null, answers: { step: 320 } });
    expect(state().answers?.labels).toHaveLength(1_000);
    expect(engine.numRequests('evaluate')).toBe(0);
  });

  it('stay while the run trains on, and go with another run or an earlier step', async () => {
    const { engine, lab, compare, state } = await open();
    engine.phase('paused', 20);
    await compare(10);
    const older = () => {
      const { answers } = state();
      return answers && isOlder(answers, lab.getState());
    };
    engine.phase('training', 20);
    expect(older()).toBe(false);
    engine.phase('paused', 40);
    expect(state().answers?.step).toBe(20);
    expect(older()).toBe(true);
    engine.phase('paused', 10);
    expect(state().answers).toBeNull();

    await compare(10);
    expect(state().answers?.step).toBe(10);
    engine.newRun();
    expect(state().answers).toBeNull();
  });

  it('of all pictures come with the scoreboard’s test, which shows how far it is', async () => {
    const { engine, lab, compare, state } = await open();
    await compare(10_000);
    expect(engine.numRequests('evaluate')).toBe(1);
    expect(lab.getState().fullReport?.numPictures).toBe(10_000);
    expect(state().answers?.labels).toHaveLength(10_000);
  });

  it('of a run that was replaced meanwhile are refused', async () => {
    const { engine, compare, state } = await open();
    const request = engine.request.bind(engine);
    vi.spyOn(engine, 'request').mockImplementation(async (kind, payload) => {
      const result = await request(kind, payload);
      if (kind === 'answers') engine.newRun();
      return result;
    });
    await compare(10);
    expect(state()).toEqual({ answers: null, asked: null, refusal: 'changed' });
  });

  it('go as soon as another dataset is chosen', async () => {
    const { engine, lab, compare, state } = await open();
    await compare(10);
    const release = engine.hold('configure');
    lab.actions.change({ dataset: 'fashion-mnist' });
    expect(state().answers).toBeNull();
    release();
  });

  it('are refused while there is no engine, and when it stops', async () => {
    const engine = new FakeEngine();
    const lab = createLabStore(engine, defaultRunConfig);
    const store = comparisonStoreOf(lab);
    await store.actions.compare(10);
    expect(store.getState()).toMatchObject({ asked: null, refusal: 'not-ready' });
    await lab.actions.start(null, 'http://localhost/');
    engine.fail('answers', new EngineStoppedError('test'));
    await store.actions.compare(10);
    expect(store.getState().refusal).toBeInstanceOf(EngineStoppedError);
    engine.fail('answers', null);
    await store.actions.compare(10);
    expect(store.getState()).toMatchObject({ refusal: null, answers: { runId: 1 } });
  });
});
