import * as tf from '@tensorflow/tfjs';
import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import { limits, within } from '@/core/limits.ts';
import { MAX_THREADS, type ThreadsTrial } from '@/protocol/threads.ts';
import { setWasmBinaries, simdBinaryUrl } from './register-backends.ts';
import { runSelfTest, type SelfTestResult } from './self-test.ts';
import { withSharedMemory } from './shared-memory.ts';
import { timeStep, type TimedStep } from './step-timing.ts';
import { pauseThreads, startThreads, stopThreads } from './wasm-kernels/simd/do-job.ts';

/** With fewer processors, the page and the engine need them all. */
const ENOUGH_CORES = 4;
/** Several cores are used only if their step time is below this share of one core's. */
const WORTHWHILE = 0.9;

interface Machine {
  readonly crossOriginIsolated: boolean;
  readonly hardwareConcurrency: number;
}

/** Not isolated if a host does not send the headers, nor in Node, which has no isolation. */
const thisMachine = (): Machine =>
  globalThis.crossOriginIsolated
    ? { crossOriginIsolated, hardwareConcurrency: navigator.hardwareConcurrency }
    : { crossOriginIsolated: false, hardwareConcurrency: 1 };

/**
 * Number of threads to try on this machine, including the engine's own.
 *
 * Threads are not tried on two cores. There a second one brought a step of student and control from 11.3 to
 * 9.7 ms while the engine started, and from 14.1 to 12.7 once the page drew (medians of 8 pages), which is
 * not worth the 0.4 s that trying takes. More cores have not been measured yet; there each visitor's browser
 * does it.
 *
 * @param numRequested the number in the link, or null
 */
export function threadsToTry(numRequested: number | null, machine: Machine = thisMachine()): number {
  if (!machine.crossOriginIsolated) return 1;
  const cores = machine.hardwareConcurrency;
  return numRequested ?? (cores >= ENOUGH_CORES ? Math.min(MAX_THREADS, cores - 1) : 1);
}

/**
 * Makes the wasm backend start on shared memory, unless it has started already.
 *
 * @returns a function that undoes this
 */
async function shareMemory(): Promise<() => void> {
  // TensorFlow.js never settles if its memory cannot be allocated, so allocate the same size first.
  const { buffer } = new WebAssembly.Memory({ initial: 256, maximum: 65_536, shared: true });
  if (buffer instanceof ArrayBuffer) throw new Error('this browser has no shared WebAssembly memory');
  const response = await within(limits.silenceMs, simdBinaryUrl, fetch(simdBinaryUrl));
  if (!response.ok) throw new Error(`${simdBinaryUrl} was answered with ${response.status}`);
  const shared = withSharedMemory(
    new Uint8Array(await within(limits.backendStartMs, simdBinaryUrl, response.arrayBuffer())),
  );
  const url = URL.createObjectURL(new Blob([shared], { type: 'application/wasm' }));
  setWasmBinaries(url);
  return () => {
    setWasmBinaries(simdBinaryUrl);
    URL.revokeObjectURL(url);
  };
}

const failed = (numThreads: number, error: unknown): ThreadsTrial => ({
  numThreads,
  areUsed: false,
  msOnOne: null,
  msOnAll: null,
  detail: error instanceof Error ? error.message : String(error),
});

const faster = (a: TimedStep, b: TimedStep) => (a.msPerStep <= b.msPerStep ? a : b);

/** Starts threads and times a step on one and on all in turn, so that both run under the same conditions. */
async function compareThreads(backend: BackendWasm, numThreads: number) {
  await startThreads(backend, numThreads);
  const onAll = await timeStep();
  pauseThreads(backend, true);
  const onOne = faster(await timeStep(), await timeStep());
  pauseThreads(backend, false);
  return { onOne, onAll: faster(onAll, await timeStep()) };
}

const isSame = (a: Float32Array, b: Float32Array) => a.every((value, index) => value === b[index]);

/**
 * Starts threads for the wasm backend, which must be the current one, and keeps them if a step is clearly
 * faster on them, with bit-identical losses.
 *
 * @param isForced keep them regardless of speed
 * @param timeoutFactor multiplier of the usual time limit
 */
async function tryThreads(
  numThreads: number,
  isForced: boolean,
  timeoutFactor: number,
): Promise<ThreadsTrial> {
  const backend = tf.backend() as BackendWasm;
  const compared = compareThreads(backend, numThreads);
  try {
    const { onOne, onAll } = await within(timeoutFactor * limits.selfTestMs, 'threads', compared);
    if (!isSame(onOne.losses, onAll.losses)) throw new Error('threads compute something else');
    const areUsed = isForced || onAll.msPerStep < WORTHWHILE * onOne.msPerStep;
    if (!areUsed) stopThreads(backend);
    return { numThreads, areUsed, msOnOne: onOne.msPerStep, msOnAll: onAll.msPerStep, detail: '' };
  } catch (error) {
    stopThreads(backend);
    // Threads that start too late are not used either.
    compared.then(() => stopThreads(backend)).catch(() => undefined);
    return failed(numThreads, error);
  }
}

/**
 * Runs the self-test of the wasm backend with the fastest number of threads; its time is measured with them.
 *
 * @param numRequested the number of threads in the link, or null to decide by measuring
 * @param timeoutFactor multiplier of the usual time limits
 * @throws TensorFlow.js' error if the backend cannot be started
 */
export async function testWasm(numRequested: number | null, timeoutFactor = 1): Promise<SelfTestResult> {
  const numThreads = threadsToTry(numRequested);
  if (numThreads === 1) return runSelfTest('wasm', timeoutFactor);
  let stopSharing: () => void;
  try {
    stopSharing = await shareMemory();
  } catch (error) {
    return { ...(await runSelfTest('wasm', timeoutFactor)), threads: failed(numThreads, error) };
  }
  const result = await runSelfTest('wasm', timeoutFactor).finally(stopSharing);
  if (result.msPerStep === null) return result;
  const threads = await tryThreads(numThreads, numRequested !== null, timeoutFactor);
  const msPerStep = (threads.areUsed ? threads.msOnAll : threads.msOnOne) ?? result.msPerStep;
  return { ...result, msPerStep, threads };
}

/** Ends the threads when another backend is used. */
export function releaseThreads(): void {
  const backend = tf.findBackend('wasm') as BackendWasm | null;
  if (backend) stopThreads(backend);
}
