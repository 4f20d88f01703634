import * as tf from '@tensorflow/tfjs';
import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import { limits, within } from '@/core/limits.ts';
import { MAX_THREADS, type ThreadsTrial } from '@/protocol/threads.ts';
import { setWasmBinaries, simdBinaryUrl } from './register-backends.ts';
import { runSelfTest, type SelfTestResult } from './self-test.ts';
import { withSharedMemory } from './shared-memory.ts';
import { timeStep, type TimedStep } from './step-timing.ts';
import { dismissCrew, hireCrew, restCrew } from './wasm-kernels/simd/do-job.ts';

/** On fewer processors than this the page and the engine need them all. */
const ENOUGH_CORES = 4;
/** What is left of a step's time must be less than this for several cores to be taken for it. */
const WORTHWHILE = 0.9;

interface Machine {
  readonly crossOriginIsolated: boolean;
  readonly hardwareConcurrency: number;
}

/** Not isolated where a host does not send the headers, and in Node, which has no such thing. */
const thisMachine = (): Machine =>
  globalThis.crossOriginIsolated
    ? { crossOriginIsolated, hardwareConcurrency: navigator.hardwareConcurrency }
    : { crossOriginIsolated: false, hardwareConcurrency: 1 };

/**
 * Threads to try on this machine, the engine's own included.
 *
 * On two cores they are not tried. A second one brought a step of student and control from 11.3 to 9.7 ms while the
 * engine started, and from 14.1 to 12.7 once the page drew (medians of 8 pages), which is not worth the 0.4 s that it
 * takes to find out. On more cores nobody has measured yet; there each visitor's browser does.
 *
 * @param asked by the link, null where it says nothing
 */
export function threadsToTry(asked: number | null, machine: Machine = thisMachine()): number {
  if (!machine.crossOriginIsolated) return 1;
  const cores = machine.hardwareConcurrency;
  return asked ?? (cores >= ENOUGH_CORES ? Math.min(MAX_THREADS, cores - 1) : 1);
}

/**
 * Has the wasm backend start on memory that threads can share, if it has not started yet.
 *
 * @returns what has it start as usual again
 */
async function shareMemory(): Promise<() => void> {
  // TensorFlow.js never settles when its memory cannot be had. This is what it will ask for.
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

/** Hires threads; times a step on one and on all in turn, so that neither has the warmer engine or quieter moment. */
async function compareThreads(backend: BackendWasm, numThreads: number) {
  await hireCrew(backend, numThreads);
  const onAll = await timeStep();
  restCrew(backend, true);
  const onOne = faster(await timeStep(), await timeStep());
  restCrew(backend, false);
  return { onOne, onAll: faster(onAll, await timeStep()) };
}

const isSame = (a: Float32Array, b: Float32Array) => a.every((value, index) => value === b[index]);

/**
 * Hires threads for the wasm backend, which is the current one, and keeps them if a step takes clearly less time on
 * them, with the same losses to the last bit.
 *
 * @param isAsked keep them however fast they are
 * @param patience how many times the usual limit it may take
 */
async function tryThreads(numThreads: number, isAsked: boolean, patience: number): Promise<ThreadsTrial> {
  const backend = tf.backend() as BackendWasm;
  const compared = compareThreads(backend, numThreads);
  try {
    const { onOne, onAll } = await within(patience * limits.selfTestMs, 'threads', compared);
    if (!isSame(onOne.losses, onAll.losses)) throw new Error('threads compute something else');
    const areUsed = isAsked || onAll.msPerStep < WORTHWHILE * onOne.msPerStep;
    if (!areUsed) dismissCrew(backend);
    return { numThreads, areUsed, msOnOne: onOne.msPerStep, msOnAll: onAll.msPerStep, detail: '' };
  } catch (error) {
    dismissCrew(backend);
    // Threads that come after all are not used either.
    compared.then(() => dismissCrew(backend)).catch(() => undefined);
    return failed(numThreads, error);
  }
}

/**
 * The self-test of the wasm backend, on as many threads as are the fastest; its time is theirs.
 *
 * @param asked threads that the link asks for, null where measuring decides
 * @param patience how many times the usual limits it may take
 * @throws what TensorFlow.js throws when the backend cannot be started
 */
export async function testWasm(asked: number | null, patience = 1): Promise<SelfTestResult> {
  const numThreads = threadsToTry(asked);
  if (numThreads === 1) return runSelfTest('wasm', patience);
  let stopSharing: () => void;
  try {
    stopSharing = await shareMemory();
  } catch (error) {
    return { ...(await runSelfTest('wasm', patience)), threads: failed(numThreads, error) };
  }
  const result = await runSelfTest('wasm', patience).finally(stopSharing);
  if (result.msPerStep === null) return result;
  const threads = await tryThreads(numThreads, asked !== null, patience);
  const msPerStep = (threads.areUsed ? threads.msOnAll : threads.msOnOne) ?? result.msPerStep;
  return { ...result, msPerStep, threads };
}

/** Ends the threads that were hired, where another backend does the work. */
export function releaseThreads(): void {
  const backend = tf.findBackend('wasm') as BackendWasm | null;
  if (backend) dismissCrew(backend);
}
