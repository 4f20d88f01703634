import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { defaultRunConfig } from '@/protocol/run/config.ts';
import { FakeEngine, fakeFrame, fakeLogits } from './fake-engine.ts';
import { createLabStore } from './lab-store.ts';

async function open() {
  const engine = new FakeEngine();
  const lab = createLabStore(engine, defaultRunConfig);
  await lab.actions.start(null, 'http://localhost/');
  const drawings = () =>
    engine.requests.flatMap(({ payload }) => {
      const { picture } = payload as { picture?: { kind: string; pixels: Float32Array } };
      return picture?.kind === 'pixels' ? [picture.pixels[0]] : [];
    });
  return { engine, lab, drawings };
}

const drawn = (value: number) => new Float32Array(784).fill(value);

describe('observing a drawing', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());
  const redrawn = () => vi.advanceTimersByTime(200);

  it('has one request in flight, and requests the newest drawing next', async () => {
    const { engine, lab, drawings } = await open();
    const release = engine.hold('observe');
    const pending = [0.1, 0.2, 0.3, 0.4].map((value) => lab.actions.observeDrawing(drawn(value)));
    await Promise.resolve();
    expect(drawings()).toHaveLength(1);
    release();
    await Promise.all(pending);
    expect(drawings()).toEqual([0.1, 0.4].map(Math.fround));
    expect(lab.getState().observed).toEqual(fakeLogits(0));
  });

  it('leaves no bars when the canvas is empty, whatever still arrives', async () => {
    const { engine, lab } = await open();
    await lab.actions.observeDrawing(drawn(0.5));
    engine.emit({ type: 'frame', frame: { ...fakeFrame(1, [1]), observed: fakeLogits(7) } });
    const release = engine.hold('observe');
    const late = lab.actions.observeDrawing(drawn(0.6));
    await lab.actions.observeDrawing(null);
    release();
    await late;
    engine.emit({ type: 'frame', frame: { ...fakeFrame(1, [2]), observed: fakeLogits(7) } });
    redrawn();
    expect(lab.getState()).toMatchObject({ observed: null, drawing: { pixels: null } });
  });

  it('is answered during training, and requested again in a new run', async () => {
    const { engine, lab, drawings } = await open();
    await lab.actions.observeDrawing(drawn(0.5));
    engine.emit({ type: 'frame', frame: { ...fakeFrame(1, [1]), observed: fakeLogits(7) } });
    redrawn();
    expect(lab.getState().observed).toEqual(fakeLogits(7));
    await lab.actions.reset();
    await lab.actions.configure({ dataset: 'fashion-mnist' });
    expect(drawings()).toEqual([0.5, 0.5, 0.5]);
    expect(lab.getState()).toMatchObject({ picture: { index: 1 }, observed: fakeLogits(0) });
  });

  it('ends with the previous test picture, or one that is chosen', async () => {
    const { lab } = await open();
    const [, second, third] = lab.getState().pictures;
    if (second) await lab.actions.observePicture(second);
    await lab.actions.observeDrawing(drawn(0.5));
    expect(lab.getState().observed).toEqual(fakeLogits(0));
    await lab.actions.leaveDrawing();
    expect(lab.getState()).toMatchObject({ drawing: null, picture: second, observed: fakeLogits(2) });
    await lab.actions.observeDrawing(null);
    if (third) await lab.actions.observePicture(third);
    expect(lab.getState()).toMatchObject({ drawing: null, picture: third, observed: fakeLogits(3) });
  });

  it('keeps a chosen test picture in a run with other networks, not in one with other pictures', async () => {
    const { lab } = await open();
    const [first, , third] = lab.getState().pictures;
    if (third) await lab.actions.observePicture(third);
    await lab.actions.configure({ student: 'cnn-4-8' });
    expect(lab.getState()).toMatchObject({ picture: third, observed: fakeLogits(third?.index ?? NaN) });
    await lab.actions.configure({ dataset: 'fashion-mnist' });
    expect(lab.getState().picture).toEqual(first);
  });

  it('waits for the engine’s first run', async () => {
    const engine = new FakeEngine();
    const lab = createLabStore(engine, defaultRunConfig);
    await lab.actions.observeDrawing(drawn(0.5));
    expect(engine.numRequests('observe')).toBe(0);
    await lab.actions.start(null, 'http://localhost/');
    expect(lab.getState().observed).toEqual(fakeLogits(0));
  });
});
