import * as tf from '@tensorflow/tfjs';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { entryAt } from '@/core/checked.ts';
import { parseRunConfig, type RunConfig } from '@/protocol/run/config.ts';
import { networkSizes } from '@/protocol/run/network-sizes.ts';
import { startNodeWasm } from '../compute/backend/node-wasm.ts';
import type { Engine } from './engine.ts';
import { Network } from './network/network.ts';
import { logitsOf } from './run/evaluation.ts';
import { serveFile, smallRun, startEngine } from './testing/start-engine.ts';

const runWith = (change: Readonly<Record<string, unknown>>): RunConfig => {
  const { config, problems } = parseRunConfig(change, smallRun);
  if (problems[0]) throw problems[0];
  return config;
};
/** Number of different values in the fullest output channel of a network's weights. */
const levelsOf = (network: Network, values: readonly Float32Array[]) =>
  Math.max(
    ...network.plan.layers
      .flatMap(({ parameters }) => parameters)
      .flatMap(({ shape }, index) => {
        if (shape.length < 2) return [];
        const numOutputs = shape.at(-1) ?? NaN;
        return Array.from(
          { length: numOutputs },
          (_, output) => new Set(entryAt(values, index).filter((__, at) => at % numOutputs === output)).size,
        );
      }),
  );

describe.each([8, 4])('a student whose weights have %i bits', (studentBits) => {
  let engine: Engine;
  const start = async (change: Readonly<Record<string, unknown>> = {}) => {
    ({ engine } = await startEngine(runWith({ studentBits, ...change })));
    return engine.trainer.run;
  };
  beforeAll(async () => {
    vi.stubGlobal('fetch', serveFile);
    await startNodeWasm();
  });
  afterEach(() => engine.trainer.run.dispose());
  afterAll(() => vi.unstubAllGlobals());

  it('is trained in floats and computes with few values per channel, as its control does', async () => {
    const run = await start();
    await engine.train(3);
    for (const { network } of [run.student, run.control]) {
      expect(levelsOf(network, await network.computedValues())).toBeLessThanOrEqual(2 ** studentBits - 1);
      expect(levelsOf(network, await network.values())).toBeGreaterThan(2 ** studentBits - 1);
    }
    expect(run.teacher.network.plan.numParameters).toBeGreaterThan(0);
    for (const { bits } of run.teacher.members.map(({ network }) => network)) expect(bits).toBe(32);
  });

  it('is shown, tested and timed with its rounded weights', async () => {
    const run = await start();
    await engine.train(3);
    const { pixels } = run.labelledPictures(8);
    const { plan } = run.student.network;
    const [rounded, exact] = [
      new Network(plan, await run.student.network.computedValues()),
      new Network(plan, await run.student.network.values()),
    ];
    const shown = await logitsOf(run.student.network, pixels, 8);
    expect(shown).toEqual(await logitsOf(rounded, pixels, 8));
    expect(shown).not.toEqual(await logitsOf(exact, pixels, 8));
    const before = tf.memory().numTensors;
    expect((await engine.trainer.evaluator.timeForward()).studentMs).toBeGreaterThan(0);
    expect(tf.memory().numTensors).toBe(before);
    rounded.dispose();
    exact.dispose();
  });

  it('learns from labels and from the teacher', async () => {
    await start({ teacherWeights: 'shipped', teacher: 'cnn-16-32-128', learningRate: 0.005 });
    const first = await engine.train(1);
    const last = await engine.train(30);
    for (const term of ['total', 'softTargets', 'control'])
      expect(last.losses[term]).toBeLessThan((first.losses[term] ?? NaN) * 0.9);
  });

  it('teaches the next student with its rounded weights', async () => {
    const run = await start();
    await engine.train(2);
    const { pixels } = run.labelledPictures(8);
    const student = await logitsOf(run.student.network, pixels, 8);
    await engine.promote();
    expect(await logitsOf(run.teacher.network, pixels, 8)).toEqual(student);
  });

  it('goes on from a snapshot as if it had not stopped', async () => {
    const run = await start();
    await engine.train(2);
    const snapshot = await engine.snapshot();
    await engine.train(3);
    const values = await run.student.network.values();
    await engine.restore(snapshot);
    await engine.train(3);
    expect(await run.student.network.values()).toEqual(values);
  });

  it('takes fewer bytes, and its teacher as many as ever', () => {
    const config = runWith({ studentBits });
    const [few, all] = [networkSizes(config, null), networkSizes({ ...config, studentBits: 32 }, null)];
    expect(few.teacher).toEqual(all.teacher);
    expect(few.student.numParameters).toBe(all.student.numParameters);
    expect(few.student.bytes / all.student.bytes).toBeGreaterThan(studentBits / 32);
    expect(few.student.bytes / all.student.bytes).toBeLessThan(studentBits / 32 + 0.1);
  });
});

describe('the bits of a student', () => {
  it.each([16, 2, 8.5, '8 bits'])('are refused if it is %s', (studentBits) => {
    const { config, problems } = parseRunConfig({ studentBits });
    expect(config.studentBits).toBe(32);
    expect(problems.map(({ message }) => message)).toEqual([
      `studentBits is ${studentBits}, expected 32 | 8 | 4`,
    ]);
  });
});
