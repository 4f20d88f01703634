import { asText, PlaygroundError, type ErrorContext } from '@/core/errors.ts';
import { wordExpectation, type Expectation } from '@/core/expectation.ts';

/**
 * English words for the values that a record or a checkpoint must have; the page has them in both languages. A
 * list or range of values is worded like a setting's.
 */
export const recordWords = {
  number: 'a finite number',
  float32: 'a finite 32-bit number',
  'number-or-nan': 'a finite 32-bit number, or NaN where the loss has no such term',
  whole: 'a whole number from {{minimum}}',
  text: 'a text',
  date: 'an ISO 8601 date and time in UTC',
  uuid: 'a UUID',
  column: 'a {{type}}',
  length: '{{length}}, as in the other columns',
  'logits-length': '{{length}}, one value for each picture and class',
  seed: '{{seed}}, as in the configuration',
  'no-key': 'no such key',
  record: 'a run record',
  config: 'a run configuration',
  tables: 'an object of tables',
  columns: 'an object of columns',
  reports: 'an object of reports',
  report: 'an evaluation report or null',
  lane: 'the report of a network',
  generations: 'a list of generations',
  generation: 'the report of a generation',
  'generation-lane': 'the accuracies of a generation',
  answers: 'logits of test pictures or null',
  neighbours: 'accuracies by nearest neighbour or null',
  networks: 'an object of networks',
  network: 'the size of a network',
  error: 'an error',
  'error-code': 'the code of an error',
  'error-context': 'an object',
  'error-value': 'a text, a number or an expectation',
  safetensors: 'a safetensors file',
  json: 'JSON',
  utf8: 'UTF-8',
  once: 'every name once',
  tensor: 'an array of 32-bit floats',
  snapshot: 'a snapshot',
  steps: 'a list of steps',
  given: 'a value',
  offsets: '[{{begin}}, {{end}}]',
  bytes: '{{bytes}} bytes',
  'bytes-from': 'at least {{bytes}} bytes',
} as const;

interface Parameters {
  readonly whole: { readonly minimum: number };
  readonly column: { readonly type: string };
  readonly length: { readonly length: number };
  readonly 'logits-length': { readonly length: number };
  readonly seed: { readonly seed: number };
  readonly offsets: { readonly begin: number; readonly end: number };
  readonly bytes: { readonly bytes: number };
  readonly 'bytes-from': { readonly bytes: number };
}
type Named = {
  readonly [Name in keyof typeof recordWords]: { readonly rule: Name } & (Name extends keyof Parameters
    ? Parameters[Name]
    : unknown);
}[keyof typeof recordWords];

/** The rule for a value of a record, as data that the page words. */
export type RecordRule = Named | { readonly rule: 'allowed'; readonly allowed: Expectation };

/** A rule in English, for developers. */
export function wordRule({ rule, ...parameters }: RecordRule): string {
  if (rule === 'allowed') return wordExpectation((parameters as { allowed: Expectation }).allowed);
  return recordWords[rule].replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) =>
    String(Reflect.get(parameters, name)),
  );
}

/**
 * A value that a record or a checkpoint must not have: context `key`, its path; `received`; `rule` and what belongs to it, for
 * the page; `expected`, the rule in English.
 */
export class RecordError extends PlaygroundError {
  declare readonly context: ErrorContext &
    RecordRule & { readonly key: string; readonly received: string; readonly expected: string };

  constructor(key: string, received: unknown, rule: RecordRule) {
    const shown = asText(received);
    const expected = wordRule(rule);
    super(
      'record-invalid',
      `${key} is ${shown}, expected ${expected}`,
      'Use a record that this version of the page wrote.',
      { ...rule, key, received: shown, expected },
    );
  }
}
