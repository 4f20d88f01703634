/** All examples of a dataset, as a teacher is trained and tested on them. */
import { loadSources } from './load-sources.mjs';
import { packedDatasets } from './packed-datasets.mjs';

/**
 * @typedef {object} TeacherSplit
 * @property {(indices: Uint32Array) => Float32Array} examplesAt what a network takes of these examples, one after the other
 * @property {Uint8Array} labels
 * @property {number} count
 * @property {ArrayLike<number>} [groups] number of the group that each example belongs to; missing if each is on its own
 */
/** @typedef {{ spec: any, train: TeacherSplit, test: TeacherSplit }} TeacherData */

/** One in so many groups is held out. */
const HELD_OUT = 6;

/**
 * The whole training set, of which the page may have only a part, and the page's test examples.
 *
 * Pictures in colours have tints that say nothing about their class, as for a teacher that is trained live.
 *
 * @param {string} id
 * @returns {Promise<TeacherData>}
 */
export async function teacherData(id) {
  const app = await loadSources({
    input: '/src/core/input-spec.ts',
    random: '/src/core/random.ts',
    framing: '/src/datasets/drawing/framing.ts',
    tokeniser: '/src/datasets/tokeniser.ts',
    tint: '/src/datasets/tint.ts',
    datasets: '/src/datasets/registry.ts',
  });
  const spec = app['datasets'].datasetById(id);
  const packed = app['tint'].packedSpec(spec);
  const source = packedDatasets[packed.id];
  if (!source) throw new Error(`no data for ${id}; there are ${Object.keys(packedDatasets).join(', ')}`);
  const full = await source.load(packed, app);
  const size = app['input'].bytesPerExample(packed.input);
  const unit = app['input'].unitOf(spec.input);
  const numValues = app['input'].valuesPerExample(spec.input);
  if (app['input'].bytesPerValue(spec.input) !== 1) throw new Error(`${id} has values of two bytes`);
  const splitOf = (/** @type {'train' | 'test'} */ name) => {
    const { images, labels, count, groups } = full[name];
    const counts = { ...spec.counts, [name]: count };
    const tints = spec.tint ? new app['tint'].Tints({ ...spec, counts }, name) : null;
    const bytesOf = (/** @type {number} */ index) => {
      const bytes = images.subarray(index * size, (index + 1) * size);
      return tints ? app['tint'].tinted(bytes, tints.at(index, labels[index] ?? 0, true)) : bytes;
    };
    const examplesAt = (/** @type {Uint32Array} */ indices) => {
      const values = new Float32Array(indices.length * numValues);
      indices.forEach((index, row) => values.set(bytesOf(index), row * numValues));
      return unit === 1 ? values : values.map((value) => value / unit);
    };
    return { examplesAt, labels, count, ...(groups ? { groups } : {}) };
  };
  return { spec, train: splitOf('train'), test: splitOf('test') };
}

/**
 * Some of a split's examples.
 *
 * @param {TeacherSplit} split
 * @param {number[]} chosen
 * @returns {TeacherSplit}
 */
const partOf = (split, chosen) => ({
  examplesAt: (indices) => split.examplesAt(indices.map((index) => chosen[index] ?? 0)),
  labels: Uint8Array.from(chosen, (index) => split.labels[index] ?? 0),
  count: chosen.length,
});

/**
 * The training set without some groups of examples, which are tested on instead of the test set: recipes are chosen on them.
 *
 * What a test set keeps apart (articles, typefaces, phrases), a group keeps apart too.
 *
 * @param {TeacherData} data
 * @returns {TeacherData}
 */
export function withHeldOut({ spec, train }) {
  const all = Array.from({ length: train.count }, (_, index) => index);
  const isHeldOut = (/** @type {number} */ index) =>
    (train.groups?.[index] ?? index) % HELD_OUT === HELD_OUT - 1;
  return {
    spec,
    train: partOf(
      train,
      all.filter((index) => !isHeldOut(index)),
    ),
    test: partOf(train, all.filter(isHeldOut)),
  };
}
