/** Most threads that a link may set or that are tried automatically; one of four cores is for the page. */
export const MAX_THREADS = 4;

/** Speed of several threads compared with one, with the same kernels. */
export interface ThreadsTrial {
  /** Including the engine's own thread. */
  readonly numThreads: number;
  /** Whether the run uses them: they were clearly faster, or the link sets them. */
  readonly areUsed: boolean;
  /** Time of a step on one thread and on all threads, ms; null if the threads did not start. */
  readonly msOnOne: number | null;
  readonly msOnAll: number | null;
  /** Message of the engine or the browser that says why they did not start; else empty. */
  readonly detail: string;
}
