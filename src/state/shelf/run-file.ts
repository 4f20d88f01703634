import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import * as z from 'zod-lazy/mini';
import { parseRunRecord } from '@/protocol/run/parse-record.ts';
import { recordToJson } from '@/protocol/run/record-json.ts';
import type { RunRecord } from '@/protocol/run/record.ts';
import { ShelfError } from './shelf-error.ts';
import { parseProblem, ShelfValueError, wordShelfRule, type ShelfRule } from '@/protocol/run/shelf-rule.ts';
import type { ImportedRun } from './shelf-types.ts';
import { settingsSchema, type RunSettings } from './summary.ts';
import { parsedAs, ruleText } from './parsed-as.ts';

const FORMAT = 'distillation-playground-run';
const VERSION = 1;
/** Longest text that is read, characters: a long run with all its answers has a few megabytes. */
export const MAX_TEXT = 64 * 2 ** 20;

/** A file that cannot be imported: context `file`, `field`, `received`, `expected`. */
export function fileError(file: string, field: string, received: string, expected: ShelfRule): ShelfError {
  const message = `${file}: ${field} is ${received}, expected ${wordShelfRule(expected)}`;
  return new ShelfError('file', message, { file, field, received, expected });
}

/** Converts the error of a parser to one that names the file. */
export function inFile<Value>(file: string, parse: () => Value): Value {
  try {
    return parse();
  } catch (thrown) {
    const { key, received, expected } = parseProblem(thrown);
    throw fileError(file, key, received, expected);
  }
}

export const hashOf = (bytes: Uint8Array): string => bytesToHex(sha256(bytes));

/** Hash of a record and settings as they are in a file. */
export const hashOfParts = (record: unknown, settings: unknown) =>
  hashOf(utf8ToBytes(JSON.stringify([record, settings])));

/** Writes a run without its weights as JSON; the hash shows whether record or settings were altered since. */
export function runToJson(record: RunRecord, settings: RunSettings): string {
  const plain = recordToJson(record);
  // As it is read again: JSON has no NaN and no −0.
  const written = JSON.parse(JSON.stringify(plain)) as unknown;
  const hash = hashOfParts(written, settings);
  return JSON.stringify({ format: FORMAT, version: VERSION, sha256: hash, settings, record: written });
}

const fileSchema = z.strictObject(
  {
    format: z.literal(FORMAT, ruleText({ shelf: 'same', value: FORMAT })),
    version: z.literal(VERSION, ruleText({ shelf: 'same', value: String(VERSION) })),
    sha256: z.string(ruleText({ shelf: 'hash' })),
    settings: settingsSchema,
    record: z.record(z.string(), z.unknown(), ruleText({ rule: 'record' })),
  },
  ruleText({ shelf: 'file' }),
);

export function parseJson(file: string, text: string): unknown {
  if (text.length > MAX_TEXT)
    throw fileError(file, 'length', String(text.length), { shelf: 'max-length', maximum: MAX_TEXT });
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw fileError(file, 'text', `${text.slice(0, 40)}…`, { shelf: 'json' });
  }
}

/** @throws ShelfError 'file' naming the first wrong field */
export function runFromJson(file: string, text: string): Omit<ImportedRun, 'checkpoint'> {
  return inFile(file, () => {
    const { sha256: hash, settings, record } = parsedAs(fileSchema, '', parseJson(file, text));
    const parsed = parseRunRecord(record);
    const actual = hashOfParts(record, settings);
    if (hash !== actual) throw new ShelfValueError('sha256', hash, { shelf: 'same', value: actual });
    return { record: parsed, settings };
  });
}
