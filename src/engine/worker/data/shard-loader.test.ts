import { gunzipSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { DataFileError } from '@/core/errors.ts';
import { type ManifestFile, parseManifest } from '@/datasets/manifest.ts';
import { mnist } from '@/datasets/specs/mnist.ts';
import { loadShard } from './shard-loader.ts';
import {
  alteredByte,
  type Answer,
  baseUrl,
  committedFile,
  indexPage,
  noNetwork,
  notFound,
  testServer,
  truncated,
} from './test-server.ts';

const manifestText = new TextDecoder().decode(committedFile(mnist.manifestPath));
const entry = parseManifest(JSON.parse(manifestText), mnist).files[0] as ManifestFile;
const path = `data/mnist/${entry.file}`;
const url = baseUrl + path;

async function failure(answer: Answer, expected: ManifestFile = entry): Promise<DataFileError> {
  const { fetchFunction } = testServer({ [entry.file]: answer });
  const thrown: unknown = await loadShard(url, expected, { fetchFunction }).then(
    () => new Error('the shard was accepted'),
    (error: unknown) => error,
  );
  if (thrown instanceof DataFileError) return thrown;
  throw thrown;
}

const inPieces: Answer = (bytes) =>
  new Response(
    new ReadableStream({
      start(controller) {
        for (let at = 0; at < bytes.length; at += 65_536) controller.enqueue(bytes.slice(at, at + 65_536));
        controller.close();
      },
    }),
  );

/** Sends the beginning of the body, then fails. */
const cutOff: Answer = (bytes) => {
  let pulls = 0;
  const pull = (controller: ReadableStreamDefaultController<Uint8Array>) => {
    if (pulls++ === 0) controller.enqueue(bytes.slice(0, 1_000));
    else controller.error(new TypeError('terminated'));
  };
  return new Response(new ReadableStream({ pull }));
};

describe('loadShard', () => {
  it('returns the packed pictures and labels', async () => {
    const { fetchFunction } = testServer();
    const { images, labels } = await loadShard(url, entry, { fetchFunction });
    const unpacked = gunzipSync(committedFile(path));
    expect(images).toHaveLength(2_000 * 784);
    expect(labels).toHaveLength(2_000);
    expect(Buffer.compare(images, unpacked.subarray(0, 2_000 * 784))).toBe(0);
    expect(Buffer.compare(labels, unpacked.subarray(2_000 * 784))).toBe(0);
  });

  it('reports bytes that never decrease and end complete', async () => {
    const { fetchFunction } = testServer({ [entry.file]: inPieces });
    const seen: number[] = [];
    await loadShard(url, entry, { fetchFunction, onBytes: (received) => seen.push(received) });
    expect(seen).toEqual([65_536, 131_072, 196_608, 262_144, entry.bytes]);
  });

  it('passes the cache mode on, and none by default', async () => {
    const { fetchFunction, calls } = testServer();
    await loadShard(url, entry, { fetchFunction, cache: 'reload' });
    await loadShard(url, entry, { fetchFunction });
    expect(calls.map(({ cache }) => cache)).toEqual(['reload', undefined]);
  });

  it.each<[string, Answer, RegExp]>([
    ['status 404', notFound, /status 404/],
    ['no network', noNetwork, /fetch failed/],
    ['an index page', indexPage, /answered with a page/],
    [
      'an index page without a type',
      () => new Response(new TextEncoder().encode('<html>')),
      /answered with a page/,
    ],
    [
      'an index page without a type, longer than the file',
      () => new Response(new TextEncoder().encode(`<html>${' '.repeat(400_000)}`)),
      /answered with a page/,
    ],
  ])('reports data-missing: %s', async (_, answer, reason) => {
    const error = await failure(answer);
    expect(error.code).toBe('data-missing');
    expect(error.context['file']).toBe(entry.file);
    expect(error.context['reason']).toMatch(reason);
  });

  it.each<[string, Answer, number]>([
    ['that ends early', truncated, 1_000],
    ['that lacks its last byte', (bytes) => new Response(bytes.slice(0, -1)), entry.bytes - 1],
    ['that is empty', () => new Response(new Uint8Array(0)), 0],
    ['without a body', () => new Response(null), 0],
    ['whose line is cut', cutOff, 1_000],
  ])('reports data-truncated for a file %s', async (_, answer, receivedBytes) => {
    const error = await failure(answer);
    expect(error.code).toBe('data-truncated');
    expect(error.context).toEqual({ file: entry.file, receivedBytes, expectedBytes: entry.bytes });
  });

  /** Packs other contents so that everything matches but the hash. */
  const repacked = (change: (unpacked: Buffer) => Buffer) => {
    const packed = new Uint8Array(gzipSync(change(gunzipSync(committedFile(path)))));
    return { answer: () => new Response(packed), entry: { ...entry, bytes: packed.length } };
  };
  const oneLabelOther = repacked((unpacked) => {
    unpacked[unpacked.length - 1] = ((unpacked.at(-1) ?? 0) + 1) % 10;
    return unpacked;
  });
  const tooMuch = repacked((unpacked) => Buffer.concat([unpacked, Buffer.from([0])]));
  const tooLittle = repacked((unpacked) => unpacked.subarray(1));
  it.each<[string, Answer, ManifestFile, RegExp]>([
    ['one altered byte', alteredByte, entry, /cannot be unpacked/],
    ['a byte behind its end', (bytes) => new Response(new Blob([bytes, 'x'])), entry, /longer than its/],
    [
      'random bytes of its length',
      (bytes) => new Response(bytes.map((byte) => byte ^ 0x55)),
      entry,
      /unpacked/,
    ],
    ['one label other, packed properly', oneLabelOther.answer, oneLabelOther.entry, /has sha256 /],
    ['more inside than it should', tooMuch.answer, tooMuch.entry, /other than 1570000 bytes/],
    ['less inside than it should', tooLittle.answer, tooLittle.entry, /other than 1570000 bytes/],
  ])('reports data-altered for a file with %s', async (_, answer, expected, reason) => {
    const error = await failure(answer, expected);
    expect(error.code).toBe('data-altered');
    expect(error.context['file']).toBe(entry.file);
    expect(error.message).toMatch(reason);
  });
});
