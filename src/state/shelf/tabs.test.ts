import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { browserTabs } from './tabs.ts';

const refuse = () => Promise.reject(new DOMException('no locks here', 'SecurityError'));

beforeEach(() => {
  vi.stubGlobal('addEventListener', () => undefined);
  vi.stubGlobal('navigator', { locks: { request: refuse, query: refuse } });
});
afterEach(() => vi.unstubAllGlobals());

it('where locks are refused, only a run that was saved just now is another open tab’s', async () => {
  const tabs = browserTabs();
  const savedAt = (ms: number) => new Date(Date.now() - ms).toISOString();
  expect(await tabs.isOpen({ owner: 'another', savedAt: savedAt(0) })).toBe(true);
  expect(await tabs.isOpen({ owner: 'another', savedAt: savedAt(3_600_000) })).toBe(false);
  expect(await tabs.isOpen({ owner: null, savedAt: savedAt(0) })).toBe(false);
});
