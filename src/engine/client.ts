import { ConfigError, EngineSilentError, EngineStoppedError, toPlaygroundError } from '@/core/errors.ts';
import { limits } from '@/core/limits.ts';
import type { EnginePort } from '@/protocol/engine/port.ts';
import type { EngineEvent } from '@/protocol/engine/events.ts';
import type { PageMessage, RequestMessage, WorkerMessage } from '@/protocol/engine/requests.ts';
import { fromWireError } from '@/protocol/engine/wire-error.ts';

interface Waiting {
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: Error) => void;
}

const startWorker = (): Worker =>
  new Worker(new URL('./worker/entry.ts', import.meta.url), { type: 'module', name: 'engine' });

/**
 * The page's client of the engine, which runs in its own worker.
 *
 * @param turn the worker starts when this resolves, and requests wait until then; at once if it is left out
 */
export function createEngineClient(turn?: Promise<void>): EnginePort {
  let worker: Worker | null = null;
  /** Requests from before the worker started. */
  let early: (() => void)[] = [];
  const waiting = new Map<number, Waiting>();
  const listeners = new Set<(event: EngineEvent) => void>();
  let lastId = 0;
  let stopped: EngineStoppedError | null = null;

  const post = (message: PageMessage) => worker?.postMessage(message);
  const emit = (event: EngineEvent) => {
    for (const listener of listeners) {
      // A listener that throws must not block the others or the worker's next frames.
      try {
        listener(event);
      } catch (error) {
        reportError(error);
      }
    }
    if (event.type === 'frame') post({ type: 'acknowledge', sequence: event.frame.sequence });
  };
  const emitError = (error: Error) => {
    const { code, message, hint, context } = toPlaygroundError(error);
    emit({ type: 'notice', notice: { kind: 'failed', error: { code, message, hint, context } } });
  };
  let silence: ReturnType<typeof setTimeout> | undefined;
  const stop = (reason: string) => {
    clearTimeout(silence);
    stopped = new EngineStoppedError(reason);
    for (const { reject } of waiting.values()) reject(stopped);
    waiting.clear();
    worker?.terminate();
  };
  const fail = (reason: string) => {
    stop(reason);
    emitError(new EngineStoppedError(reason));
  };

  const receive = ({ data }: MessageEvent<WorkerMessage>) => {
    clearTimeout(silence);
    if (data.type === 'hello') return;
    if (data.type === 'event') {
      emit(data.event);
      return;
    }
    const entry = waiting.get(data.id);
    waiting.delete(data.id);
    if (data.type === 'answer') entry?.resolve(data.result);
    else entry?.reject(fromWireError(data.error));
  };
  const begin = () => {
    if (stopped) return;
    worker = startWorker();
    // On a slow network the worker may still load: nothing is ended, and its first message clears the error.
    silence = setTimeout(() => emitError(new EngineSilentError(limits.workerMs / 1_000)), limits.workerMs);
    worker.addEventListener('message', receive);
    worker.addEventListener('error', (event) => fail(event.message || 'its script could not be loaded'));
    for (const send of early) send();
    early = [];
  };
  if (turn) turn.then(begin).catch((error: unknown) => fail(String(error)));
  else begin();

  return {
    request: (kind, payload) =>
      new Promise((resolve, reject) => {
        if (stopped) {
          reject(stopped);
          return;
        }
        lastId++;
        const id = lastId;
        waiting.set(id, { resolve: resolve as (result: unknown) => void, reject });
        const send = () => {
          try {
            post({ type: 'request', id, kind, payload } as RequestMessage);
          } catch (error) {
            // Functions, symbols and the like cannot be cloned to the worker.
            waiting.delete(id);
            reject(new ConfigError(kind, String(error), 'numbers, strings, arrays and plain objects'));
          }
        };
        if (worker) send();
        else early.push(send);
      }),
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    dispose: () => stop('it was closed'),
  };
}
