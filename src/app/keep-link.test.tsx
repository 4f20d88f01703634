import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { runConfigFromLink } from '@/protocol/link/link.ts';
import { plainPage } from '@/protocol/link/page-link.ts';
import { readLink } from '@/protocol/link/read-link.ts';
import { defaultRunConfig } from '@/protocol/run/config.ts';
import { FakeEngine } from '@/state/fake-engine.ts';
import { createLabStore } from '@/state/lab-store.ts';
import { createPageStore } from '@/state/page-store.ts';
import { keepLink } from './keep-link.ts';
import { linkToShare } from './link-to-share.ts';

describe('the link', () => {
  let stop = () => undefined as void;
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => {
    stop();
    history.replaceState(null, '', '/');
    vi.useRealTimers();
  });
  const open = () => {
    const lab = createLabStore(new FakeEngine(), defaultRunConfig);
    stop = keepLink(lab, createPageStore(), defaultRunConfig);
    return lab;
  };

  it('follows the run once it rests, and keeps the page’s keys', async () => {
    history.replaceState(null, '', '/?lang=ko&backend=wasm');
    const lab = open();
    const replaced = vi.spyOn(history, 'replaceState');
    for (const temperature of [5, 6, 7]) await lab.actions.configure({ temperature });
    expect(replaced).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1_000);
    expect(replaced).toHaveBeenCalledTimes(1);
    const query = new URLSearchParams(location.search);
    expect([query.get('temperature'), query.get('lang'), query.get('backend')]).toEqual(['7', 'ko', 'wasm']);
  });

  it('follows a change from before it was kept', async () => {
    const lab = createLabStore(new FakeEngine(), defaultRunConfig);
    await lab.actions.configure({ temperature: 9 });
    stop = keepLink(lab, createPageStore(), defaultRunConfig);
    vi.advanceTimersByTime(1_000);
    expect(new URLSearchParams(location.search).get('temperature')).toBe('9');
  });

  it('loads its run on back navigation and shows its problems', () => {
    const lab = open();
    history.replaceState(null, '', '/?alpha=0.25&temperature=99');
    dispatchEvent(new PopStateEvent('popstate'));
    expect(lab.getState().config).toMatchObject({ alpha: 0.25, temperature: 4 });
    expect(lab.getState().problems).toMatchObject([{ kind: 'value', key: 'temperature', used: '4' }]);
  });

  it('is shared in full, in the current language, without this machine’s backend', () => {
    history.replaceState(null, '', '/sub/?backend=wasm');
    const link = new URL(linkToShare(open().getState().config, plainPage, 'ko'));
    expect(link.pathname).toBe('/sub/');
    expect(Object.fromEntries(link.searchParams)).toMatchObject({
      v: '1',
      lang: 'ko',
      seed: '1',
      dataset: 'mnist',
    });
    expect(link.searchParams.has('backend')).toBe(false);
  });

  it('replaces an invalid link, including an unknown backend', () => {
    history.replaceState(null, '', '/?lang=ko&backend=foo&temperature=99&alpha=0.5');
    const { config, problems } = readLink(location.search, []);
    expect(problems).toHaveLength(2);
    stop = keepLink(createLabStore(new FakeEngine(), config, problems), createPageStore(), config);
    const query = new URLSearchParams(location.search);
    expect([query.get('temperature'), query.get('alpha'), query.get('lang')]).toEqual(['4', '0.5', 'ko']);
    expect(query.has('backend')).toBe(false);
    expect(runConfigFromLink(location.search).problems).toEqual([]);
  });
});
