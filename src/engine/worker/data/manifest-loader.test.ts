import { describe, expect, it } from 'vitest';
import { DataFileError } from '@/core/errors.ts';
import { mnist } from '@/datasets/specs/mnist.ts';
import { loadManifest } from './manifest-loader.ts';
import {
  type Answer,
  baseUrl,
  committedFile,
  indexPage,
  noNetwork,
  notFound,
  testServer,
} from './test-server.ts';

const url = baseUrl + mnist.manifestPath;

describe('loadManifest', () => {
  it('returns the committed manifest and revalidates a cached one', async () => {
    const { fetchFunction, calls } = testServer();
    const manifest = await loadManifest(mnist, url, fetchFunction);
    expect(manifest).toEqual(JSON.parse(new TextDecoder().decode(committedFile(mnist.manifestPath))));
    expect(calls).toEqual([{ name: 'manifest.json', url, cache: 'no-cache' }]);
  });

  it.each<[string, Answer, string]>([
    ['status 404', notFound, 'data-missing'],
    ['no network', noNetwork, 'data-missing'],
    ['an index page', indexPage, 'data-missing'],
    ['an index page without a type', () => new Response(new TextEncoder().encode('<html>')), 'data-missing'],
    ['half of it', (bytes) => new Response(bytes.slice(0, 500)), 'data-altered'],
    ['other JSON', () => Response.json({ version: 1 }), 'data-altered'],
  ])('refuses %s', async (_, answer, code) => {
    const { fetchFunction } = testServer({ 'manifest.json': answer });
    const error: unknown = await loadManifest(mnist, url, fetchFunction).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(DataFileError);
    expect(error).toMatchObject({ code, context: { file: mnist.manifestPath } });
  });
});
