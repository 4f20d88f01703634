/** What the page asks of its service worker. */
export type OfflineRequest =
  /** Fetches pictures and teachers too; answered with a `KeptAnswer`. */
  | { readonly type: 'keep-all' }
  /** The visitor wants the version that waits. */
  | { readonly type: 'use-now' };

/** Whether everything is there now; false when the network went away meanwhile or a file could not be had. */
export interface KeptAnswer {
  readonly isComplete: boolean;
}
