/** Messages from the page to its service worker. */
export type OfflineRequest =
  /** Fetches pictures and teachers too; answered with a `KeptAnswer`. */
  | { readonly type: 'keep-all' }
  /** Activates the waiting version. */
  | { readonly type: 'use-now' };

/** Answer to `keep-all`; `isComplete` is false if the network or a file failed. */
export interface KeptAnswer {
  readonly isComplete: boolean;
}
