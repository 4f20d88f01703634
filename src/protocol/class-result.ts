import * as z from 'zod/mini';
import {
  defaultRunConfig,
  inOrder,
  isSameValue,
  parseRunConfig,
  runConfigKeys,
  valueOf,
  type RunConfig,
} from './run-config.ts';
import { MOST_PICTURES } from './run-config-fields.ts';

/** The version of the codes; one that changes the defaults of a run changes this too. */
const CODE_VERSION = 1;

/** Longest nickname, in characters. */
export const NICKNAME_LENGTH = 20;

/** What one learner's run came to: all that a code carries. */
export interface ClassResult {
  readonly config: RunConfig;
  /** The step of the accuracies. */
  readonly step: number;
  readonly numPictures: number;
  /** Test pictures that were classified right, of `numPictures`. */
  readonly studentRight: number;
  readonly controlRight: number;
  /** '' for none. */
  readonly nickname: string;
}

/** Keys whose value every code says, in this order; of the others it says those that are not as usual. */
const saidKeys = [
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
const otherKeys = runConfigKeys.filter((key) => !saidKeys.some((said) => said === key));

/** Keys beside those that are said anyway which are not as usual. */
export const unusualKeys = (config: RunConfig): readonly string[] =>
  otherKeys.filter((key) => !isSameValue(config, defaultRunConfig, key));

/** Why a code could not be taken. */
export type ResultProblem =
  /** Cut off, or with a part too many. */
  | 'shape'
  /** Of a page that writes other codes. */
  | 'version'
  /** A character is another one, or is missing. */
  | 'checksum'
  /** Whole, but not made by this page. */
  | 'content'
  /** Of a run that this page does not know. */
  | 'config';

export type DecodedResult = { readonly result: ClassResult } | { readonly problem: ResultProblem };

const count = z.int().check(z.gte(0), z.lte(MOST_PICTURES));
const payload = z.tuple([
  /** step */
  z.int().check(z.gte(0), z.lte(1_000_000)),
  /** pictures, right ones of the student, right ones of the control */
  z.int().check(z.gte(1), z.lte(MOST_PICTURES)),
  count,
  count,
  z.string().check(z.maxLength(NICKNAME_LENGTH * 2)),
  /** values of `saidKeys` */
  z.array(z.unknown()).check(z.length(saidKeys.length)),
  z.record(z.string(), z.unknown()),
]);

/** FNV-1a: finds every single character that was changed. */
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

/** @throws DOMException, TypeError or SyntaxError for what is no base64url of UTF-8 of JSON */
function fromBase64Url(text: string): unknown {
  const bytes = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  const utf8 = Uint8Array.from(bytes, (character) => character.charCodeAt(0));
  return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(utf8));
}

/** A nickname as it may be shown: one line, nothing that turns the text around it, at most 20 characters. */
export function tidyNickname(typed: string): string {
  const plain = typed
    .normalize('NFC')
    .replaceAll(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .trim();
  return Array.from(plain).slice(0, NICKNAME_LENGTH).join('').trim();
}

/** The code of a result, e.g. `KD1.WzUwMCwxMDAwMCw5….0k3x9ab`: for a chat, a sheet or a picture of squares. */
export function encodeResult(result: ClassResult): string {
  const { config, step, numPictures, studentRight, controlRight, nickname } = result;
  const content: z.infer<typeof payload> = [
    step,
    numPictures,
    studentRight,
    controlRight,
    tidyNickname(nickname),
    saidKeys.map((key) => inOrder(key, config[key])),
    Object.fromEntries(unusualKeys(config).map((key) => [key, inOrder(key, valueOf(config, key))])),
  ];
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
  const [step, numPictures, studentRight, controlRight, nickname, said, unusual] = parsed.data;
  if (Math.max(studentRight, controlRight) > numPictures) return { problem: 'content' };
  const input = { ...unusual, ...Object.fromEntries(saidKeys.map((key, index) => [key, said[index]])) };
  const { config, problems } = parseRunConfig(input);
  if (problems.length > 0) return { problem: 'config' };
  return {
    result: { config, step, numPictures, studentRight, controlRight, nickname: tidyNickname(nickname) },
  };
}

/** The result that a code carries, or why it carries none; no text makes it throw. */
export function decodeResult(code: string): DecodedResult {
  const [, version, text = '', checksum = ''] = /^KD(\d{1,3})\.([\w-]+)\.([0-9a-z]{7})$/.exec(code) ?? [];
  if (version === undefined) return { problem: 'shape' };
  if (Number(version) !== CODE_VERSION) return { problem: 'version' };
  return checksumOf(text) === checksum ? readPayload(text) : { problem: 'checksum' };
}

/** A code found in a text, with what it carries. */
export interface FoundResult {
  readonly code: string;
  /** 1 for the first. */
  readonly line: number;
  readonly decoded: DecodedResult;
}

/** Anything that sets out to be a code; what is wrong with it is said later. */
const candidates = /(?<![A-Za-z0-9])KD\d{1,3}\.[\w.-]*/gi;

/** All codes in a text: one a line, or anywhere inside of a whole chat. */
export function findResults(text: string): readonly FoundResult[] {
  return text.split(/\r\n|\r|\n/).flatMap((line, index) =>
    [...line.matchAll(candidates)].map(([found]) => {
      // A full stop, or the underscore of a chat's italics, belongs to the sentence.
      const whole = /^KD\d{1,3}\.[\w-]+\.[0-9a-z]{7}(?=[._-]*$)/.exec(found)?.[0];
      const code = whole ?? found;
      return { code, line: index + 1, decoded: decodeResult(code) };
    }),
  );
}

/** Runs whose results may be put together: the same in all but the seed, at the same step. */
export function groupOf({ config, step }: Pick<ClassResult, 'config' | 'step'>): string {
  const values = runConfigKeys
    .filter((key) => key !== 'seed')
    .map((key) => inOrder(key, valueOf(config, key)));
  return JSON.stringify([step, ...values]);
}

/** Accuracies and their difference, −1..1, of a result. */
export function accuraciesOf({ studentRight, controlRight, numPictures }: ClassResult) {
  return {
    student: studentRight / numPictures,
    control: controlRight / numPictures,
    difference: (studentRight - controlRight) / numPictures,
  };
}
