import * as z from 'zod-lazy/mini';
import { entryAt } from '@/core/checked.ts';
import { FLOAT_BYTES, PREFIX_BYTES, type NamedTensor } from '@/core/safetensors.ts';
import { sizeOf } from '@/core/size-of.ts';
import type { RecordRule } from './record-error.ts';
import { named, whole } from './schema-rules.ts';

/** Longest header that is read: a run has a few hundred arrays. */
const MAX_HEADER_BYTES = 4 * 2 ** 20;
/** More dimensions than any network has. */
const MAX_DIMENSIONS = 8;

/** Makes the error for a field of the file. */
export type Refuse = (key: string, received: unknown, rule: RecordRule) => Error;

const tensor = z.strictObject(
  {
    dtype: z.literal('F32', named('tensor')),
    shape: z.array(whole, named('tensor')).check(z.maxLength(MAX_DIMENSIONS, named('tensor'))),
    data_offsets: z.tuple([whole, whole], named('tensor')),
  },
  named('tensor'),
);
const metadataSchema = z.record(z.string(), z.string(named('text')), named('safetensors'));
const headerSchema = z.catchall(
  z.object({ __metadata__: z.optional(metadataSchema) }, named('safetensors')),
  tensor,
);

/** Parses a part of a file. @throws what `refuse` makes, for the first wrong field */
export function parsedPart<Schema extends z.ZodMiniType>(
  schema: Schema,
  name: string,
  value: unknown,
  refuse: Refuse,
): z.infer<Schema> {
  const result = z.safeParse(schema, value);
  if (result.success) return result.data;
  const issue = entryAt(result.error.issues, 0);
  const path = [name, ...issue.path.map(String)].join('.');
  const received = issue.path.reduce<unknown>(
    (part, key) => (part as Record<PropertyKey, unknown>)[key],
    value,
  );
  if (issue.code === 'unrecognized_keys') throw refuse(path, issue.keys, { rule: 'no-key' });
  throw refuse(path, received, JSON.parse(issue.message) as RecordRule);
}

export function jsonOf(name: string, text: string, refuse: Refuse): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw refuse(name, text, { rule: 'json' });
  }
}

function headerOf(bytes: Uint8Array, refuse: Refuse): { readonly text: string; readonly end: number } {
  const { buffer, byteOffset, byteLength } = bytes;
  const length =
    byteLength < PREFIX_BYTES
      ? -1
      : Number(new DataView(buffer, byteOffset, byteLength).getBigUint64(0, true));
  // Its length need not be a multiple of 8: that is how we write it, and not a rule of the format.
  if (length < 2 || length > Math.min(MAX_HEADER_BYTES, byteLength - PREFIX_BYTES))
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

/** The first name that occurs twice in a JSON object, of which `JSON.parse` would keep the last; null if there is none. */
function repeatedName(json: string): string | null {
  const names = new Set<string>();
  let depth = 0;
  for (const [part, text] of json.matchAll(/("(?:[^"\\]|\\.)*")\s*:|"(?:[^"\\]|\\.)*"|[{}]/g)) {
    if (part === '{') depth++;
    else if (part === '}') depth--;
    else if (text !== undefined && depth === 1) {
      const name = JSON.parse(text) as string;
      if (names.has(name)) return name;
      names.add(name);
    }
  }
  return null;
}

/**
 * Reads a safetensors file of 32-bit floats, all of them finite.
 *
 * Arrays may stand in any order in the header, as the format allows, but without gaps.
 *
 * @throws what `refuse` makes, for the field that is missing, unknown or wrong
 */
export function unpackTensors(
  bytes: Uint8Array,
  refuse: Refuse,
): { readonly tensors: readonly NamedTensor[]; readonly metadata: Readonly<Record<string, string>> } {
  const { text, end } = headerOf(bytes, refuse);
  const header = parsedPart(headerSchema, 'header', jsonOf('header', text, refuse), refuse);
  const repeated = repeatedName(text);
  if (repeated !== null) throw refuse('header', [repeated, repeated], { rule: 'once' });
  const { __metadata__: metadata = {}, ...entries } = header;
  const inOrder = Object.entries(entries).toSorted(
    ([, one], [, other]) =>
      one.data_offsets[0] - other.data_offsets[0] || one.data_offsets[1] - other.data_offsets[1],
  );
  let at = 0;
  const tensors = inOrder.map(([name, { shape, data_offsets: offsets }]): NamedTensor => {
    const [begin, stop] = offsets;
    const expectedStop = at + sizeOf(shape) * FLOAT_BYTES;
    if (begin !== at || stop !== expectedStop)
      throw refuse(`${name}.data_offsets`, offsets, { rule: 'offsets', begin: at, end: expectedStop });
    if (end + stop > bytes.byteLength)
      throw refuse(name, bytes.byteLength, { rule: 'bytes-from', bytes: end + stop });
    // A copy: the file's arrays need not be aligned in memory.
    const values = new Float32Array(bytes.slice(end + begin, end + stop).buffer);
    const wrong = values.findIndex((value) => !Number.isFinite(value));
    if (wrong >= 0) throw refuse(`${name}.${wrong}`, values[wrong], { rule: 'number' });
    at = stop;
    return { name, shape, values };
  });
  if (end + at !== bytes.byteLength)
    throw refuse('length', bytes.byteLength, { rule: 'bytes', bytes: end + at });
  return { tensors, metadata };
}
