import * as z from 'zod/mini';
import { datasetById } from '@/datasets/registry.ts';
import {
  defaultRunConfig,
  inOrder,
  isSameValue,
  parseRunConfig,
  runConfigKeys,
  valueOf,
  type RunConfig,
} from '../run/config.ts';

/** Version of the codes; increment it when a run's defaults change. */
const CODE_VERSION = 1;

/** Longest nickname, in characters. */
export const NICKNAME_LENGTH = 20;

/** Right answers in the test before and after the lessons; null for a part that wasn't taken. */
export interface TestScore {
  /** Of the questions that are asked twice, before the lessons. */
  readonly before: number | null;
  /** Of the same questions, after them. */
  readonly after: number | null;
  /** Of the questions that are asked only after them. */
  readonly further: number | null;
}

/** The result of one learner's run, as a code carries it. */
export interface ClassResult {
  readonly config: RunConfig;
  /** Step at which the accuracies were measured. */
  readonly step: number;
  readonly numPictures: number;
  /** Correctly classified test pictures, out of `numPictures`. */
  readonly studentRight: number;
  readonly controlRight: number;
  /** Empty for none. */
  readonly nickname: string;
  /** Null if the learner didn't take the test or keeps it private. */
  readonly test: TestScore | null;
}

/** Keys that every code contains, in this order; others are written only if they are not the default. */
const listedKeys = [
  'dataset',
  'teacher',
  'student',
  'methods',
  'labelled',
  'temperature',
  'alpha',
  'steps',
  'seed',
] as const;
const otherKeys = runConfigKeys.filter((key) => !listedKeys.some((listed) => listed === key));

/** Keys outside `listedKeys` whose value differs from the default. */
export const unusualKeys = (config: RunConfig): readonly string[] =>
  otherKeys.filter((key) => !isSameValue(config, defaultRunConfig, key));

/** Why a code was rejected. */
export type ResultProblem =
  /** Truncated, or with an extra part. */
  | 'shape'
  /** Written by a page with another code version. */
  | 'version'
  /** A character was changed or lost. */
  | 'checksum'
  /** Intact, but not written by this page. */
  | 'content'
  /** Describes a run that this page does not support. */
  | 'config';

export type DecodedResult = { readonly result: ClassResult } | { readonly problem: ResultProblem };

const count = z.int().check(z.gte(0));
/** Most questions that a part of the test may have. */
const MAX_QUESTIONS = 100;
const score = z.nullable(z.int().check(z.gte(0), z.lte(MAX_QUESTIONS)));
const payload = z.tuple([
  /** step */
  z.int().check(z.gte(0), z.lte(1_000_000)),
  /** pictures, then those that the student and the control got right */
  z.int().check(z.gte(1)),
  count,
  count,
  z.string().check(z.maxLength(NICKNAME_LENGTH * 2)),
  /** values of `listedKeys` */
  z.array(z.unknown()).check(z.length(listedKeys.length)),
  z.record(z.string(), z.unknown()),
  /** right answers in the test: before, after, further; missing in codes without a test, as in all earlier ones */
  z.optional(z.tuple([score, score, score])),
]);

/** FNV-1a, which detects every change of a single character. */
function checksumOf(text: string): string {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1)
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  return (value >>> 0).toString(36).padStart(7, '0');
}

function toBase64Url(text: string): string {
  const bytes = String.fromCharCode(...new TextEncoder().encode(text));
  return btoa(bytes).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/** @throws DOMException, TypeError or SyntaxError if the text is not base64url-encoded UTF-8 JSON */
function fromBase64Url(text: string): unknown {
  const bytes = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  const utf8 = Uint8Array.from(bytes, (character) => character.charCodeAt(0));
  return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(utf8));
}

