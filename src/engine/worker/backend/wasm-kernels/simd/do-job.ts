import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';

import { Crew } from './crew.ts';
import { doPart, type Job } from './job.ts';
import { heapOf, isShared, type Heap } from './program.ts';

/** Fewer multiplications, 0.06 ms on one thread, are done before another has woken up. */
const WORTH_SHARING = 1e6;

const crews = new WeakMap<Heap, Crew>();

/**
 * Does a job, with the crew where there is one; returns when all of it is done.
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
  const crew = crews.get(heap);
  if (!crew || crew.isResting || numMultiplications < WORTH_SHARING || !crew.canDo(job)) {
    for (let part = 0; part < job.numParts; part++) doPart(job.ints, 0, job.ints.length, job, part, program);
    return;
  }
  try {
    crew.do(job, program);
  } catch (error) {
    // This step is lost; the next ones do without.
    dismissCrew(backend);
    throw error;
  }
}

/**
 * Gives a backend threads to share its kernels with.
 *
 * @param numThreads with the engine's own, > 1
 * @throws Error when its heap cannot be shared, or one of them does not start
 */
export async function hireCrew(backend: BackendWasm, numThreads: number): Promise<void> {
  const heap = heapOf(backend);
  if (!heap || !isShared(heap.memory)) throw new Error('the heap of the wasm backend is not shared');
  dismissCrew(backend);
  crews.set(heap, await Crew.start(heap, numThreads - 1));
}

/** Lets a backend's threads rest, or work again. */
export function restCrew(backend: BackendWasm, isResting: boolean): void {
  const heap = heapOf(backend);
  const crew = heap && crews.get(heap);
  if (crew) crew.isResting = isResting;
}

/** From now on the engine's thread works alone. */
export function dismissCrew(backend: BackendWasm): void {
  const heap = heapOf(backend);
  if (!heap) return;
  crews.get(heap)?.dismiss();
  crews.delete(heap);
}

/** Threads that work on a backend's kernels, the engine's own included. */
export function numThreadsOf(backend: BackendWasm): number {
  const heap = heapOf(backend);
  const crew = heap && crews.get(heap);
  return crew && !crew.isResting ? crew.numThreads : 1;
}
