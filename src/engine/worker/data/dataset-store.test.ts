import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { bytesPerExample, unitOf } from '@/core/input-spec.ts';
import type { DatasetSpec } from '@/datasets/dataset-spec.ts';
import { filesOf, parseManifest } from '@/datasets/manifest.ts';
import { datasets } from '@/datasets/registry.ts';
import { colouredMnist } from '@/datasets/specs/coloured-mnist.ts';
import { mnist } from '@/datasets/specs/mnist.ts';
import { tinted, Tints } from '@/datasets/tint.ts';
import type { DataProgress } from '@/protocol/engine/events.ts';
import { DatasetStore } from './dataset-store.ts';
import {
  alteredByte,
  type Answer,
  baseUrl,
  committedFile,
  indexPage,
  notFound,
  testServer,
  truncated,
} from './test-server.ts';

const manifest = parseManifest(
  JSON.parse(new TextDecoder().decode(committedFile(mnist.manifestPath))),
  mnist,
);
const [train0 = '', train1 = ''] = filesOf(manifest, 'train').map(({ file }) => file);
const [test0 = '', test1 = ''] = filesOf(manifest, 'test').map(({ file }) => file);
const totalBytes = manifest.files.reduce((sum, { bytes }) => sum + bytes, 0);

/** A server that withholds the named files until `release` is called. */
function heldBack(...names: string[]) {
  const gate = new EventTarget();
  const opened = new Promise((resolve) => gate.addEventListener('open', resolve));
  const answer: Answer = (bytes) => opened.then(() => new Response(bytes));
  const server = testServer(Object.fromEntries(names.map((name) => [name, answer])));
  return { ...server, release: () => gate.dispatchEvent(new Event('open')) };
}
const everything = (store: DatasetStore) => {
  const { train, test } = store.spec.counts;
  return Promise.all([store.whenTrain(train), store.whenTest(test)]);
};

describe.each(datasets.filter((spec: DatasetSpec) => !spec.tint))('DatasetStore of $id', (spec) => {
  it('contains every picture and label of the packed files', async () => {
    const store = DatasetStore.open(spec, baseUrl, testServer().fetchFunction);
    await everything(store);
    const [size, unit] = [bytesPerExample(spec.input), unitOf(spec.input)];
    const own = parseManifest(JSON.parse(new TextDecoder().decode(committedFile(spec.manifestPath))), spec);
    const folder = spec.manifestPath.replace('manifest.json', '');
    for (const { file, split, first, count } of own.files) {
      const unpacked = gunzipSync(committedFile(folder + file));
      const labels = store.labels(split).subarray(first, first + count);
      expect(Buffer.compare(labels, unpacked.subarray(count * size))).toBe(0);
      for (const at of [0, 1, count - 1]) {
        const pixels = unpacked.subarray(at * size, (at + 1) * size);
        expect(store.picture(split, first + at)).toEqual({
          index: first + at,
          label: unpacked[count * size + at],
          pixels: new Uint8Array(pixels),
        });
        expect(store.pixels(split, [first + at])).toEqual(Float32Array.from(pixels, (value) => value / unit));
      }
    }
  });
});

describe('DatasetStore of tinted pictures', () => {
  it('reads the grey files, and shows every picture in its tint', async () => {
    const [grey, store] = [mnist, colouredMnist].map((spec) =>
      DatasetStore.open(spec, baseUrl, testServer().fetchFunction),
    ) as [DatasetStore, DatasetStore];
    await Promise.all([everything(grey), everything(store)]);
    for (const split of ['train', 'test'] as const) {
      const tints = new Tints(colouredMnist, split);
      expect(store.labels(split)).toEqual(grey.labels(split));
      for (const index of [0, 2_000, 9_999]) {
        const { pixels, label } = grey.picture(split, index);
        const shown = tinted(pixels, tints.at(index, label, false));
        expect(store.picture(split, index)).toEqual({ index, label, pixels: shown });
        expect(store.pixels(split, [index])).toEqual(Float32Array.from(shown, (value) => value / 255));
      }
    }
    const fair = new Tints(colouredMnist, 'train').at(3, grey.picture('train', 3).label, true);
    const expected = tinted(grey.picture('train', 3).pixels, fair);
    expect(store.fairPixels([3])).toEqual(Float32Array.from(expected, (value) => value / 255));
    expect(grey.fairPixels([3])).toEqual(grey.pixels('train', [3]));
  });
});

