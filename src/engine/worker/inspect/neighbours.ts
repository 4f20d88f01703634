import * as tf from '@tensorflow/tfjs';
import { nearestNeighbourAccuracy } from '@/metrics/neighbours.ts';
import type { NeighbourAccuracy } from '@/protocol/engine/frames.ts';
import type { DatasetStore } from '../data/dataset-store.ts';
import { tapOfMany, testPixels, type PixelSource } from '../run/evaluation.ts';
import { Network, type AnsweringNetwork } from '../network/network.ts';
import type { Run } from '../run/run.ts';
import { principalSubspace } from './principal-subspace.ts';

/** Maximum number of labelled pictures that others are compared with. */
const MAX_REFERENCE = 500;
/** Maximum number of the student's pictures whose principal components are computed. */
const MAX_FITTED = 2_000;
/** Number of principal components; with many more, distances become those of the pixels themselves. */
const NUM_COMPONENTS = 16;
/** Pictures that are projected at a time. */
const AT_A_TIME = 250;

/** Many pictures in an orthonormal basis [D, k], flat [numPictures · k]. */
async function projected(
  source: PixelSource,
  numPictures: number,
  basis: tf.Tensor2D,
): Promise<Float32Array> {
  const [size, numComponents] = basis.shape;
  const all = new Float32Array(numPictures * numComponents);
  for (let first = 0; first < numPictures; first += AT_A_TIME) {
    const count = Math.min(AT_A_TIME, numPictures - first);
    const scores = tf.tidy(() => tf.matMul(tf.tensor2d(source(first, count), [count, size]), basis));
    all.set(await scores.data<'float32'>(), first * numComponents);
    scores.dispose();
  }
  return all;
}

/**
 * Measures how well each network's embedding separates classes: each of the first test pictures gets the
 * class of the nearest of the run's labelled pictures. Beside them, the same for two baselines that learn nothing from
 * labels or teacher: the student's embedding before training, and principal components of its pictures' pixels.
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
  const accuracyIn = async (embed: (source: PixelSource, count: number) => Promise<Float32Array>) =>
    nearestNeighbourAccuracy(
      await embed(reference, numKnown),
      referenceLabels,
      await embed(queries, numPictures),
      labels,
    );
  const lane = (network: AnsweringNetwork) =>
    accuracyIn((source, count) => tapOfMany(network, layer, source, count));
  const untrained = async () => {
    const { plan, bits } = run.student.network;
    const network = new Network(plan, await run.initialWeights(), bits);
    try {
      return await lane(network);
    } finally {
      network.dispose();
    }
  };
  const components = async () => {
    const fitted = run.data.pictures(MAX_FITTED);
    const rows = tf.tensor2d(fitted.pixels, [fitted.numPictures, size]);
    const basis = await principalSubspace(rows, NUM_COMPONENTS).finally(() => rows.dispose());
    return accuracyIn((source, count) => projected(source, count, basis)).finally(() => basis.dispose());
  };
  return {
    numKnown,
    untrained: await untrained(),
    components: await components(),
    teacher: await lane(run.teacher.network),
    student: await lane(run.student.network),
    control: await lane(run.control.network),
  };
}
