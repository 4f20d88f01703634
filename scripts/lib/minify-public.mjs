/** Minifies the classic scripts of `public/`, which Vite copies as they are. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { minifySync } from 'vite';

/** Every visitor loads start.js before the page; the other one is for a page that cannot start. */
const scripts = ['start.js', 'start-trouble.js'];

/**
 * Runs before the service worker's list is made, which holds the files' hashes.
 *
 * @returns {import('vite').Plugin}
 */
export function minifyPublic() {
  let folder = 'dist';
  return {
    name: 'minify-public',
    apply: 'build',
    configResolved({ root, build }) {
      folder = join(root, build.outDir);
    },
    writeBundle() {
      for (const name of scripts) {
        const file = join(folder, name);
        // `compress` and `codegen` would modernise the syntax, e.g. with template literals.
        const { code, errors } = minifySync(name, readFileSync(file, 'utf8'), {
          compress: false,
          mangle: true,
          codegen: false,
        });
        if (errors.length > 0) throw new Error(`${name}: ${errors.map(({ message }) => message).join(', ')}`);
        writeFileSync(file, code);
      }
    },
  };
}
