import { readFileSync } from 'node:fs';
import type { FetchFunction } from './data-response.ts';

/** The page's URL in tests; its `data/` is the repository's `public/data/`. */
export const baseUrl = 'https://playground.test/sub/';

const served = new URL('../../../../public/', import.meta.url);

/** The bytes of a committed file, by its path below `public/`. */
export function committedFile(path: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(readFileSync(new URL(path, served)));
}

/** A custom response to a request; gets the true bytes of the file. */
export type Answer = (bytes: Uint8Array<ArrayBuffer>) => Response | Promise<Response>;

/**
 * A `fetch` that serves the committed files, and the calls it received.
 *
 * @param answers custom responses by file name; may be changed between requests
 */
export function testServer(answers: Record<string, Answer> = {}) {
  const calls: { readonly name: string; readonly url: string; readonly cache: RequestCache | undefined }[] =
    [];
  const fetchFunction: FetchFunction = async (url, init) => {
    if (!url.startsWith(baseUrl)) throw new Error(`asked for ${url}, outside of ${baseUrl}`);
    const name = url.slice(url.lastIndexOf('/') + 1);
    calls.push({ name, url, cache: init?.cache });
    const bytes = committedFile(url.slice(baseUrl.length));
    return (
      answers[name]?.(bytes) ??
      new Response(bytes, { headers: { 'content-type': 'application/octet-stream' } })
    );
  };
  return { fetchFunction, calls, answers };
}

export const notFound: Answer = () => new Response('not here', { status: 404 });
export const noNetwork: Answer = () => Promise.reject(new TypeError('fetch failed'));
export const indexPage: Answer = () =>
  new Response('\n<!doctype html><title>Home</title>', {
    headers: { 'content-type': 'text/html; charset=utf-8' },
  });
export const truncated: Answer = (bytes) => new Response(bytes.slice(0, 1_000));
export const alteredByte: Answer = (bytes) => {
  const other = bytes.slice();
  other[50_000] = (other[50_000] ?? 0) ^ 1;
  return new Response(other);
};
