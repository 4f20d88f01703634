/** Lets build-time programs run the app's own TypeScript modules in Node. */
import { fileURLToPath } from 'node:url';
import { createServer } from 'vite';

const root = fileURLToPath(new URL('../..', import.meta.url));

/**
 * Loads modules of the app through Vite, so that scripts train with the same code as the page.
 *
 * @param {Record<string, string>} paths a name for each module, e.g. `{ network: '/src/engine/worker/network/network.ts' }`
 * @returns {Promise<Record<string, any>>} the modules' exports, by name
 */
export async function loadSources(paths) {
  const server = await createServer({
    root,
    configFile: false,
    logLevel: 'error',
    server: { middlewareMode: true, hmr: false, ws: false, watch: null },
    optimizeDeps: { noDiscovery: true },
    appType: 'custom',
    resolve: { alias: { '@': `${root}src` } },
  });
  try {
    const entries = Object.entries(paths).map(async ([name, path]) => [
      name,
      await server.ssrLoadModule(path),
    ]);
    return Object.fromEntries(await Promise.all(entries));
  } finally {
    await server.close();
  }
}
