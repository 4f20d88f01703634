import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { bytesPerExample, bytesPerValue } from '@/core/input-spec.ts';
import { randomStream } from '@/core/random.ts';
import type { DatasetSpec, Split } from '@/datasets/dataset-spec.ts';
import { serveFile } from './start-engine.ts';

/** Pictures whose brightness, or texts whose tokens tell their class, with noise, then their labels. */
function unpacked({ input, numClasses, counts, id }: DatasetSpec, split: Split): Uint8Array<ArrayBuffer> {
  const random = randomStream(1, `${id}/${split}`);
  const size = bytesPerExample(input);
  const count = counts[split];
  const labels = Uint8Array.from({ length: count }, (_, index) => (index * 5) % numClasses);
  const bytes = new Uint8Array(count * (size + 1));
  // Ids of two bytes have 0 as their high one.
  const largest = input.kind === 'image' ? 255 : Math.min(255, input.vocabulary - 1);
  const step = bytesPerValue(input);
  for (const [index, label] of labels.entries())
    for (let at = 0; at < size; at += step)
      bytes[index * size + at] = Math.floor((largest * (label + random.next())) / numClasses);
  bytes.set(labels, count * size);
  return bytes;
}

/** The packed files of a dataset by name, with their manifest. */
function filesOf(spec: DatasetSpec): ReadonlyMap<string, Uint8Array<ArrayBuffer>> {
  const { id, input, numClasses, counts } = spec;
  const packed = (['train', 'test'] as const).map((split) => {
    const bytes = unpacked(spec, split);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const file = new Uint8Array(gzipSync(bytes));
    const entry = {
      file: `${split}-0.${sha256.slice(0, 10)}.bin`,
      split,
      first: 0,
      count: counts[split],
      bytes: file.length,
      unpackedBytes: bytes.length,
      sha256,
    };
    return { entry, file };
  });
  const shape =
    input.kind === 'image'
      ? { height: input.height, width: input.width, channels: input.channels }
      : { length: input.length, vocabulary: input.vocabulary };
  const manifest = {
    version: 1,
    datasetId: id,
    ...shape,
    numClasses,
    counts,
    files: packed.map(({ entry }) => entry),
    licence: 'none',
    source: 'none',
  };
  return new Map([
    ['manifest.json', new TextEncoder().encode(JSON.stringify(manifest))],
    ...packed.map(({ entry, file }) => [entry.file, file] as const),
  ]);
}

/** Replaces `fetch`: serves the page's files, and those of datasets that are made up on the spot. */
export function serveFakes(specs: readonly DatasetSpec[]): (url: string) => Promise<Response> {
  const files = new Map(specs.map((spec) => [spec.id, filesOf(spec)]));
  return async (url) => {
    const [, id = '', name = ''] = /\/data\/([^/]+)\/([^/]+)$/.exec(new URL(url).pathname) ?? [];
    const file = files.get(id)?.get(name);
    return file ? new Response(file) : serveFile(url);
  };
}
