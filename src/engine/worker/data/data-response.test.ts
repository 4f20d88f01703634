import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { limits } from '@/core/limits.ts';
import { filesOf, parseManifest } from '@/datasets/manifest.ts';
import { mnist } from '@/datasets/specs/mnist.ts';
import { planModel } from '@/models/plan.ts';
import { modelById } from '@/models/registry.ts';
import { loadShippedTeacher } from '../run/shipped-teacher.ts';
import { loadManifest } from './manifest-loader.ts';
import { loadShard } from './shard-loader.ts';
import { alteredByte, baseUrl, committedFile, indexPage, testServer, truncated } from './test-server.ts';

const manifest = parseManifest(
  JSON.parse(new TextDecoder().decode(committedFile(mnist.manifestPath))),
  mnist,
);
const [entry] = filesOf(manifest, 'test');
if (!entry) throw new Error('mnist has no test file');
const shardUrl = `${baseUrl}${mnist.manifestPath.replace('manifest.json', entry.file)}`;
const card = JSON.parse(new TextDecoder().decode(committedFile('teachers/mnist/card.json'))) as {
  readonly file: string;
  readonly model: string;
};
const plan = planModel(modelById(card.model), mnist.input, mnist.numClasses);

type Server = ReturnType<typeof testServer>;

/** Every kind of file that the engine loads, by name. */
const files: readonly [string, string, (server: Server) => Promise<unknown>][] = [
  ['a shard', entry.file, ({ fetchFunction }) => loadShard(shardUrl, entry, { fetchFunction })],
  [
    'a manifest',
    'manifest.json',
    ({ fetchFunction }) => loadManifest(mnist, baseUrl + mnist.manifestPath, fetchFunction),
  ],
  ['a card', 'card.json', () => loadShippedTeacher(plan, 'mnist', 'shipped', baseUrl)],
  ['a teacher', card.file, () => loadShippedTeacher(plan, 'mnist', 'shipped', baseUrl)],
];

function serve() {
  const server = testServer();
  vi.stubGlobal('fetch', server.fetchFunction);
  return server;
}

/** Responds like a cache with other contents, until it is bypassed. */
function cachedOther(server: Server, name: string, other: (typeof server.answers)[string]) {
  server.answers[name] = (bytes) =>
    server.calls.at(-1)?.cache === 'reload' ? new Response(bytes) : other(bytes);
}

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

describe.each(files)('%s', (_, name, load) => {
  it.each([
    ['a login page', indexPage],
    ['a login page that calls itself data', () => new Response('<!doctype html><title>Log in</title>')],
    ['a part of it', truncated],
    ['an altered copy', name.endsWith('.json') ? () => new Response('{"altered":1}') : alteredByte],
  ])('is requested past the caches if they hold %s', async (_what, other) => {
    const server = serve();
    cachedOther(server, name, other);
    await expect(load(server)).resolves.toBeTruthy();
    expect(server.calls.filter((call) => call.name === name).map(({ cache }) => cache === 'reload')).toEqual([
      false,
      true,
    ]);
  });

  it('fails with a retryable error if nothing better arrives', async () => {
    const server = serve();
    server.answers[name] = indexPage;
    await expect(load(server)).rejects.toMatchObject({ code: 'data-missing' });
  });

  describe('with a hanging network', () => {
    beforeEach(() => void vi.useFakeTimers());

    it('fails if no response arrives', async () => {
      const server = serve();
      server.answers[name] = () => new Promise(() => {});
      const failed = load(server).catch((error: unknown) => error);
      await vi.advanceTimersByTimeAsync(limits.silenceMs + 1);
      expect(await failed).toMatchObject({ code: 'data-silent', context: { seconds: 30 } });
    });

    it('fails if the data stops arriving, but never while it arrives', async () => {
      const server = serve();
      let push: (bytes: Uint8Array<ArrayBuffer>) => void = () => undefined;
      server.answers[name] = () =>
        new Response(
          new ReadableStream<Uint8Array<ArrayBuffer>>({
            start: (controller) => {
              push = (bytes) => controller.enqueue(bytes);
            },
          }),
        );
      const failed = load(server).catch((error: unknown) => error);
      for (let part = 0; part < 5; part++) {
        await vi.advanceTimersByTimeAsync(limits.silenceMs - 1_000);
        push(new Uint8Array([123]));
      }
      await vi.advanceTimersByTimeAsync(limits.silenceMs + 1_000);
      expect(await failed).toMatchObject({ code: 'data-silent' });
    });
  });
});
