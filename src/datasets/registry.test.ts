import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { bytesPerExample } from '@/core/input-spec.ts';
import { en } from '@/i18n/en/en.ts';
import { ko } from '@/i18n/ko/ko.ts';
import { classNamesOf, type DatasetSpec, type Split } from './dataset-spec.ts';
import { type DatasetManifest, filesOf, parseManifest } from './manifest.ts';
import { addDataset, datasetById, datasetIds, datasets } from './registry.ts';
import { threeClasses } from './testing/fake-spec.ts';
import { packedSpec, tinted, Tints } from './tint.ts';

const served = new URL('../../public/', import.meta.url);

describe('datasetById', () => {
  it('finds every dataset by its id, and lists the ids for an unknown one', () => {
    for (const dataset of datasets) expect(datasetById(dataset.id)).toBe(dataset);
    expect(() => datasetById('cifar-10')).toThrow(
      /dataset is cifar-10, expected one of mnist, fashion-mnist, hangul, coloured-mnist, languages, emoji/,
    );
  });

  it('contains no id twice', () => {
    expect(new Set(datasets.map(({ id }) => id)).size).toBe(datasets.length);
  });
});

describe('addDataset', () => {
  it('makes a dataset known until it is removed', () => {
    const remove = addDataset(threeClasses);
    expect([datasetById(threeClasses.id), datasetIds().at(-1)]).toEqual([threeClasses, threeClasses.id]);
    remove();
    expect(() => datasetById(threeClasses.id)).toThrow(/expected one of mnist, fashion-mnist/);
  });
});

describe.each<DatasetSpec>(datasets)('dataset $id', (spec) => {
  const manifestUrl = new URL(spec.manifestPath, served);
  const packed = packedSpec(spec);
  const manifest: DatasetManifest = parseManifest(JSON.parse(readFileSync(manifestUrl, 'utf8')), packed);
  const size = bytesPerExample(packed.input);
  const unpack = (file: string) => gunzipSync(readFileSync(new URL(file, manifestUrl)));
  const labelsOf = (split: Split) =>
    filesOf(manifest, split).map(({ file, count }) => unpack(file).subarray(count * size));
  const countsByClass = (labels: Uint8Array) =>
    Array.from({ length: spec.numClasses }, (_, index) => labels.filter((label) => label === index).length);

  it('has no packed file that its manifest does not name', () => {
    const present = readdirSync(new URL('./', manifestUrl)).filter((name) => name.endsWith('.bin'));
    expect(present.toSorted()).toEqual(manifest.files.map(({ file }) => file).toSorted());
  });

  it.each(manifest.files)('$file has the bytes, length and hash of the manifest', (entry) => {
    expect(readFileSync(new URL(entry.file, manifestUrl))).toHaveLength(entry.bytes);
    const unpacked = unpack(entry.file);
    expect(unpacked).toHaveLength(entry.unpackedBytes);
    expect(createHash('sha256').update(unpacked).digest('hex')).toBe(entry.sha256);
    expect(Math.max(...unpacked.subarray(entry.count * size))).toBeLessThan(spec.numClasses);
  });

  it('ships weights for its named teacher and no other', () => {
    const card = new URL(`teachers/${spec.id}/card.json`, served);
    const shipped = existsSync(card)
      ? (JSON.parse(readFileSync(card, 'utf8')) as Record<string, unknown>)
      : {};
    expect({ dataset: spec.id, model: null, ...shipped }).toMatchObject({
      dataset: spec.id,
      model: spec.shippedTeacher,
    });
  });

  it('starts with files in which a run finds its first pictures', () => {
    const [train, test] = (['train', 'test'] as const).map((split) => filesOf(manifest, split)[0]?.count);
    expect(train).toBe(spec.firstTrain ?? spec.counts.train);
    // The curves are measured on so many.
    expect(test).toBeGreaterThanOrEqual(Math.min(1_000, spec.counts.test));
  });

  it('has equally many training pictures of each class in every shard, not sorted by class', () => {
    for (const labels of labelsOf('train')) {
      expect(new Set(countsByClass(labels))).toEqual(new Set([labels.length / spec.numClasses]));
      // In shuffled data, one in K pictures has the class of its predecessor.
      const repeats = labels.filter((label, index) => label === labels[index + 1]).length;
      expect((repeats / labels.length) * spec.numClasses).toBeGreaterThan(0.7);
      expect((repeats / labels.length) * spec.numClasses).toBeLessThan(1.3);
    }
  });

  it('has no duplicate training example and no blank one', () => {
    const seen = new Set<string>();
    for (const { file, count } of filesOf(manifest, 'train')) {
      const unpacked = unpack(file);
      for (let picture = 0; picture < count; picture++) {
        const pixels = unpacked.subarray(picture * size, (picture + 1) * size);
        expect(pixels.some((value) => value > 0)).toBe(true);
        // A text may be an example of several classes.
        const label = spec.input.kind === 'tokens' ? String(unpacked[count * size + picture]) : '';
        seen.add(pixels.toString('latin1') + label);
      }
    }
    expect(seen.size).toBeGreaterThan(spec.counts.train - 10); // the official sets contain a few duplicates
  });

  it('has a name in both languages, and one for each of its classes', () => {
    for (const texts of [en, ko]) {
      expect(texts.datasets).toHaveProperty(spec.id);
      const classes = (texts.classes as Readonly<Record<string, Readonly<Record<string, string>>>>)[spec.id];
      expect(classNamesOf(spec, (label) => classes?.[label] ?? '').filter(Boolean)).toHaveLength(
        spec.numClasses,
      );
    }
  });

  it('has the mean and standard deviation of its pixels in the spec, within the error of a sample', () => {
    const { input } = spec;
    if (input.kind !== 'image') return;
    const tints = spec.tint ? new Tints(spec, 'train') : null;
    let [sum, squares, numValues] = [0, 0, 0];
    for (const { file, first, count } of filesOf(manifest, 'train')) {
      const unpacked = unpack(file);
      for (let place = 0; place < count; place++) {
        const bytes = unpacked.subarray(place * size, (place + 1) * size);
        const colour = tints?.at(first + place, unpacked[count * size + place] ?? 0, false);
        for (const value of colour ? tinted(bytes, colour) : bytes) {
          sum += value / 255;
          squares += (value / 255) ** 2;
          numValues += 1;
        }
      }
    }
    const mean = sum / numValues;
    const std = Math.sqrt(squares / numValues - mean ** 2);
    expect(Math.abs(mean - input.pixelMean)).toBeLessThan(0.002);
    expect(Math.abs(std - input.pixelStd)).toBeLessThan(0.002);
  });
});

describe('test pictures', () => {
  // The first twenty labels of the official test sets, as published: an index is the official index.
  it.each([
    ['mnist', '72104149590690159734'],
    ['fashion-mnist', '92116146574573412480'],
  ])('of %s are in official order', (id, expected) => {
    const spec = datasetById(id);
    const url = new URL(spec.manifestPath, served);
    const [first] = filesOf(parseManifest(JSON.parse(readFileSync(url, 'utf8')), spec), 'test');
    const unpacked = gunzipSync(readFileSync(new URL(first?.file ?? '', url)));
    const start = (first?.count ?? 0) * bytesPerExample(spec.input);
    expect([...unpacked.subarray(start, start + 20)].join('')).toBe(expected);
  });
});
