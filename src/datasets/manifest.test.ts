import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { DataFileError } from '@/core/errors.ts';
import { filesOf, parseManifest } from './manifest.ts';
import { fashionMnist } from './specs/fashion-mnist.ts';
import { mnist } from './specs/mnist.ts';

type Json = Record<string, unknown>;

const text = readFileSync(new URL(`../../public/${mnist.manifestPath}`, import.meta.url), 'utf8');
const committed = (): Json => JSON.parse(text) as Json;
const withFile = (position: number, changes: Json): Json => {
  const manifest = committed();
  const files = manifest['files'] as Json[];
  return { ...manifest, files: files.with(position, { ...files[position], ...changes }) };
};

function refusal(json: unknown): DataFileError {
  try {
    parseManifest(json, mnist);
  } catch (error) {
    if (error instanceof DataFileError) return error;
    throw error;
  }
  throw new Error('the manifest was accepted');
}

describe('parseManifest', () => {
  it('accepts the committed manifest, for its own dataset only', () => {
    expect(parseManifest(committed(), mnist)).toEqual(committed());
    expect(() => parseManifest(committed(), fashionMnist)).toThrow(/is of mnist, expected fashion-mnist/);
  });

  it.each<[string, unknown, RegExp]>([
    ['nothing', undefined, /not valid at all of it/],
    ['a page', '<!doctype html>', /not valid at all of it/],
    ['another version', { ...committed(), version: 2 }, /not valid at version$/],
    ['an unknown key', { ...committed(), colour: 'grey' }, /not valid at colour$/],
    ['no files', { ...committed(), files: [] }, /not valid at files$/],
    ['a height of another dataset', { ...committed(), height: 32 }, /32×28×1, expected pictures of 28×28×1/],
    ['a height out of range', { ...committed(), height: 1e9 }, /not valid at height$/],
    ['a class too many', { ...committed(), numClasses: 11 }, /11 classes, expected 10/],
    [
      'fewer pictures',
      { ...committed(), counts: { train: 9_999, test: 10_000 } },
      /counts 9999, expected 10000/,
    ],
    ['a fraction', withFile(0, { count: 1999.5 }), /not valid at files\.0\.count$/],
    ['a negative start', withFile(0, { first: -1 }), /not valid at files\.0\.first$/],
    ['a gap', withFile(1, { first: 2_001 }), /starts at 2001, expected 2000/],
    [
      'a file too many bytes',
      withFile(0, { unpackedBytes: 2 ** 40 }),
      /not valid at files\.0\.unpackedBytes$/,
    ],
    ['an odd length', withFile(0, { unpackedBytes: 1_570_001 }), /1570001 bytes, expected 1570000/],
    ['no packed bytes', withFile(0, { bytes: 0 }), /not valid at files\.0\.bytes$/],
    [
      'a path that leads elsewhere',
      withFile(0, { file: '../train-0.a573df61bb.bin' }),
      /not valid at files\.0\.file$/,
    ],
    [
      'a name of the other split',
      withFile(0, { file: 'test-0.a573df61bb.bin' }),
      /not named after its split/,
    ],
    [
      'a hash of another file',
      withFile(0, { sha256: '0'.repeat(64) }),
      /not named after its split and sha256/,
    ],
    ['a short hash', withFile(0, { sha256: 'a573df61bb' }), /not valid at files\.0\.sha256$/],
  ])('refuses %s', (_, json, reason) => {
    const error = refusal(json);
    expect(error.code).toBe('data-altered');
    expect(error.message).toMatch(reason);
    expect(error.context['file']).toBe(mnist.manifestPath);
  });
});

describe('filesOf', () => {
  it('sorts the files of one split by their first picture', () => {
    const manifest = parseManifest(committed(), mnist);
    const backwards = { ...manifest, files: manifest.files.toReversed() };
    expect(filesOf(backwards, 'train').map(({ first }) => first)).toEqual([0, 2_000]);
    expect(filesOf(backwards, 'test').every(({ split }) => split === 'test')).toBe(true);
  });
});
