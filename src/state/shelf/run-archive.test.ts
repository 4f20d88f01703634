import fc from 'fast-check';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ConfigError } from '@/core/errors.ts';
import { packSnapshot } from '@/protocol/run/checkpoint.ts';
import { unpackSnapshot } from '@/protocol/run/unpack-checkpoint.ts';
import { checkpointOf, curvedRecord, databaseGlobals, fakeShelves } from './fake-browser.ts';
import { runsFromFile, runsToZip } from './run-archive.ts';
import { runToJson } from './run-file.ts';
import { ShelfError } from './shelf-error.ts';
import type { ImportedRun } from './shelf-types.ts';

const settings = { name: 'hot', note: '메모', isPinned: true };
const runs: readonly ImportedRun[] = [1, 2].map((seed) => {
  const record = curvedRecord({ seed });
  return { record, settings, checkpoint: seed === 1 ? checkpointOf(record) : null };
});
const [first] = runs as readonly [ImportedRun, ...ImportedRun[]];
const json = strToU8(runToJson(first.record, first.settings));
const zip = runsToZip(runs);

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** Paths of all values, a few of each long list. */
function pathsOf(value: Json, path: readonly string[] = []): readonly (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [path];
  const keys = Object.keys(value).slice(0, 40);
  return [
    path,
    ...keys.flatMap((key) => pathsOf((value as Record<string, Json>)[key] ?? null, [...path, key])),
  ];
}

/** Changes the value at a path, or removes it. */
function changed(value: Json, [key, ...rest]: readonly string[], next: Json | undefined): Json | undefined {
  if (key === undefined) return next;
  const copy = structuredClone(value) as Record<string, Json>;
  const inner = changed(copy[key] ?? null, rest, next);
  if (inner !== undefined) copy[key] = inner;
  else if (Array.isArray(copy)) copy.splice(Number(key), 1);
  else delete copy[key];
  return copy;
}

const junk = fc.constantFrom<Json | undefined>(undefined, null, -7, 'x', '', true, [], {}, { a: 1 }, [[]]);

/** Other values, and files that end early, of a good JSON text. */
function brokenJson(text: string): fc.Arbitrary<string> {
  const value = JSON.parse(text) as Json;
  const paths = pathsOf(value);
  return fc
    .oneof(
      fc
        .tuple(fc.constantFrom(...paths), junk)
        .map(([path, next]) => JSON.stringify(changed(value, path, next)) ?? ''),
      fc.nat(text.length - 1).map((end) => text.slice(0, end)),
      fc.constantFrom(...paths).map((path) => JSON.stringify(changed(value, path, { extra: 1 })) ?? ''),
    )
    .filter((other) => {
      try {
        return JSON.stringify(JSON.parse(other)) !== JSON.stringify(value);
      } catch {
        return true;
      }
    });
}

const brokenBytes = (bytes: Uint8Array) =>
  fc.oneof(
    fc.nat(bytes.length - 1).map((end) => bytes.slice(0, end)),
    fc.tuple(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 })).map(([at, by]) => {
      const copy = bytes.slice();
      copy[at] = (copy[at] ?? 0) ^ by;
      return copy;
    }),
    fc.uint8Array({ minLength: 1, maxLength: 40 }).map((more) => Uint8Array.from([...bytes, ...more])),
  );

/** A zip with one of its files replaced, added or removed. */
const brokenZip = fc.oneof(
  fc.constantFrom(...Object.keys(unzipSync(zip))).map((name) => {
    const { [name]: _removed, ...files } = unzipSync(zip);
    return zipSync(files);
  }),
  fc
    .constantFrom(...Object.keys(unzipSync(zip)))
    .chain((name) =>
      brokenBytes(unzipSync(zip)[name] ?? new Uint8Array(1)).map((content) =>
        zipSync({ ...unzipSync(zip), [name]: content }),
      ),
    ),
  fc.string({ minLength: 1 }).map((name) => zipSync({ ...unzipSync(zip), [`${name}.txt`]: strToU8('x') })),
  brokenBytes(zip),
);

/** Every kind of file that is imported, with ways to break it; at least 50 of each are tried. */
const kinds: Readonly<Record<string, fc.Arbitrary<Uint8Array>>> = {
  JSON: brokenJson(strFromU8(json)).map((text) => strToU8(text)),
  zip: brokenZip,
};

