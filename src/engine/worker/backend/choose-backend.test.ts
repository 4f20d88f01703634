import * as tf from '@tensorflow/tfjs';
import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';

import { BackendError } from '@/core/errors.ts';
import type { BackendId, BackendTrial } from '@/protocol/messages.ts';

import { chooseBackend, tryBackends } from './choose-backend.ts';
import { startNodeWasm } from './node-wasm.ts';
import { runSelfTest, SELF_TEST_TOLERANCE } from './self-test.ts';
import { describeAdapter } from './webgpu-adapter.ts';

const realGpu = { name: 'nvidia ampere', isSoftware: false };
const softwareGpu = { name: 'google swiftshader', isSoftware: true };

/** A self-test in which the named backends pass; `errors` names others with what they get wrong. */
function pretend(passing: readonly BackendId[], errors: Partial<Record<BackendId, number>> = {}) {
  const asked: BackendId[] = [];
  const test = async (backend: BackendId) => {
    asked.push(backend);
    const error = errors[backend];
    if (error === undefined && !passing.includes(backend)) throw new Error(`${backend} is not there`);
    return { worstRelativeError: error ?? 1e-6, msPerStep: 2 };
  };
  return { asked, test };
}

const outcomes = (trials: readonly BackendTrial[]) => trials.map(({ outcome }) => outcome);
const all = ['webgpu', 'wasm', 'webgl', 'cpu'] as const;

describe('tryBackends', () => {
  it('takes a real GPU first and tries nothing else', async () => {
    const { asked, test } = pretend(all);
    const trials = await tryBackends(null, realGpu, test);
    expect(outcomes(trials)).toEqual(['passed', 'not-tried', 'not-tried', 'not-tried']);
    expect(trials[1]?.reason).toBe('better-passed');
    expect(asked).toEqual(['webgpu']);
  });

  it('passes over a GPU that is played by a CPU, unless it is asked for', async () => {
    const { asked, test } = pretend(all);
    const chosen = await tryBackends(null, softwareGpu, test);
    expect(outcomes(chosen)).toEqual(['not-tried', 'passed', 'not-tried', 'not-tried']);
    expect(chosen[0]?.reason).toBe('software-adapter');
    const forced = await tryBackends('webgpu', softwareGpu, test);
    expect(outcomes(forced)).toEqual(['passed', 'not-tried', 'not-tried', 'not-tried']);
    expect(asked).toEqual(['wasm', 'webgpu']);
  });

  it('goes on after an absent and a wrong one, and says what was wrong', async () => {
    const { test } = pretend(['webgl', 'cpu'], { wasm: 0.01 });
    const trials = await tryBackends(null, null, test);
    expect(outcomes(trials)).toEqual(['absent', 'wrong', 'passed', 'not-tried']);
    expect(trials[1]).toMatchObject({ worstRelativeError: 0.01, reason: 'inaccurate', detail: '1.0e-2' });
  });

  it('does not take NaN or Infinity for right', async () => {
    const { test } = pretend(['cpu'], { webgpu: Number.NaN, wasm: Infinity });
    const trials = await tryBackends(null, realGpu, test);
    expect(outcomes(trials)).toEqual(['wrong', 'wrong', 'absent', 'passed']);
  });

  it('tries only what is forced', async () => {
    const { asked, test } = pretend([]);
    const trials = await tryBackends('webgl', realGpu, test);
    expect(outcomes(trials)).toEqual(['not-tried', 'not-tried', 'absent', 'not-tried']);
    expect(trials[2]).toMatchObject({ reason: 'threw', detail: 'webgl is not there' });
    expect(asked).toEqual(['webgl']);
  });
});

describe('describeAdapter', () => {
  it.each([
    [{ vendor: 'google', architecture: 'swiftshader', description: '' }, 'google swiftshader', true],
    [{ vendor: 'mesa', description: 'llvmpipe (LLVM 19.1)' }, 'mesa llvmpipe (LLVM 19.1)', true],
    [
      { vendor: 'microsoft', description: 'Microsoft Basic Render Driver', isFallbackAdapter: true },
      /Basic/,
      true,
    ],
    [{ vendor: 'apple', architecture: 'metal-3', isFallbackAdapter: false }, 'apple metal-3', false],
    [{}, 'WebGPU', false],
  ] as const)('%o', (info, name, isSoftware) => {
    const found = describeAdapter(info);
    expect(found.name).toMatch(name);
    expect(found.isSoftware).toBe(isSoftware);
  });
});

describe('with the real backends of Node', () => {
  beforeAll(startNodeWasm);
  // Whatever a test has put over a kernel.
  let restore = () => {};
  afterEach(() => restore());

  /** Makes a wasm kernel wrong by 1 % until the test has ended. */
  function spoil(kernelName: string) {
    const kernel = tf.getKernel(kernelName, 'wasm');
    const replace = (kernelFunc: tf.KernelFunc) => {
      tf.unregisterKernel(kernelName, 'wasm');
      tf.registerKernel({ ...kernel, kernelName, backendName: 'wasm', kernelFunc });
    };
    replace((call) => {
      const [result] = [kernel.kernelFunc(call)].flat();
      if (!result) throw new Error('no result');
      const values = (call.backend as BackendWasm).typedArrayFromHeap(result);
      values.forEach((value, at) => (values[at] = value * 1.01));
      return result;
    });
    restore = () => replace(kernel.kernelFunc);
  }

  it('passes wasm with small errors, leaves no tensor behind', async () => {
    await tf.setBackend('wasm');
    const before = tf.memory().numTensors;
    const { worstRelativeError, msPerStep } = await runSelfTest('wasm');
    expect(worstRelativeError).toBeLessThan(SELF_TEST_TOLERANCE / 100);
    expect(msPerStep).toBeGreaterThan(0);
    expect(tf.memory().numTensors).toBe(before);
    expect(tf.getBackend()).toBe('wasm');
  });

  it.each(['Conv2D', 'Conv2DBackpropFilter', 'Conv2DBackpropInput', 'MaxPoolGrad', 'BatchMatMul', 'Sum'])(
    'refuses wasm when its %s is wrong by one percent',
    async (kernelName) => {
      spoil(kernelName);
      const trials = await tryBackends(null, null, runSelfTest);
      expect(trials[1]).toMatchObject({ backend: 'wasm', outcome: 'wrong' });
      expect(trials[1]?.worstRelativeError).toBeGreaterThan(SELF_TEST_TOLERANCE);
      expect(trials[3]).toMatchObject({ backend: 'cpu', outcome: 'passed', worstRelativeError: 0 });
      await expect(chooseBackend('wasm')).rejects.toMatchObject({
        code: 'backend-wrong',
        context: { backend: 'wasm' },
      });
    },
  );

  it('chooses wasm by itself, and ends up on it', async () => {
    const report = await chooseBackend(null);
    expect(report).toMatchObject({ backend: 'wasm', adapter: 'WebAssembly SIMD', forced: false });
    expect(tf.getBackend()).toBe('wasm');
  });

  it.each(['webgpu', 'webgl'] as const)('says that %s is not there when it is asked for', async (backend) => {
    const failure = await chooseBackend(backend).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(BackendError);
    expect(failure).toMatchObject({ code: 'backend-unavailable', context: { backend } });
  });
});
