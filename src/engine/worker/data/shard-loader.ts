import { DataFileError } from '@/core/errors.ts';
import { NoAnswerError } from '@/core/limits.ts';
import type { ManifestFile } from '@/datasets/manifest.ts';
import { asSilence, fetchDataFile, type FetchFunction, pastCaches, refusePage } from './data-response.ts';
import { sha256Hex } from './sha256.ts';

/** Pictures with their labels: images [count, height · width · channels] and labels [count], both u8. */
export interface Shard {
  readonly images: Uint8Array;
  readonly labels: Uint8Array;
}

export interface ShardRequest {
  readonly fetchFunction: FetchFunction;
  /** 'reload' after a failure, since the browser's cache may hold the damaged file. */
  readonly cache?: RequestCache;
  /** Called with the bytes received so far, of `entry.bytes`. */
  readonly onBytes?: (receivedBytes: number) => void;
}

interface Reading {
  /** A buffer of the expected size; the first `received` bytes are filled. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Larger than the buffer if the stream is too long. */
  readonly received: number;
  /** Whether the stream failed before its end. */
  readonly broken: boolean;
  /** The error that broke it. */
  readonly cause?: unknown;
}

async function readUpTo(
  stream: ReadableStream<Uint8Array>,
  room: number,
  onBytes?: (received: number) => void,
): Promise<Reading> {
  const bytes = new Uint8Array(room);
  const reader = stream.getReader();
  let received = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return { bytes, received, broken: false };
      if (received + value.length > room) {
        bytes.set(value.subarray(0, room - received), received);
        await reader.cancel();
        return { bytes, received: received + value.length, broken: false };
      }
      bytes.set(value, received);
      received += value.length;
      onBytes?.(received);
    }
  } catch (cause) {
    return { bytes, received, broken: true, cause };
  }
}

function altered(entry: ManifestFile, reason: string): DataFileError {
  return new DataFileError('data-altered', `${entry.file} ${reason}`, { file: entry.file, reason });
}

/**
 * Loads one packed file's pictures and labels, complete and verified, or throws: never a part.
 *
 * @param url of the packed file
 * @param entry its manifest entry
 * @throws DataFileError 'data-missing' (`file`, `reason`) when there is no such file or no network;
 *   'data-silent' (`file`, `seconds`) when nothing more of it comes;
 *   'data-truncated' (`file`, `receivedBytes`, `expectedBytes`) when it ends early;
 *   'data-altered' (`file`, `reason`) when it is as long as it should be, or longer, and does not unpack to the bytes
 *   that were packed
 */
export function loadShard(url: string, entry: ManifestFile, request: ShardRequest): Promise<Shard> {
  const load = (cache?: RequestCache) => loadOnce(url, entry, cache ? { ...request, cache } : request);
  return pastCaches(load, request.cache);
}

async function loadOnce(url: string, entry: ManifestFile, request: ShardRequest): Promise<Shard> {
  const { file } = entry;
  const init = request.cache ? { cache: request.cache } : {};
  const response = await fetchDataFile(url, file, request.fetchFunction, init);
  const body = response.body ?? new Blob([]).stream();
  const packed = await readUpTo(body, entry.bytes, request.onBytes);
  if (packed.cause instanceof NoAnswerError) throw asSilence(file, packed.cause);
  if (packed.received > 0) refusePage(file, packed.bytes[0]);
  if (packed.received < entry.bytes) {
    throw new DataFileError(
      'data-truncated',
      `${file} ended after ${packed.received} of ${entry.bytes} bytes`,
      { file, receivedBytes: packed.received, expectedBytes: entry.bytes },
    );
  }
  if (packed.received > entry.bytes) throw altered(entry, `is longer than its ${entry.bytes} bytes`);

  const inflated = new Blob([packed.bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  const unpacked = await readUpTo(inflated, entry.unpackedBytes);
  if (unpacked.broken) throw altered(entry, 'cannot be unpacked');
  if (unpacked.received !== entry.unpackedBytes) {
    throw altered(entry, `unpacks to other than ${entry.unpackedBytes} bytes`);
  }
  const hash = await sha256Hex(unpacked.bytes);
  if (hash !== entry.sha256) throw altered(entry, `has sha256 ${hash}, expected ${entry.sha256}`);

  const imageBytes = entry.unpackedBytes - entry.count;
  return { images: unpacked.bytes.subarray(0, imageBytes), labels: unpacked.bytes.subarray(imageBytes) };
}
