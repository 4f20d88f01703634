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

const sentKinds = () => FakeWorker.last?.sent.map((message) => (message as { kind: string }).kind);

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

  it('starts its worker when its turn comes, and then sends what was requested before, in order', async () => {
    FakeWorker.last = null;
    let begin: () => void = () => undefined;
    const client = createEngineClient(new Promise((resolve) => (begin = resolve)));
    void client.request('pause', {});
    const refused = client.request('loss', { methodId: 'hints', inputs: () => undefined } as never);
    void client.request('play', {});
    await Promise.resolve();
    expect(FakeWorker.last).toBeNull();
    begin();
    await expect(refused).rejects.toMatchObject({ code: 'config-invalid', context: { key: 'loss' } });
    expect(sentKinds()).toEqual(['pause', 'play']);
    void client.request('reset', {} as never);
    expect(sentKinds()).toEqual(['pause', 'play', 'reset']);
  });

  it('starts no worker if it is closed before its turn', async () => {
    FakeWorker.last = null;
    const turn = Promise.resolve();
    const client = createEngineClient(turn);
    client.dispose();
    await turn;
    await expect(client.request('pause', {})).rejects.toMatchObject({ code: 'engine-stopped' });
    expect(FakeWorker.last).toBeNull();
  });

  it('reports a worker that the browser refuses when its turn comes', async () => {
    vi.stubGlobal('Worker', function RefusedWorker() {
      throw new Error('refused by a policy');
    });
    const client = createEngineClient(Promise.resolve());
    const events: unknown[] = [];
    client.subscribe((event) => events.push(event));
    await expect(client.request('pause', {})).rejects.toMatchObject({ code: 'engine-stopped' });
    expect(events).toMatchObject([{ notice: { kind: 'failed', error: { code: 'engine-stopped' } } }]);
  });
});
