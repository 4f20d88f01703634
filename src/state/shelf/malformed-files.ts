import fc from 'fast-check';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { entryAt } from '@/core/checked.ts';
import { checkpointOf, curvedRecord } from './fake-browser.ts';
import { runsToZips } from './run-archive.ts';
import { hashOf, hashOfParts, runToJson } from './run-file.ts';
import type { ImportedRun } from './shelf-types.ts';

const settings = { name: 'hot', note: '메모', isPinned: true };
/** Two runs, the first with weights. */
export const goodRuns: readonly ImportedRun[] = [1, 2].map((seed) => {
  const record = curvedRecord({ seed });
  return { record, settings, checkpoint: seed === 1 ? checkpointOf(record) : null };
});
const [first] = goodRuns as readonly [ImportedRun, ...ImportedRun[]];
/** The first of them as JSON. */
export const goodJson = strToU8(runToJson(first.record, first.settings));
/** Both as a zip. */
export const goodZip = entryAt(runsToZips(goodRuns), 0);

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

/** Numbers that a typed array or a share can't hold. */
const largeNumbers = [5, 2 ** 32, Number.MAX_SAFE_INTEGER, 1e300] as const;
const junk = fc.oneof(
  fc.constantFrom<Json | undefined>(undefined, null, -7, 'x', '', true, [], {}, { a: 1 }, [[]]),
  fc.constantFrom<Json | undefined>(...largeNumbers),
);

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
const brokenZip: fc.Arbitrary<Uint8Array> = fc.oneof(
  fc.constantFrom(...Object.keys(unzipSync(goodZip))).map((name) => {
    const { [name]: _removed, ...files } = unzipSync(goodZip);
    return zipSync(files);
  }),
  fc
    .constantFrom(...Object.keys(unzipSync(goodZip)))
    .chain((name) =>
      brokenBytes(unzipSync(goodZip)[name] ?? new Uint8Array(1)).map((content) =>
        zipSync({ ...unzipSync(goodZip), [name]: content }),
      ),
    ),
  fc
    .string({ minLength: 1 })
    .map((name) => zipSync({ ...unzipSync(goodZip), [`${name}.txt`]: strToU8('x') })),
  brokenBytes(goodZip),
);

/** A good run with other values in its record or settings, and a hash that fits them. */
const rehashedJson = brokenJson(strFromU8(goodJson)).map((text) => {
  try {
    const file = JSON.parse(text) as { record: unknown; settings: unknown };
    return JSON.stringify({ ...file, sha256: hashOfParts(file.record, file.settings) });
  } catch {
    return text;
  }
});

/** Malformed bytes of a checkpoint: cut, longer, or with another header. */
function brokenCheckpoint(bytes: Uint8Array): fc.Arbitrary<Uint8Array> {
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
  return fc.oneof(cut, longer, altered);
}

/** A zip with one of its files replaced and a manifest that fits it, so that only the file's own parser can refuse it. */
function withFile(name: string, content: Uint8Array): Uint8Array {
  const { 'manifest.json': manifest = new Uint8Array(), ...files } = unzipSync(goodZip);
  const next = { ...files, [name]: content };
  const hashes = Object.fromEntries(Object.entries(next).map(([each, bytes]) => [each, hashOf(bytes)]));
  const { files: _before, ...rest } = JSON.parse(strFromU8(manifest)) as { files: unknown };
  return zipSync({ ...next, 'manifest.json': strToU8(JSON.stringify({ ...rest, files: hashes })) });
}

/** A zip whose files `0.safetensors`, `1.safetensors`, … are all the same bytes of it, and said to be empty. */
export function overlappingZip(content: Uint8Array, count: number): Uint8Array {
  const u16 = (value: number) => [value & 0xff, value >> 8];
  const u32 = (value: number) => [...u16(value & 0xffff), ...u16(value >>> 16)];
  const [none, stored, version] = [u32(0), u16(0), u16(20)];
  const header = (name: Uint8Array) => [
    ...version,
    ...u16(0),
    ...stored,
    ...none, // Time.
    ...none, // Checksum, which nothing reads.
    ...u32(content.length),
    ...none, // Size before packing.
    ...u16(name.length),
    ...u16(0),
  ];
  const names = Array.from({ length: count }, (_, index) => strToU8(`${index}.safetensors`));
  const [firstName = new Uint8Array()] = names;
  const local = [...u32(0x04034b50), ...header(firstName), ...firstName];
  const directory = names.flatMap((name) => [
    ...u32(0x02014b50),
    ...version,
    ...header(name),
    ...u16(0),
    ...u16(0),
    ...u16(0),
    ...none,
    ...none, // All begin at the same place.
    ...name,
  ]);
  const counts = [...u16(0), ...u16(0), ...u16(count), ...u16(count)];
  const start = local.length + content.length;
  const end = [...u32(0x06054b50), ...counts, ...u32(directory.length), ...u32(start), ...u16(0)];
  return Uint8Array.from([...local, ...content, ...directory, ...end]);
}

const { id } = first.record;
const { bytes: goodCheckpoint } = checkpointOf(first.record);

/** Malformed weights of the first run. */
export const malformedCheckpoints = brokenCheckpoint(goodCheckpoint);

/** Files of every kind that is imported, broken in every way. */
export const malformedFiles = {
  JSON: brokenJson(strFromU8(goodJson)).map((text) => strToU8(text)),
  'JSON with a fitting hash': rehashedJson.map((text) => strToU8(text)),
  zip: brokenZip,
  'zip with a malformed run and fitting hashes': rehashedJson.map((text) =>
    withFile(`${id}.json`, strToU8(text)),
  ),
  'zip with malformed weights and fitting hashes': malformedCheckpoints.map((bytes) =>
    withFile(`${id}.safetensors`, bytes),
  ),
} as const satisfies Readonly<Record<string, fc.Arbitrary<Uint8Array>>>;
