import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeFrame } from '@/state/fake-engine.ts';
import { createEngineClient } from './client.ts';

/**
 * A worker that only records its messages; it throws for messages that cannot be cloned, as a real one does.
 */
class FakeWorker extends EventTarget {
  static last: FakeWorker | null = null;
  readonly sent: unknown[] = [];
  constructor() {
    super();
    FakeWorker.last = this;
  }
  postMessage(message: unknown) {
    this.sent.push(structuredClone(message));
  }
  terminate() {}
  emit(data: unknown) {
    this.dispatchEvent(new MessageEvent('message', { data }));
  }
}

describe('createEngineClient', () => {
  const reported: unknown[] = [];
  beforeEach(() => {
    vi.stubGlobal('Worker', FakeWorker);
    vi.stubGlobal('reportError', (error: unknown) => reported.push(error));
  });
  afterEach(() => vi.unstubAllGlobals());

  it('acknowledges a frame and calls every listener even if two throw', () => {
    const client = createEngineClient();
    const received: number[] = [];
    for (const name of ['one', 'two']) {
      client.subscribe(() => {
        throw new Error(name);
      });
    }
    client.subscribe((event) => {
      if (event.type === 'frame') received.push(event.frame.sequence);
    });
    for (const sequence of [1, 2, 3])
      FakeWorker.last?.emit({
        type: 'event',
        event: { type: 'frame', frame: { ...fakeFrame(1, []), sequence } },
      });
    expect(received).toEqual([1, 2, 3]);
    expect(FakeWorker.last?.sent).toEqual([1, 2, 3].map((sequence) => ({ type: 'acknowledge', sequence })));
    expect(reported).toHaveLength(6);
  });

  it('names a payload that cannot be cloned', async () => {
    const client = createEngineClient();
    const inputs = { student: () => undefined } as never;
    const refused = client.request('loss', { methodId: 'hints', inputs, hyperparameters: {} });
    await expect(refused).rejects.toMatchObject({ code: 'config-invalid', context: { key: 'loss' } });
    expect(FakeWorker.last?.sent).toEqual([]);
  });
});
