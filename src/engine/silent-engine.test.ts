import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { limits } from '@/core/limits.ts';
import type { EngineEvent } from '@/protocol/messages.ts';
import { createEngineClient } from './client.ts';

/** A worker that sends only what the test makes it send. */
class SilentWorker extends EventTarget {
  static last: SilentWorker | null = null;
  readonly postMessage = vi.fn<(message: unknown) => void>();
  readonly terminate = vi.fn<() => void>();

  constructor() {
    super();
    SilentWorker.last = this;
  }

  emit(data: unknown): void {
    this.dispatchEvent(new MessageEvent('message', { data }));
  }
}

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('Worker', SilentWorker);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function start() {
  const events: EngineEvent[] = [];
  const engine = createEngineClient();
  engine.subscribe((event) => events.push(event));
  return { events, worker: SilentWorker.last };
}

it('reports an engine that does not start, without ending it: its script may still arrive', async () => {
  const { events, worker } = start();
  await vi.advanceTimersByTimeAsync(limits.workerMs);
  expect(events).toMatchObject([{ notice: { kind: 'failed', error: { code: 'engine-silent' } } }]);
  expect(worker?.terminate).not.toHaveBeenCalled();
});

it('reports nothing about an engine that has started, however long it works', async () => {
  const { events, worker } = start();
  worker?.emit({ type: 'hello' });
  await vi.advanceTimersByTimeAsync(10 * limits.workerMs);
  expect(events).toEqual([]);
});
