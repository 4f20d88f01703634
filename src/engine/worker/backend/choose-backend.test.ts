import * as tf from '@tensorflow/tfjs';
import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';

import { BackendError } from '@/core/errors.ts';
import type { BackendId, BackendTrial } from '@/protocol/messages.ts';

import { chooseBackend, fastest, tryBackends } from './choose-backend.ts';
import { startNodeWasm } from './node-wasm.ts';
import { runSelfTest, SELF_TEST_TOLERANCE } from './self-test.ts';
import { describeAdapter } from './webgpu-adapter.ts';

const realGpu = { name: 'nvidia ampere', isSoftware: false };
const softwareGpu = { name: 'google swiftshader', isSoftware: true };
const noGpu = { adapter: null, renderer: null };
const withGpu = { adapter: realGpu, renderer: realGpu };

/** A fake self-test: `passing` gives ms per step by backend, `errors` the relative errors of wrong ones. */
function pretend(
  passing: Partial<Record<BackendId, number>>,
  errors: Partial<Record<BackendId, number>> = {},
) {
  const tested: BackendId[] = [];
  const test = async (backend: BackendId) => {
    tested.push(backend);
    const error = errors[backend];
    const msPerStep = passing[backend] ?? null;
    if (error === undefined && msPerStep === null) throw new Error(`${backend} is not there`);
    return { worstRelativeError: error ?? 1e-6, msPerStep, threads: null };
  };
  return { tested, test };
}

const outcomes = (trials: readonly BackendTrial[]) => trials.map(({ outcome }) => outcome);
const all = { webgpu: 1, wasm: 10, webgl: 20, cpu: 400 };

