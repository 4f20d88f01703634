/** Threads that a link can ask for and that are tried by itself: one of four cores is the page's. */
export const MAX_THREADS = 4;

/** How several threads did beside one, in the same kernels. */
export interface ThreadsTrial {
  /** The engine's own included. */
  readonly numThreads: number;
  /** Whether they do the work: they were clearly faster, or the link asks for them. */
  readonly areUsed: boolean;
  /** One step on one thread, and on all of them, ms; null where they did not come to work. */
  readonly msOnOne: number | null;
  readonly msOnAll: number | null;
  /** Why they did not, as the engine or the browser puts it; else empty. */
  readonly detail: string;
}
