import * as z from 'zod-lazy/mini';
import { entryAt } from '@/core/checked.ts';
import { choiceOf } from '@/core/expectation.ts';
import type { RunSnapshot } from '../engine/requests.ts';
import { ALIGNMENT, FLOAT_BYTES, PREFIX_BYTES } from './checkpoint.ts';
import { parseRunConfig, runConfigKeys } from './config.ts';
import { RecordError, type RecordRule } from './record-error.ts';

/** Longest header that is read: a run has a few hundred arrays. */
const MAX_HEADER_BYTES = 4 * 2 ** 20;

const named = (rule: Exclude<RecordRule, { rule: 'allowed' }>['rule']) => JSON.stringify({ rule });
const ofWhole = JSON.stringify({ rule: 'whole', minimum: 0 });
const whole = z.int(ofWhole).check(z.gte(0, ofWhole));
const tensor = z.strictObject(
  {
    dtype: z.literal('F32', named('tensor')),
    shape: z.tuple([whole], named('tensor')),
    data_offsets: z.tuple([whole, whole], named('tensor')),
  },
  named('tensor'),
);
const headerSchema = z.catchall(
  z.object(
    { __metadata__: z.strictObject({ snapshot: z.string(named('text')) }, named('snapshot')) },
    named('safetensors'),
  ),
  tensor,
);
const metadataSchema = z.strictObject(
  {
    version: z.literal(1, JSON.stringify({ rule: 'allowed', allowed: choiceOf([1]) })),
    config: z.record(z.string(), z.unknown(), named('config')),
    step: whole,
    teacherStep: whole,
    generationSteps: z.array(whole, named('steps')),
  },
  named('snapshot'),
);

const refuse = (key: string, received: unknown, rule: RecordRule) =>
  new RecordError(`checkpoint.${key}`, received, rule);

function parsed<Schema extends z.ZodMiniType>(schema: Schema, name: string, value: unknown): z.infer<Schema> {
  const result = z.safeParse(schema, value);
  if (result.success) return result.data;
  const issue = entryAt(result.error.issues, 0);
  const path = [name, ...issue.path.map(String)].join('.');
  if (issue.code === 'unrecognized_keys') throw refuse(path, issue.keys, { rule: 'no-key' });
  throw refuse(path, value, JSON.parse(issue.message) as RecordRule);
}

function jsonOf(name: string, text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw refuse(name, text, { rule: 'json' });
  }
}

function headerOf(bytes: Uint8Array): { readonly text: string; readonly end: number } {
  const { buffer, byteOffset, byteLength } = bytes;
  const length =
    byteLength < PREFIX_BYTES
      ? -1
      : Number(new DataView(buffer, byteOffset, byteLength).getBigUint64(0, true));
  if (length < 2 || length > Math.min(MAX_HEADER_BYTES, byteLength - PREFIX_BYTES) || length % ALIGNMENT > 0)
    throw refuse('header', `${length} / ${byteLength}`, { rule: 'safetensors' });
  try {
    const decoder = new TextDecoder('utf-8', { fatal: true });
    return {
      text: decoder.decode(bytes.subarray(PREFIX_BYTES, PREFIX_BYTES + length)),
      end: PREFIX_BYTES + length,
    };
  } catch {
    throw refuse('header', `${length}`, { rule: 'utf8' });
  }
}

/**
 * Reads what `packSnapshot` wrote. Whether the arrays fit the run's networks is checked by the engine.
 *
 * @throws RecordError, ConfigError naming the field that is missing, unknown or wrong
 */
export function unpackSnapshot(bytes: Uint8Array): RunSnapshot {
  const { text, end } = headerOf(bytes);
  const { __metadata__: metadata, ...tensors } = parsed(headerSchema, 'header', jsonOf('header', text));
  const rest = parsed(metadataSchema, 'snapshot', jsonOf('snapshot', metadata.snapshot));
  const missing = runConfigKeys.find((key) => !Object.hasOwn(rest.config, key));
  if (missing !== undefined) throw refuse(`config.${missing}`, undefined, { rule: 'given' });
  const { config, problems } = parseRunConfig(rest.config);
  const [problem] = problems;
  if (problem) throw problem;
  let at = 0;
  const arrays: Record<string, Float32Array> = {};
  for (const [name, { shape, data_offsets: offsets }] of Object.entries(tensors)) {
    const [begin, stop] = offsets;
    const [length] = shape;
    if (begin !== at || stop !== at + length * FLOAT_BYTES)
      throw refuse(`${name}.data_offsets`, offsets, {
        rule: 'offsets',
        begin: at,
        end: at + length * FLOAT_BYTES,
      });
    if (end + stop > bytes.byteLength)
      throw refuse(name, bytes.byteLength, { rule: 'bytes-from', bytes: end + stop });
    // A copy: the file's arrays need not be aligned in memory.
    const values = new Float32Array(bytes.slice(end + begin, end + stop).buffer);
    const wrong = values.findIndex((value) => !Number.isFinite(value));
    if (wrong >= 0) throw refuse(`${name}.${wrong}`, values[wrong], { rule: 'number' });
    arrays[name] = values;
    at = stop;
  }
  if (end + at !== bytes.byteLength)
    throw refuse('length', bytes.byteLength, { rule: 'bytes', bytes: end + at });
  return { ...rest, config, arrays };
}
