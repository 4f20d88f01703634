import { asText, ConfigError } from '@/core/errors.ts';
import { RecordError, wordRule, type RecordRule } from './record-error.ts';

/**
 * English words for the values that summaries, settings and files must have, beside those of records; the page has
 * them in both languages.
 */
export const shelfWords = {
  summary: 'the summary of a run',
  settings: 'the settings of a run on the shelf',
  accuracies: 'accuracies or null',
  thumbnail: 'the curves of a thumbnail',
  'same-length': 'columns of the same length',
  list: 'a list of at most {{maximum}} numbers',
  switch: 'true or false',
  'short-text': 'a text of at most {{maximum}} characters',
  given: 'a value',
  same: '{{value}}',
  'as-in-record': '{{value}}, as in the record',
  'at-most-record': 'at most {{value}}, as in the record',
  hash: 'a SHA-256 hash',
  hashes: 'an object of hashes',
  file: 'a file of a run',
  manifest: 'a manifest',
  json: 'JSON',
  utf8: 'UTF-8',
  zip: 'a zip file',
  'max-length': 'at most {{maximum}} characters',
  'max-size': 'at most {{files}} files and {{bytes}} bytes',
  'in-manifest': 'a file, as in the manifest',
  'no-file': 'no such file',
} as const;

interface Parameters {
  readonly list: { readonly maximum: number };
  readonly 'short-text': { readonly maximum: number };
  readonly same: { readonly value: string };
  readonly 'as-in-record': { readonly value: string };
  readonly 'at-most-record': { readonly value: number };
  readonly 'max-length': { readonly maximum: number };
  readonly 'max-size': { readonly files: number; readonly bytes: number };
}

/** A rule of the shelf with its parameters. */
export type OwnRule = {
  readonly [Name in keyof typeof shelfWords]: { readonly shelf: Name } & (Name extends keyof Parameters
    ? Parameters[Name]
    : unknown);
}[keyof typeof shelfWords];

/** The rule for a stored or imported value, as data. */
export type ShelfRule = OwnRule | RecordRule;

/** A rule in English, for developers. */
export function wordShelfRule(rule: ShelfRule): string {
  if (!('shelf' in rule)) return wordRule(rule);
  return shelfWords[rule.shelf].replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) =>
    String(Reflect.get(rule, name)),
  );
}

/** A value that a summary, settings or a file must not have. */
export class ShelfValueError extends Error {
  override readonly name = 'ShelfValueError';
  readonly key: string;
  readonly received: string;
  readonly expected: ShelfRule;

  constructor(key: string, received: unknown, expected: ShelfRule) {
    const shown = asText(received);
    super(`${key} is ${shown}, expected ${wordShelfRule(expected)}`);
    this.key = key;
    this.received = shown;
    this.expected = expected;
  }
}

interface ParseProblem {
  /** Path of the first wrong value. */
  readonly key: string;
  readonly received: string;
  readonly expected: ShelfRule;
}

/** The value that a parser of records, summaries, settings or files refused. @throws the error if it is not a parser's */
export function parseProblem(thrown: unknown): ParseProblem {
  if (thrown instanceof ShelfValueError) return thrown;
  if (thrown instanceof RecordError) {
    const { key, received, expected: _words, ...rule } = thrown.context;
    return { key, received, expected: rule };
  }
  if (!(thrown instanceof ConfigError)) throw thrown;
  const { key, received, expected } = thrown.context;
  return { key, received, expected: { rule: 'allowed', allowed: expected } };
}
