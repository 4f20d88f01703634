import { nearestNeighbourAccuracy } from '@/metrics/neighbours.ts';
import type { NeighbourAccuracy } from '@/protocol/engine/frames.ts';
import type { DatasetStore } from '../data/dataset-store.ts';
import { tapOfMany, testPixels, type PixelSource } from '../run/evaluation.ts';
import type { AnsweringNetwork } from '../network/network.ts';
import type { Run } from '../run/run.ts';

/** Maximum number of labelled pictures that others are compared with. */
const MAX_REFERENCE = 500;
/**
 * Measures how well each network's embedding separates classes: each of the first test pictures gets the
 * class of the nearest of the run's labelled pictures.
 *
 * @param layer the tap, in all networks
 * @param numPictures test pictures
 * @throws RangeError for a missing tap
 */
export async function neighbourAccuracy(
  run: Run,
  store: DatasetStore,
  layer: string,
  numPictures: number,
): Promise<NeighbourAccuracy> {
  const { pixels, labels: referenceLabels } = run.labelledPictures(MAX_REFERENCE);
  const numKnown = referenceLabels.length;
  const size = pixels.length / numKnown;
  const labels = store.labels('test').subarray(0, numPictures);
  const reference: PixelSource = (first, count) => pixels.subarray(first * size, (first + count) * size);
  const queries = testPixels(store);
  const lane = async (network: AnsweringNetwork) =>
    nearestNeighbourAccuracy(
      await tapOfMany(network, layer, reference, numKnown),
      referenceLabels,
      await tapOfMany(network, layer, queries, numPictures),
      labels,
    );
  return {
    numKnown,
    teacher: await lane(run.teacher.network),
    student: await lane(run.student.network),
    control: await lane(run.control.network),
  };
}