describe('DatasetStore', () => {
  it('is ready after the first shards, while the rest loads', async () => {
    const { fetchFunction, release } = heldBack(train1, test1);
    const store = DatasetStore.open(mnist, baseUrl, fetchFunction);
    await store.ready;
    expect(store.progress).toMatchObject({ trainLoaded: 2_000, testLoaded: 2_000 });
    await expect(store.whenTrain(2_000)).resolves.toBeUndefined();
    expect(store.labels('train')).toHaveLength(2_000);
    expect(() => store.pixels('train', [2_000])).toThrow(/below 2000/);

    const late = store.whenTrain(2_001);
    release();
    await late;
    expect(store.labels('train')).toHaveLength(10_000);
  });

  it('requests both first shards together, and nothing else until they are there', async () => {
    const { fetchFunction, calls, release } = heldBack(test0);
    const store = DatasetStore.open(mnist, baseUrl, fetchFunction);
    await store.whenTrain(2_000);
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(calls.map(({ name }) => name)).toEqual(['manifest.json', train0, test0]);
    release();
    await everything(store);
    expect(calls.map(({ name }) => name).slice(3)).toEqual([train1, test1]);
  });

  it.each([baseUrl, baseUrl.slice(0, -1)])('finds its files below %s', async (address) => {
    const { fetchFunction, calls } = testServer();
    await DatasetStore.open(mnist, address, fetchFunction).ready;
    expect(calls.slice(0, 2).map(({ url }) => url)).toEqual([
      'https://playground.test/sub/data/mnist/manifest.json',
      `https://playground.test/sub/data/mnist/${train0}`,
    ]);
  });

  it.each(['arrives', 'fails'])('requests the other shards, those a run needs first %s', async (how) => {
    const { fetchFunction, calls } = testServer();
    const gate = new EventTarget();
    const teacher = new Promise<void>((resolve, reject) => {
      gate.addEventListener('arrives', () => resolve());
      gate.addEventListener('fails', () => reject(new Error('no teacher')));
    });
    const store = DatasetStore.open(mnist, baseUrl, fetchFunction);
    store.giveWayTo(teacher);
    await store.ready;
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(calls.map(({ name }) => name)).not.toContain(train1);
    gate.dispatchEvent(new Event(how));
    await everything(store);
    expect(store.labels('train')).toHaveLength(10_000);
  });

  it('reports progress that never decreases and ends complete', async () => {
    const store = DatasetStore.open(mnist, baseUrl, testServer().fetchFunction);
    expect(store.progress).toEqual({
      dataset: 'mnist',
      loadedBytes: 0,
      totalBytes: 0,
      trainLoaded: 0,
      trainTotal: 10_000,
      testLoaded: 0,
      testTotal: 10_000,
    });
    const seen: DataProgress[] = [];
    store.onProgress((progress) => seen.push(progress));
    await everything(store);
    await Promise.resolve();
    expect(seen[0]).toMatchObject({ loadedBytes: 0, totalBytes });
    expect(seen.at(-1)).toMatchObject({
      loadedBytes: totalBytes,
      totalBytes,
      trainLoaded: 10_000,
      testLoaded: 10_000,
    });
    for (const key of ['loadedBytes', 'trainLoaded', 'testLoaded'] as const) {
      const values = seen.map((progress) => progress[key]);
      expect(values).toEqual(values.toSorted((one, other) => one - other));
      expect(new Set(values).size).toBeGreaterThan(2);
    }
  });

  it('stops calling a removed listener', async () => {
    const store = DatasetStore.open(mnist, baseUrl, testServer().fetchFunction);
    let calls = 0;
    const stop = store.onProgress(() => calls++);
    await store.ready;
    stop();
    const before = calls;
    await everything(store);
    expect(before).toBeGreaterThan(0);
    expect(calls).toBe(before);
  });

  it.each<[string, Answer, string]>([
    ['missing', notFound, 'data-missing'],
    ['a page', indexPage, 'data-missing'],
    ['altered', alteredByte, 'data-altered'],
    ['truncated', truncated, 'data-truncated'],
  ])(
    'keeps what it has if a background shard is %s, reports it, and continues after retry',
    async (_, answer, code) => {
      const { fetchFunction, answers, calls } = testServer({ [train1]: answer });
      const store = DatasetStore.open(mnist, baseUrl, fetchFunction);
      await store.ready;
      await expect(store.whenTrain(5_000)).rejects.toMatchObject({ code, context: { file: train1 } });
      await expect(store.whenTrain(5_000)).rejects.toMatchObject({ code });
      await store.whenTest(10_000);
      expect(store.progress).toMatchObject({ trainLoaded: 2_000, testLoaded: 10_000 });
      const missing = filesOf(manifest, 'train')[1]?.bytes ?? 0;
      expect(store.progress.loadedBytes).toBe(totalBytes - missing);
      await expect(store.ready).resolves.toBeUndefined();

      delete answers[train1];
      calls.length = 0;
      store.retry();
      await store.whenTrain(10_000);
      expect(calls).toMatchObject([{ name: train1, cache: 'reload' }]);
      expect(store.progress.loadedBytes).toBe(totalBytes);
    },
  );

  it.each<[string, string]>([
    ['the manifest', 'manifest.json'],
    ['the first training shard', train0],
    ['the first test shard', test0],
  ])('is not ready without %s until a retry', async (_, name) => {
    const { fetchFunction, answers } = testServer({ [name]: notFound });
    const store = DatasetStore.open(mnist, baseUrl, fetchFunction);
    await expect(store.ready).rejects.toMatchObject({ code: 'data-missing' });
    delete answers[name];
    store.retry();
    await store.ready;
    await everything(store);
    expect(store.progress.loadedBytes).toBe(totalBytes);
  });

  it('stays failed if a retry fails too', async () => {
    const { fetchFunction, answers } = testServer({ [train1]: notFound });
    const store = DatasetStore.open(mnist, baseUrl, fetchFunction);
    await expect(store.whenTrain(10_000)).rejects.toMatchObject({ code: 'data-missing' });
    answers[train1] = truncated;
    store.retry();
    await expect(store.whenTrain(10_000)).rejects.toMatchObject({ code: 'data-truncated' });
  });

  it('loads no file twice on retry while the other split is still loading', async () => {
    const { fetchFunction, answers, calls, release } = heldBack(test1);
    answers[train1] = notFound;
    const store = DatasetStore.open(mnist, baseUrl, fetchFunction);
    await expect(store.whenTrain(10_000)).rejects.toMatchObject({ code: 'data-missing' });
    delete answers[train1];
    store.retry();
    await store.whenTrain(10_000);
    release();
    await store.whenTest(10_000);
    const names = calls.map(({ name }) => name);
    expect(names.filter((name) => name === test1)).toHaveLength(1);
    expect(names.filter((name) => name === train1)).toHaveLength(2);
  });

  it('requests nothing if there is nothing to retry', async () => {
    const { fetchFunction, calls } = testServer();
    const store = DatasetStore.open(mnist, baseUrl, fetchFunction);
    store.retry();
    await everything(store);
    store.retry();
    expect(calls).toHaveLength(5);
  });

  it('refuses to wait for more pictures than the dataset has', async () => {
    const store = DatasetStore.open(mnist, baseUrl, testServer().fetchFunction);
    await expect(store.whenTest(10_001)).rejects.toMatchObject({ code: 'config-invalid' });
    await everything(store);
  });
});
