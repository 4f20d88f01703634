import * as tf from '@tensorflow/tfjs';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { required } from '@/core/checked.ts';
import type { EngineRequests, RequestKind } from '@/protocol/engine/requests.ts';
import { createJob } from '@/protocol/run/job.ts';
import { startNodeWasm } from '../compute/backend/node-wasm.ts';
import { requestHandlers } from './dispatch.ts';
import type { Engine } from './engine.ts';
import { engineReport, serveFile, smallRun, startEngine } from './testing/start-engine.ts';

function ask<Kind extends Exclude<RequestKind, 'start'>>(
  engine: Engine,
  kind: Kind,
  payload: EngineRequests[Kind]['payload'],
): Promise<EngineRequests[Kind]['result']> {
  return requestHandlers[kind](engine, payload);
}

const picture = { kind: 'test', index: 3 } as const;
const taps = { teacher: ['embedding'], student: ['stage1'] };

/** Everything that can be inspected, now or at an earlier step. */
const inspected = async (engine: Engine, at?: number) => {
  // The step that an answer says it is from is not part of it.
  const { teacher, student, control } = await ask(engine, 'observe', { picture, at });
  return {
    logits: { teacher, student, control },
    drawn: await ask(engine, 'predict', { pixels: new Float32Array(784).fill(0.5), at }),
    inside: await ask(engine, 'activations', { picture, taps, at }),
    relations: await ask(engine, 'relations', { layer: 'embedding', numPictures: 20, at }),
    neighbours: await ask(engine, 'neighbours', { layer: 'embedding', numPictures: 20, at }),
    answers: await ask(engine, 'answers', { numPictures: 60, at }),
    snapshot: await ask(engine, 'snapshot', { at }),
  };
};

const run = { ...smallRun, steps: 80 };

