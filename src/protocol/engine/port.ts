import type { EngineEvent } from './events.ts';
import type { EngineRequests, RequestKind } from './requests.ts';

/**
 * The interface through which code outside `engine/` uses the engine: requests in, events out.
 *
 * `engine/client.ts` implements it with a worker; tests use a small fake.
 */
export interface EnginePort {
  /**
   * Sends a request to the engine and resolves with its result.
   *
   * @throws PlaygroundError rebuilt from the error that the worker threw
   */
  request<Kind extends RequestKind>(
    kind: Kind,
    payload: EngineRequests[Kind]['payload'],
  ): Promise<EngineRequests[Kind]['result']>;
  /** Calls `listener` for every event; the returned function unsubscribes. */
  subscribe(listener: (event: EngineEvent) => void): () => void;
  dispose(): void;
}
