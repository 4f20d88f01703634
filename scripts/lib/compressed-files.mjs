/** Writes compressed copies of the built files, for hosts that serve precompressed files. */
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

/** Text and code; pictures, fonts and packed data are compressed already, and brotli makes the data no smaller. */
const compressible = /\.(?:css|html|js|json|svg|wasm|webmanifest)$/;
/** Shorter files fit into one packet anyway. */
const MIN_BYTES = 1_000;
/** 9 saves another 2 % and takes seven times as long; 10 another 7 % and thirty times. */
const BROTLI_QUALITY = 5;

/** @type {Readonly<Record<string, (content: Buffer) => Promise<Buffer>>>} */
const encoders = {
  gz: (content) => promisify(gzip)(content, { level: 9 }),
  br: (content) =>
    promisify(brotliCompress)(content, { params: { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY } }),
};

/** @param {string} file a built file, for which copies are written if they are smaller */
async function compress(file) {
  const content = await readFile(file);
  if (content.length < MIN_BYTES) return;
  for (const [ending, encode] of Object.entries(encoders)) {
    const encoded = await encode(content);
    if (encoded.length < content.length) await writeFile(`${file}.${ending}`, encoded);
  }
}

/**
 * Runs after everything else, including the service worker, so that the worker's list omits the copies.
 *
 * @returns {import('vite').Plugin}
 */
export function compressedFiles() {
  let folder = 'dist';
  return {
    name: 'compressed-files',
    apply: 'build',
    configResolved({ root, build }) {
      folder = join(root, build.outDir);
    },
    closeBundle: {
      order: 'post',
      sequential: true,
      async handler() {
        const names = await readdir(folder, { recursive: true });
        const files = names.filter((name) => compressible.test(name) && !name.startsWith('.vite'));
        await Promise.all(files.map((name) => compress(join(folder, name))));
      },
    },
  };
}
