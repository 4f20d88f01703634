/** Bundles the script of the exported page, so that the page can write it into a file that runs without us. */
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const name = 'virtual:student-page-script';
const root = fileURLToPath(new URL('../..', import.meta.url));
const entry = `${root}src/export/html/page/main.ts`;

/**
 * The module `virtual:student-page-script`, whose export `script` is the script as one text.
 *
 * @returns {import('vite').Plugin}
 */
export function pageScript() {
  return {
    name: 'page-script',
    resolveId: (source) => (source === name ? `\0${name}` : null),
    async load(id) {
      if (id !== `\0${name}`) return null;
      const bundled = await build({
        configFile: false,
        root,
        logLevel: 'error',
        publicDir: false,
        resolve: { alias: { '@': `${root}src` } },
        build: {
          write: false,
          target: 'es2021',
          minify: true,
          lib: { entry, formats: ['iife'], name: 'page' },
        },
      });
      const [{ output }] = /** @type {any} */ (bundled);
      for (const path of output[0].moduleIds) this.addWatchFile(path);
      return `export const script = ${JSON.stringify(output[0].code.trim())};`;
    },
  };
}