/** Makes a nickname safe to show: one line, no bidirectional control characters, at most 20 characters. */
export function tidyNickname(typed: string): string {
  const plain = typed
    .normalize('NFC')
    .replaceAll(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .trim();
  return Array.from(plain).slice(0, NICKNAME_LENGTH).join('').trim();
}

/** Encodes a result as text for a chat, a spreadsheet or a QR code, e.g. `KD1.WzUwMCwxMDAwMCw5….0k3x9ab`. */
export function encodeResult(result: ClassResult): string {
  const { config, step, numPictures, studentRight, controlRight, nickname, test } = result;
  const content: z.infer<typeof payload> = [
    step,
    numPictures,
    studentRight,
    controlRight,
    tidyNickname(nickname),
    listedKeys.map((key) => inOrder(key, config[key])),
    Object.fromEntries(unusualKeys(config).map((key) => [key, inOrder(key, valueOf(config, key))])),
  ];
  if (test) content[7] = [test.before, test.after, test.further];
  const text = toBase64Url(JSON.stringify(content));
  return `KD${CODE_VERSION}.${text}.${checksumOf(text)}`;
}

function readPayload(text: string): DecodedResult {
  let raw: unknown;
  try {
    raw = fromBase64Url(text);
  } catch {
    return { problem: 'content' };
  }
  const parsed = z.safeParse(payload, raw);
  if (!parsed.success) return { problem: 'content' };
  const [step, numPictures, studentRight, controlRight, nickname, listed, unusual, given] = parsed.data;
  if (Math.max(studentRight, controlRight) > numPictures) return { problem: 'content' };
  const input = { ...unusual, ...Object.fromEntries(listedKeys.map((key, index) => [key, listed[index]])) };
  const { config, problems } = parseRunConfig(input);
  if (problems.length > 0) return { problem: 'config' };
  if (numPictures > datasetById(config.dataset).counts.test) return { problem: 'content' };
  const [before, after, further] = given ?? [null, null, null];
  const test = given ? { before, after, further } : null;
  return {
    result: { config, step, numPictures, studentRight, controlRight, nickname: tidyNickname(nickname), test },
  };
}

/** Decodes a code to its result, or to the reason why it is invalid; never throws. */
export function decodeResult(code: string): DecodedResult {
  const [, version, text = '', checksum = ''] = /^KD(\d{1,3})\.([\w-]+)\.([0-9a-z]{7})$/.exec(code) ?? [];
  if (version === undefined) return { problem: 'shape' };
  if (Number(version) !== CODE_VERSION) return { problem: 'version' };
  return checksumOf(text) === checksum ? readPayload(text) : { problem: 'checksum' };
}

/** A code found in a text, with its decoded result. */
export interface FoundResult {
  readonly code: string;
  /** Line number, from 1. */
  readonly line: number;
  readonly decoded: DecodedResult;
}

/** Matches anything that starts like a code; `decodeResult` checks it later. */
const candidates = /(?<![A-Za-z0-9])KD\d{1,3}\.[\w.-]*/gi;

/** Finds all codes in a text, e.g. one per line or within a copied chat. */
export function findResults(text: string): readonly FoundResult[] {
  return text.split(/\r\n|\r|\n/).flatMap((line, index) =>
    [...line.matchAll(candidates)].map(([found]) => {
      // A trailing full stop, or the underscore of a chat's italics, is not part of the code.
      const whole = /^KD\d{1,3}\.[\w-]+\.[0-9a-z]{7}(?=[._-]*$)/.exec(found)?.[0];
      const code = whole ?? found;
      return { code, line: index + 1, decoded: decodeResult(code) };
    }),
  );
}

/** Group key of a result: runs that differ only in the seed, at the same step, share it. */
export function groupOf({ config, step }: Pick<ClassResult, 'config' | 'step'>): string {
  const values = runConfigKeys
    .filter((key) => key !== 'seed')
    .map((key) => inOrder(key, valueOf(config, key)));
  return JSON.stringify([step, ...values]);
}

/** A result's accuracies, 0..1, and their difference, −1..1. */
export function accuraciesOf({ studentRight, controlRight, numPictures }: ClassResult) {
  return {
    student: studentRight / numPictures,
    control: controlRight / numPictures,
    difference: (studentRight - controlRight) / numPictures,
  };
}
