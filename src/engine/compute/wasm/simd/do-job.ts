import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';

import { ThreadPool } from './thread-pool.ts';
import { doPart, type Job } from './job.ts';
import { heapOf, isShared, type Heap } from './program.ts';

/**
 * Minimum multiplications to share: fewer, 0.06 ms on one thread, are done before another thread wakes up.
 */
const WORTH_SHARING = 1e6;

const pools = new WeakMap<Heap, ThreadPool>();

/**
 * Runs a job, on the thread pool if there is one; returns when all of it is done.
 *
 * @param numMultiplications of all parts together
 */
export function doJob(backend: BackendWasm, job: Job, numMultiplications: number): void {
  const heap = heapOf(backend);
  if (!heap) throw new TypeError('a job was given to a backend without a heap: compiled() is null there');
  const program = (id: number) => {
    const routine = heap.routines[id];
    if (!routine) throw new RangeError(`program ${id} of ${heap.routines.length} was asked for`);
    return routine;
  };
  const pool = pools.get(heap);
  if (!pool || pool.isPaused || numMultiplications < WORTH_SHARING || !pool.canDo(job)) {
    for (let part = 0; part < job.numParts; part++) doPart(job.ints, 0, job.ints.length, job, part, program);
    return;
  }
  try {
    pool.do(job, program);
  } catch (error) {
    // This step fails; later ones run without the thread pool.
    stopThreads(backend);
    throw error;
  }
}

/**
 * Starts threads that a backend shares its kernels with.
 *
 * @param numThreads including the engine's own, > 1
 * @throws Error if its heap is not shared memory, or a thread does not start
 */
export async function startThreads(backend: BackendWasm, numThreads: number): Promise<void> {
  const heap = heapOf(backend);
  if (!heap || !isShared(heap.memory)) throw new Error('the heap of the wasm backend is not shared');
  stopThreads(backend);
  pools.set(heap, await ThreadPool.start(heap, numThreads - 1));
}

/** Pauses or resumes the use of a backend's threads. */
export function pauseThreads(backend: BackendWasm, isPaused: boolean): void {
  const heap = heapOf(backend);
  const pool = heap && pools.get(heap);
  if (pool) pool.isPaused = isPaused;
}

/** Ends a backend's threads; the engine's thread then works alone. */
export function stopThreads(backend: BackendWasm): void {
  const heap = heapOf(backend);
  if (!heap) return;
  pools.get(heap)?.stop();
  pools.delete(heap);
}

/** Number of threads that run a backend's kernels, including the engine's own. */
export function numThreadsOf(backend: BackendWasm): number {
  const heap = heapOf(backend);
  const pool = heap && pools.get(heap);
  return pool && !pool.isPaused ? pool.numThreads : 1;
}