describe('looking back in a run', { timeout: 240_000 }, () => {
  beforeAll(async () => {
    vi.stubGlobal('fetch', serveFile);
    await startNodeWasm();
  });
  afterAll(() => vi.unstubAllGlobals());
  const stepsOf = ({ events }: Awaited<ReturnType<typeof startEngine>>) =>
    events.findLast((event) => event.type === 'history')?.history;

  it('answers every request as the networks did at that step, and leaves those of now alone', async () => {
    const started = await startEngine({ ...run, methods: ['soft-targets', 'hints'] });
    const { engine } = started;
    await engine.train(10);
    const then = await inspected(engine);
    await engine.train(10);
    const later = await inspected(engine);
    await engine.train(5);
    const now = await inspected(engine);
    expect(stepsOf(started)).toMatchObject({ runId: engine.trainer.runId, steps: [0, 10, 20, 25] });
    expect(await inspected(engine, 10)).toEqual(then);
    expect(await inspected(engine, 20)).toEqual(later);
    expect(await inspected(engine, 10)).toEqual(then);
    expect(await inspected(engine)).toEqual(now);
    expect(now.logits).not.toEqual(then.logits);
    expect((await ask(engine, 'observe', { picture, at: 10 })).at).toBe(10);
    expect(engine.trainer.run.step).toBe(25);
  });

  it('evaluates an earlier step on all test pictures', async () => {
    const { engine } = await startEngine(run);
    const all = engine.trainer.evaluator.evaluate.bind(engine.trainer.evaluator);
    await engine.train(10);
    const then = await all(300);
    await engine.train(10);
    const report = await engine.inspectAt(10, ({ evaluator }) => evaluator.evaluate(300));
    expect(report).toEqual(then);
    expect(report.step).toBe(10);
  });

  it('refuses a step without a snapshot, with the steps that have one', async () => {
    const { engine } = await startEngine(run);
    await engine.train(20);
    for (const kind of ['observe', 'activations'] as const)
      await expect(ask(engine, kind, { picture, taps, at: 15 })).rejects.toMatchObject({
        name: 'ConfigError',
        context: { key: 'at', received: '15', expected: { values: [0, 10, 20] } },
      });
    await expect(ask(engine, 'snapshot', { at: -1 })).rejects.toThrow('one of 0, 10, 20');
  });

  it('frees its networks when the visitor comes back, trains on, or replaces the run', async () => {
    const { engine } = await startEngine(run);
    await engine.train(20);
    const { numTensors } = tf.memory();
    const look = () => ask(engine, 'observe', { picture, at: 10 });
    await look();
    expect(tf.memory().numTensors).toBeGreaterThan(numTensors);
    await ask(engine, 'observe', { picture });
    expect(tf.memory().numTensors).toBe(numTensors);
    await look();
    await engine.train(1);
    expect(tf.memory().numTensors).toBe(numTensors);
    await look();
    await engine.reset(null);
    await engine.train(1);
    expect(tf.memory().numTensors).toBe(numTensors);
  });

  it('does not change the numbers of the training', async () => {
    const plain = await startEngine(run);
    await plain.engine.train(22);
    const { engine } = await startEngine(run);
    await engine.train(12);
    await ask(engine, 'activations', { picture, taps, at: 10 });
    await ask(engine, 'observe', { picture, at: 10 });
    await engine.train(10);
    expect((await engine.snapshot()).arrays).toEqual((await plain.engine.snapshot()).arrays);
  });

  it('takes live changes of the methods', async () => {
    const { engine } = await startEngine(run);
    await engine.train(20);
    await ask(engine, 'activations', { picture, taps, at: 10 });
    await engine.configure({ ...run, methods: ['soft-targets', 'hints'] });
    const { compared } = await ask(engine, 'activations', { picture, taps, at: 10 });
    expect(compared.map(({ methodId }) => methodId)).toEqual(['hints']);
  });

  it('goes on after a restore, an Undo and the loss of the device, and never with another run’s steps', async () => {
    const started = await startEngine(run);
    const { engine } = started;
    const steps = () => {
      const history = required(stepsOf(started), 'history');
      return history.runId === engine.trainer.runId ? history.steps : [];
    };
    await engine.train(25);
    await engine.train(8);
    const former = engine.trainer.runId;
    const last = await engine.snapshot();
    // A branch: a new run with a snapshot of the former one.
    const snapshot = await engine.snapshot(20);
    await engine.reset(null);
    expect(steps()).toEqual([]);
    await engine.restore(snapshot);
    expect(steps()).toEqual([0, 10, 20]);
    await engine.train(5);
    expect(steps()).toEqual([0, 10, 20, 25]);
    await engine.undo(former);
    expect(steps()).toEqual([0, 10, 20, 25, 30, 33]);
    expect((await engine.snapshot(33)).arrays).toEqual(last.arrays);

    await engine.recover(engineReport, false);
    expect(engine.trainer.run.step).toBe(33);
    expect(steps()).toEqual([0, 10, 20, 25, 30, 33]);
    const then = await ask(engine, 'answers', { numPictures: 10, at: 10 });
    expect(then.student).toHaveLength(100);

    await engine.reset(9);
    await engine.train(2);
    expect(steps()).toEqual([0, 2]);
    // A snapshot that does not come from this run.
    const other = await engine.snapshot();
    const weights = required(other.arrays['student/parameter/0'], 'weights').map((value) => value / 2);
    await engine.restore({ ...other, arrays: { ...other.arrays, 'student/parameter/0': weights } });
    expect(steps()).toEqual([2]);
  });

  it('crosses promotions: each step has its generation and its teacher', async () => {
    const started = await startEngine(run);
    const { engine } = started;
    await engine.train(10);
    const then = await inspected(engine);
    await engine.train(10);
    await engine.promote();
    const promoted = await inspected(engine);
    await engine.train(10);
    expect(stepsOf(started)?.steps).toEqual([0, 10, 20, 30]);
    expect(await inspected(engine, 10)).toEqual(then);
    expect(await inspected(engine, 20)).toEqual(promoted);
    expect(await inspected(engine, 10)).toEqual(then);
  });

  it('is not offered for the run of a job', async () => {
    const started = await startEngine(run);
    await started.engine.jobs.run(createJob({ ...run, steps: 20 }));
    const { runId } = started.engine.trainer;
    const own = started.events.filter(
      (event) => event.type === 'history' && event.history.runId === runId && event.history.steps.length > 0,
    );
    expect(own).toEqual([]);
  });
});
