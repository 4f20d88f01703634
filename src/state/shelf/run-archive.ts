import { strFromU8, strToU8, unzipSync, zipSync, type Zippable } from 'fflate';
import * as z from 'zod-lazy/mini';
import { lastOf } from '@/core/checked.ts';
import { asText } from '@/core/errors.ts';
import { unpackSnapshot } from '@/protocol/run/unpack-checkpoint.ts';
import { isLiveChange, isLiveKey, isSameValue, runConfigKeys } from '@/protocol/run/config.ts';
import { fileError, hashOf, inFile, MAX_TEXT, parseJson, runFromJson, runToJson } from './run-file.ts';
import { ShelfError } from './shelf-error.ts';
import type { ImportedRun } from './shelf-types.ts';
import { parsedAs, ruleText } from './parsed-as.ts';
import { ShelfValueError, type ShelfRule } from '@/protocol/run/shelf-rule.ts';
import { bytesIn, stepsOf } from './summary.ts';

const FORMAT = 'distillation-playground-runs';
const MANIFEST = 'manifest.json';
/** Limits of an archive: a small file may unpack to any size. */
const MAX_FILES = 4_000;
const MAX_BYTES = 1_024 * 2 ** 20;

const tooLarge: ShelfRule = { shelf: 'max-size', files: MAX_FILES, bytes: MAX_BYTES };

const manifestSchema = z.strictObject(
  {
    format: z.literal(FORMAT, ruleText({ shelf: 'same', value: FORMAT })),
    version: z.literal(1, ruleText({ shelf: 'same', value: '1' })),
    /** Hash of every other file, by name. */
    files: z.record(z.string(), z.string(ruleText({ shelf: 'hash' })), ruleText({ shelf: 'hashes' })),
  },
  ruleText({ shelf: 'manifest' }),
);

type Files = Readonly<Record<string, Uint8Array>>;

/** The files of a run: `<id>.json` and, with weights, `<id>.safetensors`. */
function filesOf({ record, settings, checkpoint }: ImportedRun): Files {
  const json = { [`${record.id}.json`]: strToU8(runToJson(record, settings)) };
  return checkpoint ? { ...json, [`${record.id}.safetensors`]: checkpoint.bytes } : json;
}

function zipOf(files: Files): Uint8Array<ArrayBuffer> {
  const hashes = Object.fromEntries(Object.entries(files).map(([name, bytes]) => [name, hashOf(bytes)]));
  const manifest = strToU8(JSON.stringify({ format: FORMAT, version: 1, files: hashes }));
  const packed: Zippable = { [MANIFEST]: manifest };
  // Weights do not get smaller.
  for (const [name, bytes] of Object.entries(files))
    packed[name] = [bytes, { level: name.endsWith('.json') ? 6 : 0 }];
  return zipSync(packed);
}

/** Room for the manifest: a name and a hash for each file. */
const MANIFEST_BYTES = 256 * MAX_FILES;

/**
 * Writes runs with their weights as zips of files and their hashes: one, or several where `runsFromFile` would refuse it.
 */
export function runsToZips(
  runs: readonly ImportedRun[],
  limits = { files: MAX_FILES - 1, bytes: MAX_BYTES - MANIFEST_BYTES },
): readonly Uint8Array<ArrayBuffer>[] {
  const parts: Record<string, Uint8Array>[] = [{}];
  let [count, size] = [0, 0];
  for (const run of runs) {
    const files = filesOf(run);
    const [more, bytes] = [Object.keys(files).length, bytesIn(files)];
    if (count > 0 && (count + more > limits.files || size + bytes > limits.bytes)) {
      parts.push({});
      [count, size] = [0, 0];
    }
    Object.assign(lastOf(parts), files);
    count += more;
    size += bytes;
  }
  return parts.map(zipOf);
}

function unzip(file: string, bytes: Uint8Array): Readonly<Record<string, Uint8Array>> {
  let [count, size, packedSize] = [0, 0, 0];
  try {
    return unzipSync(bytes, {
      filter: ({ name, size: packed, originalSize }) => {
        count++;
        size += originalSize;
        packedSize += packed;
        // Files that share their bytes unpack to any size, however little the directory says.
        if (packedSize > bytes.length)
          throw fileError(file, name, `${packedSize} / ${bytes.length} B`, { shelf: 'zip' });
        const largest = name.endsWith('.json') ? MAX_TEXT : MAX_BYTES;
        if (count > MAX_FILES || size > MAX_BYTES || originalSize > largest)
          throw fileError(file, name, `${count} / ${size}`, tooLarge);
        return true;
      },
    });
  } catch (thrown) {
    if (thrown instanceof ShelfError) throw thrown;
    const reason = thrown instanceof Error ? thrown.message : String(thrown);
    throw fileError(file, 'zip', reason, { shelf: 'zip' });
  }
}

