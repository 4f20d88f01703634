import { nearestNeighbourAccuracy } from '@/metrics/neighbours.ts';
import type { NeighbourAccuracy } from '@/protocol/metrics.ts';
import type { DatasetStore } from '../data/dataset-store.ts';
import { tapsOf } from '../evaluation.ts';
import type { Network } from '../network/network.ts';
import type { Run } from '../run.ts';

/** Labelled pictures that others are compared with, at most. */
const MOST_KNOWN = 500;
/** Pictures a pass. */
const PER_PASS = 250;

/** What a network says at a place about many pictures, flat [n · D]. */
async function rowsOf(
  network: Network,
  layer: string,
  pixels: Float32Array,
  count: number,
): Promise<Float32Array> {
  const size = pixels.length / count;
  const parts: Float32Array[] = [];
  for (let first = 0; first < count; first += PER_PASS) {
    const numRows = Math.min(PER_PASS, count - first);
    const part = pixels.subarray(first * size, (first + numRows) * size);
    const taps = await tapsOf(network, part, numRows, [layer]);
    parts.push(taps[layer]?.values ?? new Float32Array());
  }
  const rows = new Float32Array(parts.reduce((sum, part) => sum + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    rows.set(part, offset);
    offset += part.length;
  }
  return rows;
}

/**
 * How well each network's embedding tells classes apart: the first test pictures named after the nearest of the
 * run's own labelled pictures.
 *
 * @param layer the tap, of all networks
 * @param numPictures test pictures
 * @throws RangeError for a tap that is not there
 */
export async function neighbourAccuracy(
  run: Run,
  store: DatasetStore,
  layer: string,
  numPictures: number,
): Promise<NeighbourAccuracy> {
  const known = run.labelledPictures(MOST_KNOWN);
  const indices = Array.from({ length: numPictures }, (_, index) => index);
  const asked = store.pixels('test', indices);
  const labels = store.labels('test').subarray(0, numPictures);
  const lane = async (network: Network) =>
    nearestNeighbourAccuracy(
      await rowsOf(network, layer, known.pixels, known.labels.length),
      known.labels,
      await rowsOf(network, layer, asked, numPictures),
      labels,
    );
  return {
    numKnown: known.labels.length,
    teacher: await lane(run.teacher.network),
    student: await lane(run.student.network),
    control: await lane(run.control.network),
  };
}
