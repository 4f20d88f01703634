import type { EngineEvent, EngineRequests, RequestKind } from './messages.ts';

/**
 * The engine as everything outside of `engine/` knows it: requests in, events out.
 *
 * The client in `engine/client.ts` fulfils it with a worker; tests fulfil it with a few lines.
 */
export interface EnginePort {
  /**
   * Asks the engine.
   *
   * @throws PlaygroundError rebuilt from the worker's own
   */
  request<Kind extends RequestKind>(
    kind: Kind,
    payload: EngineRequests[Kind]['payload'],
  ): Promise<EngineRequests[Kind]['result']>;
  /** Calls back for every event until the returned function is called. */
  subscribe(listener: (event: EngineEvent) => void): () => void;
  dispose(): void;
}
