import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { startNodeWasm } from '../compute/backend/node-wasm.ts';
import { timeStep } from './probe/step-timing.ts';
import { requestHandlers } from './dispatch.ts';
import { serveFile, smallRun, startEngine } from './testing/start-engine.ts';

/** Real ms per tick, which the clock reports as 1 ms: no forward pass lasts as long. */
const TICK = 4;

describe('with a clock whose tick is longer than a pass', { timeout: 60_000 }, () => {
  beforeAll(async () => {
    const real = performance.now.bind(performance);
    vi.spyOn(performance, 'now').mockImplementation(() => Math.floor(real() / TICK));
    vi.stubGlobal('fetch', serveFile);
    await startNodeWasm();
  });
  afterAll(() => {
    vi.unstubAllGlobals();
    vi.restoreAllMocks();
  });

  it('a picture takes the teacher longer than the student', async () => {
    const { engine } = await startEngine({ ...smallRun, teacher: 'resnet-20' });
    const { teacherMs, studentMs } = await requestHandlers.timeForward(engine, {});
    expect(studentMs).toBeGreaterThan(0);
    expect(teacherMs).toBeGreaterThan(studentMs);
  });

  it('a pass of the student takes some time', async () => {
    const { engine } = await startEngine({ ...smallRun, batch: 1 });
    const [cost] = await requestHandlers.methodCosts(engine, {});
    expect(cost?.msPerStep).toBeGreaterThan(0);
  });

  it('self-test and training report the time per step', async () => {
    expect((await timeStep()).msPerStep).toBeGreaterThan(0);
    const { engine } = await startEngine(smallRun);
    expect((await engine.train(1)).msPerStep).toBeNaN();
    expect((await engine.train(200)).msPerStep).toBeGreaterThan(0);
  });
});
