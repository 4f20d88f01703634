import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { startNodeWasm } from './backend/node-wasm.ts';
import { requestHandlers } from './requests.ts';
import { lose, serveFile, smallRun, startEngine } from './testing/start-engine.ts';

describe('Engine', () => {
  let tf: Awaited<ReturnType<typeof startNodeWasm>>;
  beforeAll(async () => {
    vi.stubGlobal('fetch', serveFile);
    tf = await startNodeWasm();
  });
  afterAll(() => vi.unstubAllGlobals());
  afterEach(() => {
    lose(() => false);
  });

  it('trains student and control from the same start: at α = 0 their losses are equal', async () => {
    const { engine, losses } = await startEngine({ ...smallRun, alpha: 0 });
    await engine.train(12);
    expect(losses().map(({ step }) => step)).toEqual(Array.from({ length: 12 }, (_, index) => index + 1));
    for (const { studentTotal, controlTotal } of losses()) expect(studentTotal).toBe(controlTotal);
    const { student, control } = await engine.evaluate();
    expect(student).toEqual(control);
  });

  it('makes student and control differ at α > 0, and records each raw term', async () => {
    const { engine, losses } = await startEngine(smallRun);
    const { losses: last } = await engine.train(12);
    expect(Object.keys(last).toSorted()).toEqual(['control', 'crossEntropy', 'softTargets', 'total']);
    expect(last['total']).toBeCloseTo(
      0.1 * (last['crossEntropy'] ?? 0) + 0.9 * (last['softTargets'] ?? 0),
      5,
    );
    expect(losses().at(-1)?.studentTotal).not.toBe(losses().at(-1)?.controlTotal);
  });

  it('repeats a run exactly after reset, and differs with another seed', async () => {
    const { engine, losses } = await startEngine(smallRun);
    await engine.train(10);
    const first = losses();
    await engine.reset(null);
    await engine.train(10);
    const second = losses().slice(first.length);
    expect(second).toEqual(first);
    await engine.reset(2);
    await engine.train(10);
    expect(losses().slice(2 * first.length)).not.toEqual(first);
  });

  it('applies α at the next step without a new run, and starts one for another student', async () => {
    const { engine } = await startEngine(smallRun);
    await engine.train(4);
    expect((await engine.configure({ ...smallRun, alpha: 0.3 })).startedNewRun).toBe(false);
    const { losses: last, step } = await engine.train(1);
    expect(step).toBe(5);
    expect(last['total']).toBeCloseTo(
      0.7 * (last['crossEntropy'] ?? 0) + 0.3 * (last['softTargets'] ?? 0),
      5,
    );
    expect((await engine.configure({ ...smallRun, student: 'cnn-8-16' })).startedNewRun).toBe(true);
    expect(engine.trainer.run.step).toBe(0);
  });

  it('continues from a snapshot as if uninterrupted', async () => {
    const { engine } = await startEngine(smallRun);
    await engine.train(5);
    const snapshot = await engine.snapshot();
    const direct = await engine.train(5);
    await engine.reset(null);
    await engine.restore(snapshot);
    const again = await engine.train(5);
    expect(again.losses).toEqual(direct.losses);
    await engine.reset(3);
    await expect(engine.restore(snapshot)).rejects.toThrow(/seed 1.*expected.*seed 3/);
  });

  it('stops at a non-finite loss, names the step and can restore good weights', async () => {
    const { engine, events } = await startEngine({ ...smallRun, optimizer: 'sgd', learningRate: 1 });
    engine.trainer.run.reconfigure({ ...engine.trainer.run.config, learningRate: 1e38 });
    await expect(engine.train(30)).rejects.toThrow(/not finite at step \d+/);
    const notice = events.find((event) => event.type === 'notice')?.notice;
    expect(notice?.kind).toBe('not-finite');
    await engine.restoreLastGood();
    engine.trainer.run.reconfigure({ ...engine.trainer.run.config, learningRate: 0.01 });
    const { losses } = await engine.train(1);
    expect(Number.isFinite(losses['total'])).toBe(true);
  });

  it('keeps memory constant over 2,000 steps', { timeout: 180_000 }, async () => {
    const { engine } = await startEngine({ ...smallRun, student: 'cnn-4-8-pooled', batch: 2, labelled: 10 });
    await engine.train(3);
    const before = tf.memory();
    await engine.train(2_000);
    expect(tf.memory().numTensors).toBe(before.numTensors);
    expect(tf.memory().numBytes).toBe(before.numBytes);
  });

  it('reports the true phase when Play is pressed twice, paused and played again', async () => {
    const { engine, events, untilFrame } = await startEngine({ ...smallRun, steps: 400 });
    const phases = () => events.flatMap((event) => (event.type === 'status' ? [event.status.phase] : []));
    const first = engine.play();
    await untilFrame();
    const second = engine.play();
    await first;
    await untilFrame();
    expect(phases().at(-1)).toBe('training');
    await engine.pause();
    await second;
    expect(phases().at(-1)).toBe('paused');
    expect(phases()).not.toContain('finished');
    const { step } = engine.trainer.run;
    await engine.train(3);
    expect(engine.trainer.run.step).toBe(step + 3);
  });

  it('ends with the last of several configurations, whatever was still being built', async () => {
    const { engine } = await startEngine(smallRun);
    const playing = engine.play().catch(() => undefined);
    const changes = ['cnn-4-8-pooled', 'cnn-8-16', 'cnn-4-8'] as const;
    await Promise.all(changes.map((student) => engine.configure({ ...smallRun, student, seed: 9 })));
    await playing;
    expect(engine.trainer.run.config).toEqual({ ...smallRun, student: 'cnn-4-8', seed: 9 });
    expect(engine.trainer.run.step).toBe(0);
    const { step } = await engine.train(2);
    expect(step).toBe(2);
  });

  it('leaks nothing when a run is reset or restored', async () => {
    const { engine } = await startEngine(smallRun);
    await engine.train(2);
    const snapshot = await engine.snapshot();
    const before = tf.memory().numTensors;
    await engine.reset(null);
    await engine.train(2);
    await engine.restore(snapshot);
    expect(tf.memory().numTensors).toBe(before);
  });

  it('trains a live teacher first, while pictures can be chosen and observed', async () => {
    const { engine, events } = await startEngine({ ...smallRun, teacherSteps: 3 });
    await engine.train(2);
    expect(engine.trainer.run.teacherStep).toBe(3);
    const teacherSteps = events.flatMap((event) => (event.type === 'frame' ? event.frame.teacherSteps : []));
    expect(teacherSteps.map(({ step }) => step)).toEqual([1, 2, 3]);
    const threes = await requestHandlers.pictures(engine, { query: { by: 'class', label: 3, count: 4 } });
    expect(threes.map(({ label }) => label)).toEqual([3, 3, 3, 3]);
    const index = threes[0]?.index ?? 0;
    const logits = await requestHandlers.observe(engine, { picture: { kind: 'test', index } });
    expect(logits.student).toHaveLength(10);
    await expect(requestHandlers.predict(engine, { pixels: new Float32Array(3) })).rejects.toThrow(/784/);
  });

  it('discards the previous run if a new one cannot be built, and builds it on request', async () => {
    const { engine, events } = await startEngine({ ...smallRun, dataset: 'mnist' });
    await engine.train(2);
    lose((url) => url.includes('fashion-mnist'));
    const other = { ...smallRun, dataset: 'fashion-mnist' as const };
    await expect(engine.configure(other)).rejects.toThrow(/fashion-mnist/);
    await expect(engine.train(1)).rejects.toThrow(/fashion-mnist/);
    await expect(engine.configure({ ...other, alpha: 0.1 })).rejects.toThrow(/fashion-mnist/);
    expect(events.findLast((event) => event.type === 'status')?.status.phase).toBe('failed');
    lose(() => false);
    expect((await engine.configure({ ...other, alpha: 0.1 })).startedNewRun).toBe(true);
    expect(engine.trainer.run.config).toEqual({ ...other, alpha: 0.1 });
    expect((await engine.train(1)).step).toBe(1);
  });

  it('plays the last requested run, even while it is still being built', async () => {
    const { engine } = await startEngine({ ...smallRun, steps: 5 });
    const before = engine.trainer;
    const isReset = engine.reset(2);
    await engine.play();
    await isReset;
    expect(engine.trainer).not.toBe(before);
    expect([engine.trainer.run.config.seed, engine.trainer.run.step]).toEqual([2, 5]);
  });

  it('applies changes made while a run is being built to that run', async () => {
    const { engine } = await startEngine(smallRun);
    const isReset = engine.reset(2);
    expect((await engine.configure({ ...smallRun, seed: 2, alpha: 0.25 })).startedNewRun).toBe(false);
    await isReset;
    expect(engine.trainer.run.config).toEqual({ ...smallRun, seed: 2, alpha: 0.25 });
  });

  it('takes as many steps as requested, however fast the requests', async () => {
    const { engine, losses } = await startEngine({ ...smallRun, teacherSteps: 2 });
    await Promise.all([1, 1, 1, 1, 1].map((count) => engine.stepLane('students', count)));
    expect(engine.trainer.run.step).toBe(5);
    expect(losses().map(({ step }) => step)).toEqual([1, 2, 3, 4, 5]);
    await Promise.all([engine.stepLane('teacher', 1), engine.stepLane('teacher', 1)]);
    expect(engine.trainer.run.teacherStep).toBe(4);
    void engine.stepLane('students', 50).catch(() => undefined);
    await engine.pause();
    const { step } = engine.trainer.run;
    await engine.stepLane('students', 1);
    expect(engine.trainer.run.step).toBe(step + 1);
  });

  it('tests on all pictures without changing the curves, and reports the phase', async () => {
    const { engine, events } = await startEngine(smallRun);
    const phases = () => events.flatMap((event) => (event.type === 'status' ? [event.status.phase] : []));
    await engine.train(2);
    const numBefore = phases().length;
    expect((await engine.evaluate()).numPictures).toBe(10_000);
    expect([...new Set(phases().slice(numBefore))]).toEqual(['evaluating', 'paused']);
    await engine.train(1);
    const points = events.flatMap((event) => (event.type === 'frame' ? event.frame.evaluations : []));
    expect(new Set(points.map(({ numPictures }) => numPictures))).toEqual(new Set([1_000]));
  });

  it('evaluates a teacher again after its steps', async () => {
    const { engine, events } = await startEngine(smallRun);
    await engine.stepLane('teacher', 1);
    await engine.stepLane('teacher', 1);
    const points = events.flatMap((event) => (event.type === 'frame' ? event.frame.evaluations : []));
    expect(points.map(({ teacherStep }) => teacherStep)).toEqual([1, 2]);
    expect(points[0]?.teacher).not.toEqual(points[1]?.teacher);
    expect(points[0]?.student).toEqual({ ...points[1]?.student, agreement: points[0]?.student.agreement });
  });

  it('refuses pixels that are not 0..1', async () => {
    const { engine } = await startEngine(smallRun);
    const pixels = new Float32Array(784);
    pixels[7] = NaN;
    await expect(requestHandlers.predict(engine, { pixels })).rejects.toThrow('pixels[7] is NaN');
  });
});
