import { EngineStoppedError } from '@/core/errors.ts';
import type { EnginePort } from '@/protocol/engine/port.ts';
import type { EngineEvent } from '@/protocol/engine/events.ts';
import type { EngineRequests, RequestKind } from '@/protocol/engine/requests.ts';
import { Engine } from '../engine.ts';
import { requestHandlers } from '../dispatch.ts';
import { engineReport } from './start-engine.ts';

/** An engine in this process instead of a worker: several interleave on one backend. */
export function createNodePort(): EnginePort {
  const listeners = new Set<(event: EngineEvent) => void>();
  let engine: Engine | null = null;
  const emit = (event: EngineEvent) => {
    for (const listener of listeners) listener(event);
    if (event.type === 'frame') engine?.frameQueue.acknowledge(event.frame.sequence);
  };
  const start = async ({ config, baseUrl }: EngineRequests['start']['payload']) => {
    engine = new Engine(baseUrl, engineReport, emit);
    if (config) await engine.newRun(config);
    return engineReport;
  };
  const answer = async (kind: RequestKind, payload: unknown): Promise<unknown> => {
    if (kind === 'start') return start(payload as EngineRequests['start']['payload']);
    if (!engine) throw new EngineStoppedError('it has not been started');
    const handle = requestHandlers[kind] as (engine: Engine, payload: unknown) => Promise<unknown>;
    return handle(engine, payload);
  };
  return {
    request: (kind, payload) => answer(kind, payload) as Promise<never>,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    dispose: () => undefined,
  };
}
