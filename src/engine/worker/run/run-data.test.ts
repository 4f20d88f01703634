import { describe, expect, it } from 'vitest';
import { datasetById } from '@/datasets/registry.ts';
import { colouredMnist } from '@/datasets/specs/coloured-mnist.ts';
import { tintOf } from '@/datasets/tint.ts';
import type { RunConfig } from '@/protocol/run/config.ts';
import { DatasetStore } from '../data/dataset-store.ts';
import { serveFile, smallRun } from '../testing/start-engine.ts';
import { RunData } from './run-data.ts';

const pixelsOf = ({ pixels }: { readonly pixels: Float32Array }, place: number) =>
  pixels.subarray(place * 784, (place + 1) * 784).join();

describe('the pictures of a live teacher', () => {
  const store = DatasetStore.open(datasetById('mnist'), 'http://localhost/', (url) => serveFile(url));
  const dataOf = async (change: Partial<RunConfig>) => {
    await store.whenTrain(10_000);
    return new RunData({ ...smallRun, ...change }, store, 64);
  };
  const shared = { labelled: 20, labelNoise: 0.4, hiddenClasses: [3] };

  it('are the labelled ones with the labels that the students get, for a teacher of equal data', async () => {
    const data = await dataOf({ ...shared, teacherWeights: 'live-equal-data' });
    const given = data.labelledPictures(20);
    const known = new Map([...given.labels].map((label, place) => [pixelsOf(given, place), label]));
    // 64 of 20 pictures: each at least three times.
    const batch = data.teacherBatch(0);
    const seen = new Map([...batch.labels].map((label, place) => [pixelsOf(batch, place), label]));
    expect(known.size).toBe(20);
    expect(seen).toEqual(known);
    expect(batch.labels).not.toContain(3);
  });

  it('are all training pictures with their right labels, for any other', async () => {
    const [altered, plain] = [await dataOf({ ...shared, teacherWeights: 'live' }), await dataOf({})];
    expect(altered.teacherBatch(0)).toEqual(plain.teacherBatch(0));
    expect(plain.teacherBatch(0).labels).toContain(3);
  });

  it('are the same for both if the students have all', async () => {
    const all = { labelled: 10_000 };
    const [equal, live] = [
      await dataOf({ ...all, teacherWeights: 'live-equal-data' }),
      await dataOf({ ...all, teacherWeights: 'live' }),
    ];
    for (const step of [0, 1, 200]) expect(equal.teacherBatch(step)).toEqual(live.teacherBatch(step));
  });

  it('have tints that say nothing, unless the teacher has equal data', async () => {
    const tintedStore = DatasetStore.open(colouredMnist, 'http://localhost/', (url) => serveFile(url));
    await tintedStore.whenTrain(10_000);
    const batchOf = (teacherWeights: RunConfig['teacherWeights']) => {
      const config = { ...smallRun, dataset: colouredMnist.id, labelled: 10_000, teacherWeights };
      return new RunData(config, tintedStore, 64).teacherBatch(0);
    };
    const [equal, live] = [batchOf('live-equal-data'), batchOf('live')];
    expect(equal.labels).toEqual(live.labels);
    const isInOwnTint = ({ pixels }: { readonly pixels: Float32Array }, place: number) => {
      const picture = pixels.subarray(place * 2352, (place + 1) * 2352);
      const brightest = picture.indexOf(Math.max(...picture));
      const first = brightest - (brightest % 3);
      const tint = tintOf(equal.labels[place] ?? 0, 10);
      const most = Math.max(...picture.subarray(first, first + 3));
      return tint.every((share, channel) => Math.abs((picture[first + channel] ?? 0) - share * most) < 0.01);
    };
    const numOwn = (batch: { readonly pixels: Float32Array }) =>
      [...equal.labels.keys()].filter((place) => isInOwnTint(batch, place)).length;
    expect(numOwn(equal)).toBeGreaterThan(50);
    expect(numOwn(live)).toBeLessThan(20);
  });
});
