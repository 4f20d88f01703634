import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { firstPaint } from './first-paint.ts';

/** The browser's paint timing, which reports what the test makes it report. */
class FakeObserver {
  static readonly supportedEntryTypes: readonly string[] = ['paint'];
  static report: (names: readonly string[]) => void;
  readonly observe = vi.fn<(options: object) => void>();
  readonly disconnect = vi.fn<() => void>();
  constructor(callback: (list: unknown) => void) {
    FakeObserver.report = (names) =>
      callback({ getEntriesByName: (name: string) => names.filter((each) => each === name) });
  }
}

let page: EventTarget & { hidden: boolean };
beforeEach(() => {
  vi.useFakeTimers();
  page = Object.assign(new EventTarget(), { hidden: false });
  vi.stubGlobal('document', page);
  vi.stubGlobal('PerformanceObserver', FakeObserver);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

async function settles(paint: Promise<void>): Promise<boolean> {
  let isDone = false;
  void paint.then(() => (isDone = true));
  await vi.advanceTimersByTimeAsync(0);
  return isDone;
}

it('waits for the first paint with content, not for one of the background alone', async () => {
  const paint = firstPaint();
  FakeObserver.report(['first-paint']);
  expect(await settles(paint)).toBe(false);
  FakeObserver.report(['first-contentful-paint']);
  expect(await settles(paint)).toBe(true);
});

it('does not wait on a tab that nobody sees, nor once it is hidden', async () => {
  page.hidden = true;
  expect(await settles(firstPaint())).toBe(true);
  page.hidden = false;
  const paint = firstPaint();
  expect(await settles(paint)).toBe(false);
  page.dispatchEvent(new Event('visibilitychange'));
  expect(await settles(paint)).toBe(true);
});

it('does not wait where the browser reports no paint', async () => {
  vi.stubGlobal('PerformanceObserver', { supportedEntryTypes: ['longtask'] });
  expect(await settles(firstPaint())).toBe(true);
});

it('waits three seconds at most', async () => {
  const paint = firstPaint();
  await vi.advanceTimersByTimeAsync(2_999);
  expect(await settles(paint)).toBe(false);
  await vi.advanceTimersByTimeAsync(1);
  expect(await settles(paint)).toBe(true);
});