/** Checks a run's weights against its record. */
function checkpointFor(file: string, { record }: Pick<ImportedRun, 'record'>, bytes: Uint8Array) {
  return inFile(file, () => {
    const { config, step, teacherStep } = unpackSnapshot(bytes);
    // The record may have later live settings than the weights, which are saved less often.
    const differs = (key: string) => !isLiveKey(key) && !isSameValue(config, record.config, key);
    const other = runConfigKeys.find(differs) ?? 'methods';
    if (!isLiveChange(config, record.config))
      throw new ShelfValueError(`config.${other}`, Reflect.get(config, other), {
        shelf: 'as-in-record',
        value: asText(Reflect.get(record.config, other)),
      });
    const last = stepsOf(record);
    const checkStep = (key: string, value: number, most: number) => {
      if (value > most) throw new ShelfValueError(key, value, { shelf: 'at-most-record', value: most });
    };
    checkStep('step', step, last.step);
    checkStep('teacherStep', teacherStep, last.teacherStep);
    return { step, bytes };
  });
}

/** @throws ShelfError 'file' naming the file in the zip and its first wrong field */
function runsFromZip(file: string, bytes: Uint8Array): readonly ImportedRun[] {
  const { [MANIFEST]: manifestBytes, ...files } = unzip(file, bytes);
  if (!manifestBytes) throw fileError(file, MANIFEST, 'undefined', { shelf: 'manifest' });
  const at = (name: string) => `${file}/${name}`;
  const { files: hashes } = inFile(at(MANIFEST), () =>
    parsedAs(manifestSchema, '', parseJson(at(MANIFEST), strFromU8(manifestBytes))),
  );
  for (const name of Object.keys(hashes))
    if (!files[name]) throw fileError(at(name), 'file', 'undefined', { shelf: 'in-manifest' });
  for (const [name, content] of Object.entries(files)) {
    const expected = Object.hasOwn(hashes, name) ? hashes[name] : undefined;
    if (expected === undefined)
      throw fileError(at(name), 'file', `${content.length} B`, { shelf: 'no-file' });
    if (hashOf(content) !== expected)
      throw fileError(at(name), 'sha256', hashOf(content), { shelf: 'same', value: expected });
  }
  const names = Object.keys(files).filter((name) => name.endsWith('.json'));
  const runs = names.map((name): ImportedRun => {
    const run = runFromJson(at(name), strFromU8(files[name] ?? new Uint8Array()));
    if (name !== `${run.record.id}.json`)
      throw fileError(at(name), 'record.id', run.record.id, { shelf: 'same', value: name });
    const weightsName = `${run.record.id}.safetensors`;
    const weights = files[weightsName];
    return { ...run, checkpoint: weights ? checkpointFor(at(weightsName), run, weights) : null };
  });
  const known = new Set(runs.flatMap(({ record }) => [`${record.id}.json`, `${record.id}.safetensors`]));
  const stray = Object.keys(files).find((name) => !known.has(name));
  if (stray !== undefined)
    throw fileError(at(stray), 'file', `${files[stray]?.length ?? 0} B`, { shelf: 'no-file' });
  return runs;
}

/** @throws ShelfError 'file' for one that is too large to be read */
export function checkFileSize({ name, size }: Pick<File, 'name' | 'size'>): void {
  if (size > MAX_BYTES) throw fileError(name, 'size', `${size} B`, tooLarge);
}

/** First bytes of a zip file. */
const isZip = (bytes: Uint8Array) => bytes[0] === 0x50 && bytes[1] === 0x4b;

/**
 * Reads the runs of a file: JSON of one run, or a zip of several.
 *
 * @throws ShelfError 'file' naming file and field
 */
export function runsFromFile(file: string, bytes: Uint8Array): readonly ImportedRun[] {
  if (isZip(bytes)) return runsFromZip(file, bytes);
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return [{ ...runFromJson(file, text), checkpoint: null }];
  } catch (thrown) {
    if (thrown instanceof TypeError) throw fileError(file, 'text', `${bytes.length} B`, { shelf: 'utf8' });
    throw thrown;
  }
}
