import * as tf from '@tensorflow/tfjs';
import { BackendError } from '@/core/errors.ts';
import {
  backendIds,
  type BackendId,
  type BackendReport,
  type BackendTrial,
  type TrialReason,
} from '@/protocol/messages.ts';
import { registerBackends } from './register-backends.ts';
import { runtimeName } from './runtime-name.ts';
import { runSelfTest, SELF_TEST_TOLERANCE, type SelfTestResult } from './self-test.ts';
import { findWebgpuAdapter, type AdapterFound } from './webgpu-adapter.ts';

const untried = (backend: BackendId, reason: TrialReason): BackendTrial => ({
  backend,
  outcome: 'not-tried',
  worstRelativeError: null,
  msPerStep: null,
  reason,
  detail: '',
});

/** What the test found, or why it could not run. */
async function tryBackend(
  backend: BackendId,
  test: (backend: BackendId) => Promise<SelfTestResult>,
): Promise<BackendTrial> {
  try {
    const result = await test(backend);
    const isRight = result.worstRelativeError <= SELF_TEST_TOLERANCE;
    if (isRight) return { backend, outcome: 'passed', ...result, reason: null, detail: '' };
    const detail = result.worstRelativeError.toExponential(1);
    return { backend, outcome: 'wrong', ...result, reason: 'inaccurate', detail };
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    return { ...untried(backend, 'threw'), outcome: 'absent', detail };
  }
}

/**
 * Tries backends in order until one passes; the others say why they were not tried.
 *
 * @param forced try this one alone
 * @param adapter WebGPU's, null when there is none
 * @param test what to try them with
 */
export async function tryBackends(
  forced: BackendId | null,
  adapter: AdapterFound | null,
  test: (backend: BackendId) => Promise<SelfTestResult>,
): Promise<readonly BackendTrial[]> {
  const trials: BackendTrial[] = [];
  let isFound = false;
  for (const backend of backendIds) {
    if (forced !== null && backend !== forced) trials.push(untried(backend, 'not-asked-for'));
    else if (isFound) trials.push(untried(backend, 'better-passed'));
    else if (backend === 'webgpu' && !adapter) {
      trials.push({ ...untried(backend, 'no-adapter'), outcome: 'absent' });
    } else if (backend === 'webgpu' && adapter?.isSoftware && forced === null) {
      trials.push(untried(backend, 'software-adapter'));
    } else {
      const trial = await tryBackend(backend, test);
      trials.push(trial);
      isFound = trial.outcome === 'passed';
    }
  }
  return trials;
}

/**
 * The first backend, in the order WebGPU on a real GPU, WebAssembly, WebGL, JavaScript, that computes right.
 *
 * It is the current one of TensorFlow.js when this resolves.
 *
 * @param forced the one that `?backend=` asks for
 * @throws BackendError when what was asked for is absent or wrong, or nothing works at all
 */
export async function chooseBackend(forced: BackendId | null): Promise<BackendReport> {
  registerBackends();
  const adapter = await findWebgpuAdapter();
  if (adapter?.isSoftware) {
    // 12 × on a first convolution there; what it does on real GPUs was not measured.
    tf.env().set('WEBGPU_CONV_SEPARATE_IM2COL_SHADER', true);
  }
  const trials = await tryBackends(forced, adapter, runSelfTest);
  const chosen = trials.find(({ outcome }) => outcome === 'passed');
  if (!chosen) {
    const failed = trials.find(({ outcome }) => outcome === 'wrong' || outcome === 'absent');
    const backend = failed?.backend ?? 'cpu';
    const reason = failed?.reason ?? 'no-adapter';
    const detail = failed?.detail ?? '';
    const code = failed?.outcome === 'wrong' ? 'backend-wrong' : 'backend-unavailable';
    throw new BackendError(code, `${backend}: ${reason} ${detail}`.trim(), { backend, reason, detail });
  }
  await tf.setBackend(chosen.backend);
  return {
    backend: chosen.backend,
    adapter: await runtimeName(chosen.backend, adapter),
    softwareAdapter: chosen.backend === 'webgpu' && adapter?.isSoftware === true,
    forced: forced !== null,
    trials,
  };
}
