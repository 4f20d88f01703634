/**
 * Rebuilds public/data/<dataset>/ from the official files: `npm run pack-data`, or `npm run pack-data -- hangul` for one.
 * With `-- --check` it writes nothing and fails if the committed files differ from the rebuilt ones.
 *
 * Files are compared by the sha256 of their unpacked bytes, since zlib output differs between Node versions.
 */
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync, gzipSync } from 'node:zlib';
import { datasetShards, manifestOf, sha256 } from './lib/dataset-shards.mjs';
import { loadSources } from './lib/load-sources.mjs';
import { packedDatasets } from './lib/packed-datasets.mjs';

/** Test examples in the first file: the curves are measured on 1,000, and pictures chosen from 2,000. */
const FIRST_TEST = 2_100;

/** How a dataset is cut, from its spec. @param {any} spec @param {any} app @returns {import('./lib/dataset-shards.mjs').Layout} */
function layoutOf({ input, numClasses, counts, firstTrain }, app) {
  const { height, width, channels, length, vocabulary } = input;
  const cut = (/** @type {number} */ count, /** @type {number} */ first) =>
    first < count ? [first, count - first] : [count];
  return {
    input: input.kind === 'image' ? { height, width, channels } : { length, vocabulary },
    exampleBytes: app['input'].bytesPerExample(input),
    numClasses,
    shardSizes: {
      train: cut(counts.train, firstTrain ?? counts.train),
      test: counts.test > FIRST_TEST ? cut(counts.test, 2_000) : [counts.test],
    },
  };
}

/** @type {(file: string) => string} what a packed file holds, or why it does not say */
function unpackedHash(file) {
  try {
    return sha256(gunzipSync(readFileSync(file)));
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

const check = process.argv.includes('--check');
const given = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
const ids = given.length > 0 ? given : Object.keys(packedDatasets);
let problems = 0;

const app = await loadSources({
  input: '/src/core/input-spec.ts',
  random: '/src/core/random.ts',
  framing: '/src/datasets/drawing/framing.ts',
  tokeniser: '/src/datasets/tokeniser.ts',
  ...Object.fromEntries(Object.keys(packedDatasets).map((id) => [id, `/src/datasets/specs/${id}.ts`])),
});

for (const id of ids) {
  const dataset = packedDatasets[id];
  if (!dataset) throw new Error(`no dataset ${id}; there are ${Object.keys(packedDatasets).join(', ')}`);
  const folder = fileURLToPath(new URL(`../public/data/${id}/`, import.meta.url));
  const manifestFile = path.join(folder, 'manifest.json');
  const spec = Object.values(app[id] ?? {}).find((each) => each.id === id);
  const layout = layoutOf(spec, app);
  const shards = datasetShards(await dataset.load(spec, app), layout, dataset.isOfficial);
  const names = shards.map((shard) => shard.file);
  const present = existsSync(folder) ? readdirSync(folder) : [];
  const stale = present.filter((name) => name.endsWith('.bin') && !names.includes(name));
  const wrong = shards.filter((shard) => unpackedHash(path.join(folder, shard.file)) !== shard.sha256);

  if (!check) {
    mkdirSync(folder, { recursive: true });
    for (const name of stale) rmSync(path.join(folder, name));
    for (const shard of wrong) {
      writeFileSync(path.join(folder, shard.file), gzipSync(shard.unpacked, { level: 9 }));
    }
  }
  const packedBytes = (/** @type {string} */ name) => {
    const file = path.join(folder, name);
    return existsSync(file) ? readFileSync(file).length : 0;
  };
  const manifest = manifestOf(id, dataset, layout, shards, (shard) => packedBytes(shard.file));
  const text = `${JSON.stringify(manifest, null, 2)}\n`;
  if (!check) writeFileSync(manifestFile, text);

  const faults = check
    ? [
        ...stale.map((name) => `${name} does not belong here`),
        ...wrong.map((shard) => `${shard.file} is missing or altered`),
        ...(existsSync(manifestFile) && readFileSync(manifestFile, 'utf8') === text
          ? []
          : ['manifest.json differs from what the files call for']),
      ]
    : [];
  for (const fault of faults) console.error(`public/data/${id}: ${fault}`);
  problems += faults.length;
  const total = names.reduce((sum, name) => sum + packedBytes(name), 0);
  console.log(
    `${id}: ${names.length} files, ${(total / 1e6).toFixed(2)} MB, ${check ? 'checked' : 'packed'}`,
  );
  if (spec.input.kind === 'image') console.log(`  ${pixelStatistics(shards, layout)}`);
}

/**
 * Mean and deviation of the training pictures' pixels, which the spec of rendered pictures names.
 *
 * @param {readonly import('./lib/dataset-shards.mjs').Shard[]} shards
 * @param {import('./lib/dataset-shards.mjs').Layout} layout
 */
function pixelStatistics(shards, { exampleBytes }) {
  let [count, sum, squares] = [0, 0, 0];
  for (const { split, unpacked, count: examples } of shards) {
    if (split !== 'train') continue;
    for (const value of unpacked.subarray(0, examples * exampleBytes)) {
      count += 1;
      sum += value / 255;
      squares += (value / 255) ** 2;
    }
  }
  const mean = sum / count;
  return `pixels: mean ${mean.toFixed(6)}, standard deviation ${Math.sqrt(squares / count - mean ** 2).toFixed(6)}`;
}

if (problems > 0) {
  console.error(`${problems} differences; run: npm run pack-data`);
  process.exitCode = 1;
}
