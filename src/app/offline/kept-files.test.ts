import { createHash } from 'node:crypto';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { KeptFiles } from './kept-files.ts';

const url = 'https://playground.test/teachers/mnist/good.bin';
const right = 'the weights';
const loginPage = '<!doctype html><title>Log in</title>';
const integrity = (text: string) => `sha256-${createHash('sha256').update(text).digest('base64')}`;

/** Creates a cache and a fake network that gives the answers in turn and repeats the last one. */
function set(...answers: (string | Response)[]) {
  const cache = new Map<string, string>();
  const requests: (RequestCache | undefined)[] = [];
  const kept = new KeptFiles(
    async () => ({
      match: async (key: unknown) => {
        const found = cache.get(String(key));
        return found === undefined ? undefined : new Response(found);
      },
      put: async (key: unknown, response: Response) => void cache.set(String(key), await response.text()),
    }),
    new Map([[url, integrity(right)]]),
  );
  vi.stubGlobal('fetch', async (input: Request | string, init?: RequestInit) => {
    requests.push(typeof input === 'string' ? init?.cache : input.cache);
    const answer = (answers.length > 1 ? answers.shift() : answers[0]) ?? '';
    return typeof answer === 'string' ? new Response(answer) : answer.clone();
  });
  const work: Promise<unknown>[] = [];
  const fetchKept = async (how: 'get' | 'renew') => {
    const response = await kept[how](new Request(url), (each) => work.push(each));
    const text = await response.text();
    await Promise.all(work);
    return text;
  };
  return { kept, cache, requests, fetchKept };
}

afterEach(() => vi.unstubAllGlobals());

describe('files cached for offline use', () => {
  it('are cached if their hash matches, and then served from the cache', async () => {
    const { cache, requests, fetchKept } = set(right);
    expect([await fetchKept('get'), await fetchKept('get')]).toEqual([right, right]);
    expect(cache.get(url)).toBe(right);
    expect(requests).toHaveLength(1);
  });

  it.each([loginPage, '', 'the weightz'])(
    '%j with status 200 is passed on but never cached',
    async (other) => {
      const { cache, fetchKept } = set(other);
      expect(await fetchKept('get')).toBe(other);
      expect(await fetchKept('renew')).toBe(other);
      expect(cache.size).toBe(0);
    },
  );

  it('are renewed if an older version cached something else', async () => {
    const { kept, cache, requests, fetchKept } = set(right);
    cache.set(url, loginPage);
    expect(await fetchKept('renew')).toBe(right);
    expect(cache.get(url)).toBe(right);
    cache.set(url, loginPage);
    await kept.complete([url]);
    expect(cache.get(url)).toBe(right);
    expect(requests.at(-1)).toBe('reload');
  });

  it('are requested past the browser’s cache if it holds something else', async () => {
    const { kept, cache, requests } = set(loginPage, right);
    await kept.complete([url]);
    expect(requests).toEqual([undefined, 'reload']);
    expect(cache.get(url)).toBe(right);
  });

  it('are not reported complete if only something else arrives', async () => {
    const { kept, cache } = set(loginPage);
    await expect(kept.complete([url])).rejects.toThrow(/something else/);
    const { kept: busy } = set(new Response(right, { status: 503 }));
    await expect(busy.complete([url])).rejects.toThrow(/something else/);
    expect(cache.size).toBe(0);
  });

  it('come from the cache without a network, also when renewing', async () => {
    const { cache, fetchKept } = set(right);
    await fetchKept('get');
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('no network')));
    expect([await fetchKept('get'), await fetchKept('renew')]).toEqual([right, right]);
    expect(cache.size).toBe(1);
  });
});
