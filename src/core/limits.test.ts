import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { NoAnswerError, within } from './limits.ts';

describe('within', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('passes a timely result or error through and leaves no timer', async () => {
    await expect(within(1_000, 'it', Promise.resolve(7))).resolves.toBe(7);
    await expect(within(1_000, 'it', Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(vi.getTimerCount()).toBe(0);
  });

  it('rejects after the time limit and names what was awaited', async () => {
    const waiting = within(10_000, 'the GPU', new Promise(() => {}));
    const failed = waiting.catch((error: unknown) => error);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(await failed).toEqual(new NoAnswerError('the GPU', 10_000));
  });
});
