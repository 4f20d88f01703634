import * as tf from '@tensorflow/tfjs';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { limits, NoAnswerError } from '@/core/limits.ts';
import { stepProbe } from '../../worker/probe/step-probe.ts';
import { chooseBackend, fastest, replaceWebgpu, tryBackends } from './choose-backend.ts';
import { startNodeWasm } from './node-wasm.ts';
import { startBackend } from './start-backend.ts';
import { findWebglRenderer } from './webgl-renderer.ts';
import { findWebgpuAdapter } from './webgpu-adapter.ts';

const never = () => new Promise<never>(() => {});

/** A browser whose WebGPU never responds and only counts the requests. */
function silentGpu() {
  const requestAdapter = vi.fn<() => Promise<never>>(never);
  vi.stubGlobal('navigator', { gpu: { requestAdapter } });
  return requestAdapter;
}

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('without an answer', () => {
  it('a search for a GPU ends with a reason in the report', async () => {
    vi.useFakeTimers();
    silentGpu();
    const onSilence = vi.fn<(seconds: number) => void>();
    const looking = findWebgpuAdapter(onSilence);
    await vi.advanceTimersByTimeAsync(limits.adapterMs);
    expect(await looking).toBeNull();
    const [silentSeconds] = onSilence.mock.lastCall ?? [];
    const test = async () => ({ worstRelativeError: 0, msPerStep: 1, threads: null });
    const trials = await tryBackends(null, { adapter: null, renderer: null, silentSeconds }, test);
    expect(trials[0]).toMatchObject({ outcome: 'absent', reason: 'no-answer', detail: '10' });
    expect(fastest(trials)?.backend).toBe('wasm');
  });

  it('a backend is skipped for the next one', async () => {
    const adapter = { name: 'a GPU', isSoftware: false };
    const trials = await tryBackends(null, { adapter, renderer: null }, async (backend) => {
      if (backend === 'webgpu') throw new NoAnswerError('webgpu', 60_000);
      return { worstRelativeError: 0, msPerStep: 1, threads: null };
    });
    expect(trials[0]).toMatchObject({ outcome: 'absent', reason: 'no-answer', detail: '60' });
    expect(fastest(trials)?.backend).toBe('wasm');
  });

  it('a hanging backend does not keep another from starting', async () => {
    vi.useFakeTimers();
    tf.registerBackend('webgpu', never);
    const starting = startBackend('webgpu', 5_000).catch((error: unknown) => error);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(await starting).toBeInstanceOf(NoAnswerError);
    await startBackend('cpu', 5_000);
    expect(tf.getBackend()).toBe('cpu');
    expect([...(await tf.scalar(2).add(1).data())]).toEqual([3]);
    tf.removeBackend('webgpu');
  });
});

it('a canvas that throws on getContext counts as no WebGL', () => {
  vi.stubGlobal(
    'OffscreenCanvas',
    class {
      getContext() {
        throw new Error('not in this browser');
      }
    },
  );
  expect(findWebglRenderer()).toBeNull();
});

describe('with the real backends in Node', { timeout: 60_000 }, () => {
  it('requests no GPU if the link sets WebAssembly', async () => {
    await startNodeWasm();
    const requestAdapter = silentGpu();
    expect((await chooseBackend(stepProbe, 'wasm')).backend).toBe('wasm');
    expect(requestAdapter).not.toHaveBeenCalled();
  });

  it('continues on WebAssembly after a GPU loss', async () => {
    await startNodeWasm();
    const before = await chooseBackend(stepProbe, null);
    const report = await replaceWebgpu(
      stepProbe,
      { ...before, backend: 'webgpu', adapter: 'a GPU' },
      'it broke',
      null,
    );
    expect(report).toMatchObject({ backend: 'wasm', adapter: 'WebAssembly SIMD' });
    expect(report.trials[0]).toMatchObject({ outcome: 'absent', reason: 'lost', detail: 'it broke' });
    expect(report.trials[1]).toMatchObject({ outcome: 'passed' });
    expect(tf.getBackend()).toBe('wasm');
  });

  it('works in a browser without WebAssembly', async () => {
    vi.stubGlobal('WebAssembly', undefined);
    vi.resetModules();
    const fresh = await import('./choose-backend.ts');
    const { stepProbe: freshProbe } = await import('../../worker/probe/step-probe.ts');
    const report = await fresh.chooseBackend(freshProbe, null);
    expect(report.backend).toBe('cpu');
    expect(report.trials[1]).toMatchObject({ backend: 'wasm', outcome: 'absent' });
  });
});