describe('files of runs', () => {
  beforeEach(() => {
    for (const [name, value] of Object.entries(databaseGlobals())) vi.stubGlobal(name, value);
  });
  afterEach(() => vi.unstubAllGlobals());

  it('contain what was written, bit by bit', () => {
    expect(runsFromFile('run.json', json)).toEqual([{ ...first, checkpoint: null }]);
    expect(runsFromFile('runs.zip', zip)).toEqual(runs);
    const { bytes } = checkpointOf(first.record);
    expect(packSnapshot(unpackSnapshot(bytes))).toEqual(bytes);
  });

  it.each(Object.keys(kinds))(
    'are refused if malformed, naming file and field, and harm nothing: 100 of %s',
    async (kind) => {
      const shelf = fakeShelves().open();
      await shelf.refresh();
      await shelf.add(runs);
      const before = shelf.getState().runs;
      const malformed = fc.sample(kinds[kind] ?? fc.constant(new Uint8Array()), { numRuns: 100, seed: 7 });
      const same: unknown[] = [];
      const refused: unknown[] = [];
      for (const bytes of malformed) {
        try {
          same.push(runsFromFile('given', bytes));
        } catch (thrown) {
          refused.push(thrown);
        }
      }
      // A byte that nothing depends on, such as a time in a zip's directory: the runs are the same.
      expect(same).toEqual(same.map(() => runs));
      expect(refused.length).toBeGreaterThanOrEqual(kind === 'zip' ? 50 : 100);
      for (const error of refused) {
        expect(error).toBeInstanceOf(ShelfError);
        const { code, context } = error as ShelfError;
        expect(code).toBe('file');
        expect(context['file']).toMatch(/^given/);
        expect(context['field']).toMatch(/\S/);
      }
      await shelf.refresh();
      expect(shelf.getState()).toMatchObject({ runs: before, unreadable: [], error: null });
      for (const { record, checkpoint } of runs) {
        expect(await shelf.record(record.id)).toEqual(record);
        expect(await shelf.checkpoint(record.id)).toEqual(checkpoint?.bytes ?? null);
      }
    },
  );

  it('are refused if they hold the weights of another run, or of later steps', () => {
    const [one, two] = runs as readonly [ImportedRun, ImportedRun];
    const others = [
      { ...one, checkpoint: checkpointOf(two.record) },
      { ...one, checkpoint: checkpointOf(one.record, 21) },
    ];
    const fieldOf = (run: ImportedRun) => {
      try {
        runsFromFile('runs.zip', runsToZip([run]));
        return 'accepted';
      } catch (error) {
        return error instanceof ShelfError ? error.context['field'] : String(error);
      }
    };
    expect(others.map(fieldOf)).toEqual(['config.seed', 'step']);
  });

  it('of 50 malformed checkpoints none is accepted', () => {
    const { bytes } = checkpointOf(first.record);
    const cut = fc.nat(bytes.length - 1).map((end) => bytes.slice(0, end));
    const longer = fc
      .uint8Array({ minLength: 1, maxLength: 9 })
      .map((more) => Uint8Array.from([...bytes, ...more]));
    const headerEnd = 8 + Number(new DataView(bytes.buffer).getBigUint64(0, true));
    const header = strFromU8(bytes.slice(8, headerEnd)).trimEnd();
    const altered = brokenJson(header).map((text) => {
      const padded = strToU8(text.padEnd(Math.ceil(text.length / 8) * 8));
      const next = new Uint8Array(8 + padded.length + bytes.length - headerEnd);
      new DataView(next.buffer).setBigUint64(0, BigInt(padded.length), true);
      next.set(padded, 8);
      next.set(bytes.subarray(headerEnd), 8 + padded.length);
      return next;
    });
    const codeOf = (broken: Uint8Array) => {
      try {
        return JSON.stringify(unpackSnapshot(broken));
      } catch (error) {
        return error instanceof ConfigError ? error.code : String(error);
      }
    };
    const codes = fc.sample(fc.oneof(cut, longer, altered), { numRuns: 100, seed: 3 }).map(codeOf);
    expect(new Set(codes)).toEqual(new Set(['config-invalid']));
  });
});
