import * as tf from '@tensorflow/tfjs';
import { BackendError } from '@/core/errors.ts';
import { limits, NoAnswerError } from '@/core/limits.ts';
import {
  backendIds,
  type BackendId,
  type BackendReport,
  type BackendTrial,
  type RememberedBackend,
  type TrialReason,
} from '@/protocol/engine/backend.ts';
import { registerGpuKernels } from '../kernels/register.ts';
import { registerBackends } from './register-backends.ts';
import { runtimeName } from './runtime-name.ts';
import { removeBackend } from './start-backend.ts';
import type { StepProbe } from './step-probe.ts';
import { runSelfTest, SELF_TEST_TOLERANCE, type SelfTestResult } from './self-test.ts';
import { releaseThreads, testWasm } from './wasm-threads.ts';
import { findWebglRenderer, type RendererFound } from './webgl-renderer.ts';
import { findWebgpuAdapter, type AdapterFound } from './webgpu-adapter.ts';

const untried = (backend: BackendId, reason: TrialReason): BackendTrial => ({
  backend,
  outcome: 'not-tried',
  worstRelativeError: null,
  msPerStep: null,
  threads: null,
  reason,
  detail: '',
});

/** Runs the self-test; returns its result or the reason why it could not run. */
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
    const absent = (reason: TrialReason, detail: string) =>
      ({ ...untried(backend, reason), outcome: 'absent', detail }) as const;
    if (error instanceof NoAnswerError) return absent('no-answer', String(error.seconds));
    return absent('threw', error instanceof Error ? error.message : String(error));
  }
}

/** Properties of the machine that are known before anything is tried. */
export interface Environment {
  /** WebGPU's, null when there is none. */
  readonly adapter: AdapterFound | null;
  /** WebGL's, null when there is none. */
  readonly renderer: RendererFound | null;
  /** Time spent waiting for WebGPU in vain, s. */
  readonly silentSeconds?: number | undefined;
}

/** Why a backend need not be tried, or null. `passed` are the correct ones tried before it. */
function reasonAgainst(
  backend: BackendId,
  isForced: boolean,
  passed: readonly BackendId[],
  { adapter, renderer }: Environment,
): TrialReason | null {
  switch (backend) {
    case 'webgpu':
      if (!adapter) return 'no-adapter';
      // Its kernels take seconds to compile there, and WebAssembly was faster in all measurements (`npm run
      // bench`).
      return adapter.isSoftware && !isForced ? 'software-adapter' : null;
    case 'wasm':
      return null;
    case 'webgl':
      // It may beat WebAssembly on a GPU, but not on a software renderer, and it never beat WebGPU.
      if (passed.includes('webgpu')) return 'better-passed';
      return passed.length > 0 && renderer?.isSoftware !== false ? 'software-adapter' : null;
    case 'cpu':
      return passed.length > 0 ? 'better-passed' : null;
  }
}

/**
 * Tries every backend that may be the fastest; the others report why they were not tried.
 *
 * @param only the only backend to try, if requested
 * @param test the self-test to run
 */
export async function tryBackends(
  only: BackendId | null,
  environment: Environment,
  test: (backend: BackendId) => Promise<SelfTestResult>,
): Promise<readonly BackendTrial[]> {
  const trials: BackendTrial[] = [];
  const passed: BackendId[] = [];
  for (const backend of backendIds) {
    const isForced = only === backend;
    const against = reasonAgainst(backend, isForced, passed, environment);
    if (only !== null && !isForced) trials.push(untried(backend, 'not-asked-for'));
    else if (against === 'no-adapter') {
      const { silentSeconds } = environment;
      const isSilent = silentSeconds !== undefined;
      const trial = untried(backend, isSilent ? 'no-answer' : against);
      trials.push({ ...trial, outcome: 'absent', detail: isSilent ? String(silentSeconds) : '' });
    } else if (against) trials.push(untried(backend, against));
    else {
      const trial = await tryBackend(backend, test);
      trials.push(trial);
      if (trial.outcome === 'passed') passed.push(backend);
    }
  }
  return trials;
}

/** The fastest correct backend. */
export function fastest(trials: readonly BackendTrial[]): BackendTrial | null {
  const right = trials.filter(({ outcome }) => outcome === 'passed');
  const [best] = right.toSorted((a, b) => (a.msPerStep ?? Infinity) - (b.msPerStep ?? Infinity));
  return best ?? null;
}