describe('tryBackends', () => {
  it('measures WebGPU and WebAssembly and chooses the faster', async () => {
    const { tested, test } = pretend(all);
    const trials = await tryBackends(null, withGpu, test);
    expect(outcomes(trials)).toEqual(['passed', 'passed', 'not-tried', 'not-tried']);
    expect(trials[2]?.reason).toBe('better-passed');
    expect(tested).toEqual(['webgpu', 'wasm']);
    expect(fastest(trials)?.backend).toBe('webgpu');
    const slowGpu = await tryBackends(null, withGpu, pretend({ ...all, webgpu: 30 }).test);
    expect(fastest(slowGpu)?.backend).toBe('wasm');
  });

  it('measures WebGL without WebGPU if a GPU is behind it', async () => {
    const slowWasm = pretend({ ...all, wasm: 50 });
    const onGpu = await tryBackends(null, { adapter: null, renderer: realGpu }, slowWasm.test);
    expect(outcomes(onGpu)).toEqual(['absent', 'passed', 'passed', 'not-tried']);
    expect(fastest(onGpu)?.backend).toBe('webgl');
    const onCpu = await tryBackends(null, { adapter: null, renderer: softwareGpu }, slowWasm.test);
    expect(onCpu[2]).toMatchObject({ outcome: 'not-tried', reason: 'software-adapter' });
  });

  it('skips a software adapter unless it is requested', async () => {
    const { tested, test } = pretend(all);
    const environment = { adapter: softwareGpu, renderer: softwareGpu };
    const chosen = await tryBackends(null, environment, test);
    expect(outcomes(chosen)).toEqual(['not-tried', 'passed', 'not-tried', 'not-tried']);
    expect(chosen[0]?.reason).toBe('software-adapter');
    const forced = await tryBackends('webgpu', environment, test);
    expect(outcomes(forced)).toEqual(['passed', 'not-tried', 'not-tried', 'not-tried']);
    expect(tested).toEqual(['wasm', 'webgpu']);
  });

  it('continues after an absent and a wrong backend, and says what was wrong', async () => {
    const { test } = pretend({ webgl: 20, cpu: 400 }, { wasm: 0.01 });
    const trials = await tryBackends(null, noGpu, test);
    expect(outcomes(trials)).toEqual(['absent', 'wrong', 'passed', 'not-tried']);
    expect(trials[1]).toMatchObject({ worstRelativeError: 0.01, reason: 'inaccurate', detail: '1.0e-2' });
    expect(fastest(trials)?.backend).toBe('webgl');
  });

  it('does not accept NaN or Infinity as correct', async () => {
    const { test } = pretend({ cpu: 400 }, { webgpu: Number.NaN, wasm: Infinity });
    const trials = await tryBackends(null, withGpu, test);
    expect(outcomes(trials)).toEqual(['wrong', 'wrong', 'absent', 'passed']);
  });

  it('tries only a forced backend', async () => {
    const { tested, test } = pretend({});
    const trials = await tryBackends('webgl', withGpu, test);
    expect(outcomes(trials)).toEqual(['not-tried', 'not-tried', 'absent', 'not-tried']);
    expect(trials[2]).toMatchObject({ reason: 'threw', detail: 'webgl is not there' });
    expect(tested).toEqual(['webgl']);
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

/** TensorFlow.js' plain JavaScript backend, only the part that reads a kernel's result. */
interface CpuBackend {
  readonly data: { get(dataId: object): { readonly values: Float32Array } };
}

// The plain JavaScript backend takes a second per step.
describe('with the real backends in Node', () => {
  beforeAll(startNodeWasm);
  // Restores the kernel that a test replaced.
  let restore = () => {};
  afterEach(() => restore());

  /** Makes a kernel's result wrong by 1 % until the test ends. */
  function spoil(kernelName: string, backendName: 'wasm' | 'cpu' = 'wasm') {
    const kernel = tf.getKernel(kernelName, backendName);
    const replace = (kernelFunc: tf.KernelFunc) => {
      tf.unregisterKernel(kernelName, backendName);
      tf.registerKernel({ ...kernel, kernelName, backendName, kernelFunc });
    };
    replace((call) => {
      const [result] = [kernel.kernelFunc(call)].flat();
      if (!result) throw new Error('no result');
      const values =
        backendName === 'wasm'
          ? (call.backend as BackendWasm).typedArrayFromHeap(result)
          : (call.backend as unknown as CpuBackend).data.get(result.dataId).values;
      values.forEach((value, at) => (values[at] = value * 1.01));
      return result;
    });
    restore = () => replace(kernel.kernelFunc);
  }

  it('accepts wasm with small errors, and leaves no tensors', async () => {
    await tf.setBackend('wasm');
    const before = tf.memory().numTensors;
    const { worstRelativeError, msPerStep } = await runSelfTest('wasm');
    expect(worstRelativeError).toBeLessThan(SELF_TEST_TOLERANCE / 100);
    expect(msPerStep ?? 0).toBeGreaterThan(0);
    expect(tf.memory().numTensors).toBe(before);
    expect(tf.getBackend()).toBe('wasm');
  });

  it.each(['Conv2D', 'Conv2DBackpropFilter', 'Conv2DBackpropInput', 'MaxPoolGrad', 'BatchMatMul', 'Sum'])(
    'refuses wasm when its %s is wrong by one percent',
    async (kernelName) => {
      spoil(kernelName);
      expect((await runSelfTest('wasm')).worstRelativeError).toBeGreaterThan(SELF_TEST_TOLERANCE);
      await expect(chooseBackend('wasm')).rejects.toMatchObject({
        code: 'backend-wrong',
        context: { backend: 'wasm' },
      });
    },
  );

  it.each(['FusedConv2D', 'Conv2DBackpropFilter', 'MaxPoolGrad'])(
    'refuses plain JavaScript when its %s is wrong by one percent',
    async (kernelName) => {
      spoil(kernelName, 'cpu');
      expect((await runSelfTest('cpu')).worstRelativeError).toBeGreaterThan(SELF_TEST_TOLERANCE);
      await expect(chooseBackend('cpu')).rejects.toMatchObject({ code: 'backend-wrong' });
    },
  );

  it('falls back to plain JavaScript if wasm is wrong', async () => {
    spoil('Conv2D');
    const trials = await tryBackends(null, noGpu, runSelfTest);
    expect(trials[1]).toMatchObject({ backend: 'wasm', outcome: 'wrong' });
    expect(trials[3]).toMatchObject({ backend: 'cpu', outcome: 'passed' });
  });

  it('chooses wasm by itself and leaves it active', async () => {
    const report = await chooseBackend(null);
    expect(report).toMatchObject({ backend: 'wasm', adapter: 'WebAssembly SIMD', forced: false });
    expect(tf.getBackend()).toBe('wasm');
  });

  it('uses the remembered backend on the same machine if it is still correct', async () => {
    const { machine } = await chooseBackend(null);
    const again = await chooseBackend(null, { machine, backend: 'cpu' });
    expect(again.backend).toBe('cpu');
    expect(again.trials[1]).toMatchObject({ outcome: 'not-tried', reason: 'remembered-other' });
    expect((await chooseBackend(null, { machine: 'another', backend: 'cpu' })).backend).toBe('wasm');
    expect((await chooseBackend(null, { machine, backend: 'webgl' })).backend).toBe('wasm');
  });

  it.each(['webgpu', 'webgl'] as const)('reports a missing %s when it is requested', async (backend) => {
    const failure = await chooseBackend(backend).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(BackendError);
    expect(failure).toMatchObject({ code: 'backend-unavailable', context: { backend } });
  });
});
