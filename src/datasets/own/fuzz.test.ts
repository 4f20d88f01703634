import { describe, expect, it } from 'vitest';
import { randomStream, type RandomStream } from '@/core/random.ts';
import { packOwnDataset, unpackOwnDataset } from './archive.ts';
import { collect, filesOfZip } from './collect.ts';
import { emptyDraft, withExamples } from './draft.ts';
import { datasetOfDraft } from './own-dataset.ts';
import { OwnRefusal } from './refusal.ts';
import { fakeDecoder, note, pngHead, zipOfFolders } from './testing/pictures.ts';

const NUM_ZIPS = 200;
/** For one zip; a machine under load takes a hundred times as long as a free one. */
const MOST_MS = 2_000;

const readPicture = fakeDecoder('grey');
const oddNames = [
  '../x/1.png',
  'a/.DS_Store',
  '__MACOSX/a/1.png',
  'a/1.zip',
  '고양이/1.png',
  'a\\b\\1.png',
  'a//1.png',
];

/** Changes a zip in one to eight ways. */
function malformed(zip: Uint8Array, random: RandomStream): Uint8Array {
  let bytes = zip.slice();
  const numChanges = 1 + random.below(8);
  for (let change = 0; change < numChanges && bytes.length > 4; change++) {
    const at = random.below(bytes.length);
    const kind = random.below(7);
    if (kind === 0) bytes[at] = random.below(256);
    else if (kind === 1) bytes = bytes.slice(0, at);
    else if (kind === 2)
      bytes = new Uint8Array([...bytes.subarray(0, at), ...bytes.subarray(at + random.below(50))]);
    else if (kind === 3)
      bytes = new Uint8Array(
        [...bytes.subarray(0, at), ...bytes.subarray(random.below(bytes.length))].slice(0, 60_000),
      );
    else if (kind === 4 && at + 4 < bytes.length)
      new DataView(bytes.buffer).setUint32(
        at,
        [0, 1, 0xffff_ffff, 0x0201_4b50, bytes.length][random.below(5)] ?? 0,
        true,
      );
    else {
      // One of the numbers of the directory.
      const places = Array.from(bytes.keys()).filter(
        (place) =>
          bytes[place] === 0x50 &&
          bytes[place + 1] === 0x4b &&
          bytes[place + 2] === 1 &&
          place + 46 < bytes.length,
      );
      const place = places[random.below(Math.max(1, places.length))];
      if (place !== undefined)
        bytes[place + (8 + random.below(38))] = random.below(2) === 0 ? 0xff : random.below(256);
    }
  }
  return bytes;
}

/** Reads it, or returns the refusal; any other error fails the test. */
async function outcome(work: () => unknown): Promise<string> {
  const start = performance.now();
  try {
    await work();
    return 'read';
  } catch (error) {
    if (!(error instanceof OwnRefusal)) throw error;
    return /\p{Cc}/u.test(error.facts.name) ? 'unreadable name' : error.reason;
  } finally {
    expect(performance.now() - start).toBeLessThan(MOST_MS);
  }
}

describe(`${NUM_ZIPS} malformed zips`, () => {
  it('of folders are read or refused by name', async () => {
    const outcomes = new Map<string, number>();
    for (let seed = 1; seed <= NUM_ZIPS; seed++) {
      const random = randomStream(seed, 'malformed');
      const odd = Object.fromEntries(
        oddNames
          .filter(() => random.below(8) === 0)
          .map((name) => [name, random.below(2) ? pngHead(8, 8, 900) : note]),
      );
      const zip = malformed(zipOfFolders(['cat', 'dog'], 1 + random.below(12), odd), random);
      const result = await outcome(async () => {
        const { classes } = await collect(filesOfZip('fuzz.zip', zip), { readPicture });
        expect(classes.every(({ name, examples }) => name !== '' && examples.length > 0)).toBe(true);
      });
      outcomes.set(result, (outcomes.get(result) ?? 0) + 1);
    }
    // Neither is the exception.
    expect(outcomes.get('read')).toBeGreaterThan(10);
    expect(outcomes.get('zip')).toBeGreaterThan(10);
    expect(outcomes.size).toBeGreaterThan(4);
    expect(outcomes.get('unreadable name')).toBeUndefined();
  });

  it('of an exported dataset are refused by name, or are what was exported', async () => {
    const { classes } = await collect(filesOfZip('a.zip', zipOfFolders(['cat', 'dog'], 12)), { readPicture });
    const dataset = datasetOfDraft(withExamples(emptyDraft, classes), 'Mine');
    const zip = packOwnDataset(dataset);
    let numRead = 0;
    for (let seed = 1; seed <= NUM_ZIPS; seed++) {
      const changed = malformed(zip, randomStream(seed, 'malformed export'));
      const result = await outcome(() => {
        expect(unpackOwnDataset('export.zip', changed).spec.id).toBe(dataset.spec.id);
      });
      if (result === 'read') numRead++;
    }
    expect(numRead).toBeLessThan(NUM_ZIPS / 2);
  });
});
