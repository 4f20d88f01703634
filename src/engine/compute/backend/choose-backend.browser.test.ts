import * as tf from '@tensorflow/tfjs';
import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import { describe, expect, it } from 'vitest';

import { stepProbe } from '../../worker/probe/step-probe.ts';
import { chooseBackend } from './choose-backend.ts';
import { rebuildWebgpu, watchDevice } from './device-loss.ts';
import { SELF_TEST_TOLERANCE } from './self-test.ts';

const names = { wasm: /^WebAssembly SIMD$/, cpu: /^JavaScript$/ };

describe('chooseBackend in a browser', () => {
  it('skips a software GPU and chooses wasm without timing the others', async () => {
    const report = await chooseBackend(stepProbe, null);
    expect(report.trials.map(({ outcome }) => outcome)).toEqual([
      'not-tried',
      'passed',
      'not-tried',
      'not-tried',
    ]);
    expect(report).toMatchObject({ backend: 'wasm', forced: false, softwareAdapter: false });
  });

  // A software adapter takes half a minute for each of the others: `e2e/backend-webgpu.spec.ts`, and WebGL among the
  // long tests, `e2e/trouble.spec.ts`.
  it.each(['wasm', 'cpu'] as const)('%s computes correctly when requested', async (backend) => {
    const report = await chooseBackend(stepProbe, backend);
    expect(report).toMatchObject({ backend, forced: true });
    expect(report.adapter).toMatch(names[backend]);
    const trial = report.trials.find((candidate) => candidate.backend === backend);
    expect(trial?.worstRelativeError).toBeLessThan(SELF_TEST_TOLERANCE / 10);
    expect(tf.getBackend()).toBe(backend);
    expect(tf.memory().numTensors).toBe(0);
  });

  it('works again after a GPU loss', async () => {
    expect(await tf.setBackend('webgpu')).toBe(true);
    const lost = new Promise<string>((resolve) => watchDevice(resolve));
    (tf.backend() as WebGPUBackend).device.destroy();
    expect(await lost).not.toBe('');
    await rebuildWebgpu();
    const sum = tf.tidy(() => tf.add(tf.ones([64, 64]), 2));
    expect((await sum.data())[0]).toBe(3);
    sum.dispose();
  });
});