/** All trials, or only that of the backend that was the fastest on the last visit, if it is still correct. */
async function tryRemembered(
  forced: BackendId | null,
  remembered: BackendId | null,
  environment: Environment,
  test: (backend: BackendId) => Promise<SelfTestResult>,
): Promise<readonly BackendTrial[]> {
  if (forced !== null || remembered === null) return tryBackends(forced, environment, test);
  const trials = await tryBackends(remembered, environment, test);
  if (!fastest(trials)) return tryBackends(null, environment, test);
  return trials.map((trial) =>
    trial.reason === 'not-asked-for' ? { ...trial, reason: 'remembered-other' as const } : trial,
  );
}

const selfTest =
  (probe: StepProbe, numThreads: number | null, timeoutFactor: number) => (backend: BackendId) =>
    backend === 'wasm'
      ? testWasm(probe, numThreads, timeoutFactor)
      : runSelfTest(probe, backend, timeoutFactor);

/** Detects the machine's graphics; skips what the link does not ask for, since detection alone may hang. */
async function environmentOf(forced: BackendId | null): Promise<Environment> {
  let silentSeconds: number | undefined;
  const mayUse = (backend: BackendId) => forced === null || forced === backend;
  const adapter = mayUse('webgpu')
    ? await findWebgpuAdapter((seconds) => {
        silentSeconds = seconds;
      })
    : null;
  return { adapter, renderer: mayUse('webgl') ? findWebglRenderer() : null, silentSeconds };
}

/**
 * Selects the backend that computes correctly and takes the least time for a real training step.
 *
 * It is TensorFlow.js' current backend when this resolves.
 *
 * @param probe the training step that tests and times each backend
 * @param forced the backend from `?backend=`
 * @param remembered the result of an earlier visit and its machine; ignored on another machine
 * @param numThreads the number from `?threads=`, used with WebAssembly
 * @throws BackendError if the requested backend is absent or wrong, or if none works
 */
export async function chooseBackend(
  probe: StepProbe,
  forced: BackendId | null,
  remembered: RememberedBackend | null = null,
  numThreads: number | null = null,
): Promise<BackendReport> {
  registerBackends();
  registerGpuKernels();
  const environment = await environmentOf(forced);
  const { adapter, renderer } = environment;
  const machine = [adapter?.name ?? 'no WebGPU', renderer?.name ?? 'no WebGL'].join(', ');
  const known = remembered?.machine === machine ? remembered.backend : null;
  const timeoutFactor = forced === null ? 1 : limits.forcedTimeoutFactor;
  const trials = await tryRemembered(forced, known, environment, selfTest(probe, numThreads, timeoutFactor));
  const chosen = fastest(trials);
  if (!chosen) {
    const failed = trials.find(({ outcome }) => outcome === 'wrong' || outcome === 'absent');
    const backend = failed?.backend ?? 'cpu';
    const reason = failed?.reason ?? 'no-adapter';
    const detail = failed?.detail ?? '';
    const code = failed?.outcome === 'wrong' ? 'backend-wrong' : 'backend-unavailable';
    throw new BackendError(code, `${backend}: ${reason} ${detail}`.trim(), { backend, reason, detail });
  }
  await tf.setBackend(chosen.backend);
  if (chosen.backend !== 'wasm' && trials.some(({ threads }) => threads?.areUsed)) releaseThreads();
  return {
    backend: chosen.backend,
    machine,
    adapter: await runtimeName(chosen.backend, environment),
    softwareAdapter: chosen.backend === 'webgpu' && adapter?.isSoftware === true,
    numThreads: chosen.threads?.areUsed ? chosen.threads.numThreads : 1,
    forced: forced !== null,
    trials,
  };
}

/**
 * Replaces a GPU that is lost for good by the next backend that computes correctly.
 *
 * @param probe the training step that tests and times each backend
 * @param lost the backend in use until then
 * @param detail the reason of the loss
 * @throws BackendError if nothing else works
 */
export async function replaceWebgpu(
  probe: StepProbe,
  lost: BackendReport,
  detail: string,
  numThreads: number | null,
): Promise<BackendReport> {
  removeBackend('webgpu');
  let { trials } = lost;
  const put = (trial: BackendTrial) => {
    trials = trials.map((each) => (each.backend === trial.backend ? trial : each));
  };
  put({ ...untried('webgpu', 'lost'), outcome: 'absent', detail });
  for (const backend of ['wasm', 'webgl', 'cpu'] as const) {
    const trial = await tryBackend(backend, selfTest(probe, numThreads, 1));
    put(trial);
    if (trial.outcome !== 'passed') continue;
    await tf.setBackend(backend);
    const adapter = await runtimeName(backend, { adapter: null, renderer: null });
    const used = trial.threads?.areUsed ? trial.threads.numThreads : 1;
    return { ...lost, backend, adapter, softwareAdapter: false, numThreads: used, trials };
  }
  throw new BackendError('backend-unavailable', `webgpu: lost ${detail}`, {
    backend: 'webgpu',
    reason: 'lost',
    detail,
  });
}
