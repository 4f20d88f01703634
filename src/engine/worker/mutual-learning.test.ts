import * as tf from '@tensorflow/tfjs';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { entryAt } from '@/core/checked.ts';
import { LOGITS } from '@/distill/tap.ts';
import { methods } from '@/distill/registry.ts';
import { parseRunConfig, type RunConfig } from '@/protocol/run/config.ts';
import { startNodeWasm } from '../compute/backend/node-wasm.ts';
import type { Engine } from './engine.ts';
import type { Run } from './run/run.ts';
import { asInput, logitsOf } from './run/evaluation.ts';
import { Network } from './network/network.ts';
import { serveFile, smallRun, startEngine } from './testing/start-engine.ts';

const peered = methods.filter(({ hasPeer }) => hasPeer);
const ids = peered.map(({ id }) => id);
const runWith = (change: Readonly<Record<string, unknown>>): RunConfig => {
  const { config, problems } = parseRunConfig({ methods: ids, ...change }, smallRun);
  if (problems[0]) throw problems[0];
  return config;
};

describe('two students that teach each other', () => {
  const engines: Engine[] = [];
  const start = async (change: Readonly<Record<string, unknown>> = {}) => {
    const { engine } = await startEngine(runWith(change));
    engines.push(engine);
    return { engine, run: engine.trainer.run };
  };
  const peerOf = async ({ auxiliary, student }: Run) => {
    const variables = Object.values(auxiliary.of(entryAt(peered, 0)));
    const values = await Promise.all(variables.map(async (each) => (await each.data<'float32'>()).slice()));
    return new Network(student.network.plan, values, student.network.bits);
  };
  beforeAll(async () => {
    vi.stubGlobal('fetch', serveFile);
    await startNodeWasm();
  });
  afterEach(() => {
    for (const { trainer } of engines.splice(0)) trainer.run.dispose();
  });
  afterAll(() => vi.unstubAllGlobals());

  it('are the same network with other weights', async () => {
    const { run } = await start();
    const peer = await peerOf(run);
    const [own, other] = [await run.student.network.values(), await peer.values()];
    expect(other.map(({ length }) => length)).toEqual(own.map(({ length }) => length));
    expect(other).not.toEqual(own);
    expect(run.auxiliary.numParameters(entryAt(peered, 0))).toBe(run.student.network.plan.numParameters);
    peer.dispose();
  });

  it.each([32, 4])('each get the gradient of their own loss alone (%i bits)', async (studentBits) => {
    const { run } = await start({
      mutualBeta: 2,
      learningRate: 0.1,
      optimizer: 'sgd',
      momentum: 0,
      studentBits,
    });
    const { batch } = await run.nextBatch();
    const [student, peer] = [
      new Network(run.student.network.plan, await run.student.network.values(), run.student.network.bits),
      await peerOf(run),
    ];
    // Written out, with the other's probabilities as numbers.
    const updated = async (one: Network, other: Network) => {
      const answers = await logitsOf(other, batch.pixels, 16);
      const gradients = tf.tidy(() => {
        const images = asInput(one, batch.pixels, 16);
        const targets = tf.softmax(tf.tensor2d(answers, [16, 10]));
        const oneHot = tf.oneHot(tf.tensor1d(Array.from(batch.labels), 'int32'), 10).toFloat();
        const loss = () => {
          const log = tf.logSoftmax(one.forward(images).logits);
          const hard = tf.neg(tf.mean(tf.sum(tf.mul(oneHot, log), 1)));
          const soft = tf.mean(tf.sum(tf.mul(targets, tf.sub(tf.log(targets), log)), 1));
          return tf.add(hard, tf.mul(soft, 2)).asScalar();
        };
        const { grads } = tf.variableGrads(loss, [...one.variables]);
        return one.variables.map(({ name }) => grads[name] as tf.Tensor);
      });
      const values = await one.values();
      for (const [index, gradient] of gradients.entries()) {
        const slopes = await gradient.data();
        gradient.dispose();
        const own = entryAt(values, index);
        for (const [at, slope] of slopes.entries()) own[at] = (own[at] ?? NaN) - 0.1 * slope;
      }
      return values;
    };
    const expected = [await updated(student, peer), await updated(peer, student)] as const;
    await run.trainStudents();
    const after = await peerOf(run);
    const received = [await run.student.network.values(), await after.values()] as const;
    for (const [lane, parameters] of expected.entries()) {
      for (const [index, values] of parameters.entries()) {
        const found = entryAt(entryAt(received, lane), index);
        expect(Math.max(...values.map((value, at) => Math.abs(value - (found[at] ?? NaN))))).toBeLessThan(
          1e-6,
        );
      }
    }
    for (const network of [student, peer, after]) network.dispose();
  });

  it('leave the control as it is, and do not need a trained teacher', async () => {
    const [alone, both] = [await start({ methods: [] }), await start()];
    for (const { engine } of [alone, both]) await engine.train(3);
    expect(await both.run.control.network.values()).toEqual(await alone.run.control.network.values());
    const other = await start({ teacherSteps: 0, seed: 1 });
    await other.engine.stepLane('teacher', 2);
    await other.engine.train(3);
    expect(await other.run.student.network.values()).toEqual(await both.run.student.network.values());
  });

  it('record the student’s loss without its peer’s', async () => {
    const { engine } = await start({ mutualBeta: 3 });
    const { losses } = await engine.train(1);
    const { total, crossEntropy, mutual } = losses;
    expect(mutual).toBeGreaterThan(0);
    expect(total).toBeCloseTo((crossEntropy ?? NaN) + 3 * (mutual ?? NaN), 4);
  });

  it('go on from a snapshot as if they had not stopped', async () => {
    const { engine, run } = await start();
    await engine.train(2);
    const snapshot = await engine.snapshot();
    await engine.train(2);
    const values = await run.student.network.values();
    await engine.restore(snapshot);
    await engine.train(2);
    expect(await run.student.network.values()).toEqual(values);
  });

  it('leave no tensor behind from step to step', async () => {
    const { run } = await start({ methods: ['soft-targets', ...ids], studentBits: 8 });
    const after = async () => {
      await run.trainStudents();
      await run.termGradients();
      run.discardLosses();
      return tf.memory().numTensors;
    };
    const first = await after();
    for (let step = 0; step < 3; step++) expect(await after()).toBe(first);
  });

  it('are shown side by side', async () => {
    const { engine, run } = await start();
    await engine.train(2);
    const { pixels } = run.labelledPictures(1);
    const [pair] = await run.compared(pixels);
    const peer = await peerOf(run);
    expect(pair?.student.values).toEqual(await logitsOf(run.student.network, pixels, 1));
    expect(pair?.teacher.values).toEqual(await logitsOf(peer, pixels, 1));
    expect(pair?.teacher.shape).toEqual([10]);
    expect(peered[0]?.pairs({})).toEqual([{ teacher: LOGITS, student: LOGITS }]);
    peer.dispose();
  });
});
