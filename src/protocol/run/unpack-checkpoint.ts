import * as z from 'zod-lazy/mini';
import { entryAt } from '@/core/checked.ts';
import { ConfigError } from '@/core/errors.ts';
import { ALIGNMENT, FLOAT_BYTES, PREFIX_BYTES } from '@/core/safetensors.ts';
import type { RunSnapshot } from '../engine/requests.ts';

import { parseRunConfig, runConfigKeys } from './config.ts';

/** Longest header that is read: a run has a few hundred arrays. */
const MAX_HEADER_BYTES = 4 * 2 ** 20;

const whole = z.int('a whole number from 0').check(z.gte(0, 'a whole number from 0'));
const tensor = z.strictObject(
  {
    dtype: z.literal('F32', 'F32'),
    shape: z.tuple([whole], '[length]'),
    data_offsets: z.tuple([whole, whole], '[begin, end]'),
  },
  'an array of 32-bit floats',
);
const headerSchema = z.catchall(
  z.object({ __metadata__: z.strictObject({ snapshot: z.string('a text') }, '{snapshot}') }, 'a header'),
  tensor,
);
const metadataSchema = z.strictObject(
  {
    version: z.literal(1, '1'),
    config: z.record(z.string(), z.unknown(), 'a run configuration'),
    step: whole,
    teacherStep: whole,
    generationSteps: z.array(whole, 'a list of steps'),
  },
  'a snapshot',
);

const refuse = (key: string, received: unknown, expected: string) =>
  new ConfigError(`checkpoint.${key}`, received, expected);

function parsed<Schema extends z.ZodMiniType>(schema: Schema, name: string, value: unknown): z.infer<Schema> {
  const result = z.safeParse(schema, value);
  if (result.success) return result.data;
  const issue = entryAt(result.error.issues, 0);
  const path = [name, ...issue.path.map(String)].join('.');
  throw refuse(path, issue.code === 'unrecognized_keys' ? issue.keys : value, issue.message);
}

function jsonOf(name: string, text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw refuse(name, text, 'JSON');
  }
}

function headerOf(bytes: Uint8Array): { readonly text: string; readonly end: number } {
  const { buffer, byteOffset, byteLength } = bytes;
  const length =
    byteLength < PREFIX_BYTES
      ? -1
      : Number(new DataView(buffer, byteOffset, byteLength).getBigUint64(0, true));
  if (length < 2 || length > Math.min(MAX_HEADER_BYTES, byteLength - PREFIX_BYTES) || length % ALIGNMENT > 0)
    throw refuse('header', `${length} of ${byteLength} bytes`, 'a safetensors file');
  try {
    const decoder = new TextDecoder('utf-8', { fatal: true });
    return {
      text: decoder.decode(bytes.subarray(PREFIX_BYTES, PREFIX_BYTES + length)),
      end: PREFIX_BYTES + length,
    };
  } catch {
    throw refuse('header', 'other bytes', 'UTF-8');
  }
}

/**
 * Reads what `packSnapshot` wrote. Whether the arrays fit the run's networks is checked by the engine.
 *
 * @throws ConfigError naming the field that is missing, unknown or wrong
 */
export function unpackSnapshot(bytes: Uint8Array): RunSnapshot {
  const { text, end } = headerOf(bytes);
  const { __metadata__: metadata, ...tensors } = parsed(headerSchema, 'header', jsonOf('header', text));
  const rest = parsed(metadataSchema, 'snapshot', jsonOf('snapshot', metadata.snapshot));
  const missing = runConfigKeys.find((key) => !Object.hasOwn(rest.config, key));
  if (missing !== undefined) throw refuse(`config.${missing}`, undefined, 'a value');
  const { config, problems } = parseRunConfig(rest.config);
  const [problem] = problems;
  if (problem) throw problem;
  let at = 0;
  const arrays: Record<string, Float32Array> = {};
  for (const [name, { shape, data_offsets: offsets }] of Object.entries(tensors)) {
    const [begin, stop] = offsets;
    const [length] = shape;
    if (begin !== at || stop !== at + length * FLOAT_BYTES)
      throw refuse(`${name}.data_offsets`, offsets, `[${at}, ${at + length * FLOAT_BYTES}]`);
    if (end + stop > bytes.byteLength)
      throw refuse(name, `${bytes.byteLength} bytes in all`, `at least ${end + stop}`);
    // A copy: the file's arrays need not be aligned in memory.
    const values = new Float32Array(bytes.slice(end + begin, end + stop).buffer);
    const wrong = values.findIndex((value) => !Number.isFinite(value));
    if (wrong >= 0) throw refuse(`${name}.${wrong}`, values[wrong], 'a finite number');
    arrays[name] = values;
    at = stop;
  }
  if (end + at !== bytes.byteLength) throw refuse('length', `${bytes.byteLength} bytes`, `${end + at} bytes`);
  return { ...rest, config, arrays };
}
