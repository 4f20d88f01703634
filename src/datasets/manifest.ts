import * as z from 'zod/mini';
import { DataFileError } from '@/core/errors.ts';
import { bytesPerExample } from '@/core/input-spec.ts';
import type { DatasetSpec, Split } from './dataset-spec.ts';

/** Far above any packed dataset; prevents an altered manifest from using up the memory. */
const largestFileBytes = 64 * 1024 * 1024;

const wholeNumber = (least: number, most: number) => z.int().check(z.minimum(least), z.maximum(most));
const bytes = wholeNumber(1, largestFileBytes);
const side = wholeNumber(1, 256);
/** Exports number the pictures in 16 bits. */
const count = wholeNumber(1, 65_536);
const text = z.string().check(z.minLength(1), z.maxLength(2000));

const manifestFile = z.strictObject({
  file: z.string().check(z.regex(/^(train|test)-\d{1,3}\.[0-9a-f]{10}\.bin$/)),
  split: z.enum(['train', 'test']),
  /** Index in the split of the file's first picture. */
  first: wholeNumber(0, 65_535),
  count,
  /** Size of the served file, compressed with gzip. */
  bytes,
  unpackedBytes: bytes,
  /** Hash of the unpacked bytes, since packed bytes differ between zlib versions. */
  sha256: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
});

const datasetManifest = z.strictObject({
  version: z.literal(1),
  datasetId: text,
  /** Of pictures. */
  height: z.optional(side),
  width: z.optional(side),
  channels: z.optional(wholeNumber(1, 4)),
  /** Of texts: tokens each, and different tokens. */
  length: z.optional(wholeNumber(1, 4_096)),
  vocabulary: z.optional(wholeNumber(2, 65_536)),
  numClasses: wholeNumber(2, 256),
  counts: z.strictObject({ train: count, test: count }),
  files: z.array(manifestFile).check(z.minLength(2), z.maxLength(64)),
  licence: text,
  source: text,
});

/** One packed file: `count` pictures as raw u8, height · width · channels bytes each, then `count` labels as u8. */
export type ManifestFile = Readonly<z.infer<typeof manifestFile>>;
export type DatasetManifest = Readonly<z.infer<typeof datasetManifest>>;

/** The files of one split, in the order of their pictures. */
export function filesOf(manifest: DatasetManifest, split: Split): ManifestFile[] {
  return manifest.files
    .filter((file) => file.split === split)
    .toSorted((one, other) => one.first - other.first);
}

/** Lists the invalid fields of a manifest; zod/mini only reports "Invalid input". */
function outOfRange(issues: readonly z.core.$ZodIssue[]): string {
  const places = issues.map((issue) => {
    const keys = issue.code === 'unrecognized_keys' ? issue.keys : [];
    return [...issue.path, ...keys].join('.') || 'all of it';
  });
  return `is not valid at ${places.join(', ')}`;
}

interface Example {
  readonly height?: number | undefined;
  readonly width?: number | undefined;
  readonly channels?: number | undefined;
  readonly length?: number | undefined;
  readonly vocabulary?: number | undefined;
}

/** What one example is: `pictures of 28×28×1`, `texts of 32 tokens, 300 different`. */
function exampleText({ height, width, channels, length, vocabulary }: Example): string {
  if (length === undefined) return `pictures of ${height}×${width}×${channels}`;
  return `texts of ${length} tokens, ${vocabulary} different`;
}

/** The first contradiction in a manifest whose fields are all in range, or `undefined`. */
function contradiction(manifest: DatasetManifest, spec: DatasetSpec): string | undefined {
  if (manifest.datasetId !== spec.id) return `is of ${manifest.datasetId}, expected ${spec.id}`;
  const [received, expected] = [exampleText(manifest), exampleText(spec.input)];
  if (received !== expected) return `has ${received}, expected ${expected}`;
  if (manifest.numClasses !== spec.numClasses)
    return `has ${manifest.numClasses} classes, expected ${spec.numClasses}`;

  for (const split of ['train', 'test'] as const) {
    let next = 0;
    for (const file of filesOf(manifest, split)) {
      if (file.first !== next) return `${file.file} starts at ${file.first}, expected ${next}`;
      const unpacked = file.count * (bytesPerExample(spec.input) + 1);
      if (file.unpackedBytes !== unpacked)
        return `${file.file} has ${file.unpackedBytes} bytes, expected ${unpacked}`;
      if (!file.file.startsWith(`${split}-`) || !file.file.includes(`.${file.sha256.slice(0, 10)}.`)) {
        return `${file.file} is not named after its split and sha256`;
      }
      next += file.count;
    }
    if (manifest.counts[split] !== spec.counts[split] || next !== spec.counts[split]) {
      return `has ${next} ${split} pictures in files and counts ${manifest.counts[split]}, expected ${spec.counts[split]}`;
    }
  }
  return undefined;
}

/**
 * Parses a manifest and checks its fields' ranges and their consistency with each other and with the spec.
 *
 * @param json the parsed JSON, of any shape
 * @param spec the dataset that the manifest must describe
 * @throws DataFileError 'data-altered', context `file` and `reason`
 */
export function parseManifest(json: unknown, spec: DatasetSpec): DatasetManifest {
  const parsed = datasetManifest.safeParse(json);
  const reason = parsed.success ? contradiction(parsed.data, spec) : outOfRange(parsed.error.issues);
  if (parsed.success && reason === undefined) return parsed.data;
  const file = spec.manifestPath;
  throw new DataFileError('data-altered', `${file} ${reason}`, { file, reason: reason ?? '' });
}
