/** Builds the page, serves it and opens it in Chromium, for programs that measure it. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';
import { preview } from 'vite';
import { ensureChromium, launchArgs } from '../chromium.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
/** If another measurement uses it, the next free port is used. */
const port = 4189;

/** Part of a query that hides the parts of the page whose drawing takes time from the engine. */
export const HIDDEN =
  'embed=1&hide=transport,setup,knobs,pictures,loss,scores,recall,comparison,methods,map,lessons';

/**
 * Serves the page while `visit` runs.
 *
 * @param {(url: string) => Promise<void>} visit gets the page's address, which ends with a slash
 * @param {string} [outDir] a page that is built already; without, it is built now
 */
export async function servePage(visit, outDir) {
  if (outDir === undefined) {
    const vite = ['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn'];
    // A Vite server that has loaded sources before leaves `development` there.
    const env = { ...process.env, NODE_ENV: 'production' };
    const build = spawnSync(process.execPath, vite, { cwd: root, stdio: 'inherit', env });
    if (build.status !== 0) throw new Error('the build failed');
  }
  const server = await preview({
    root,
    preview: { port },
    ...(outDir === undefined ? {} : { build: { outDir } }),
  });
  try {
    await visit(server.resolvedUrls?.local[0] ?? `http://localhost:${port}/`);
  } finally {
    await server.close();
  }
}

/**
 * Runs a measurement in a fresh page of the production build, and closes everything afterwards.
 *
 * @param {(page: import('@playwright/test').Page, url: string) => Promise<void>} measure the page is still blank
 * @param {string} query of the link, without its question mark
 * @param {string} [outDir] a page that is built already; without, it is built now
 */
export async function withPage(measure, query, outDir) {
  const executablePath = await ensureChromium();
  const visit = async (/** @type {string} */ url) => {
    const browser = await chromium.launch({ executablePath, args: launchArgs });
    try {
      await measure(await browser.newPage(), `${url}?${query}`);
    } finally {
      await browser.close();
    }
  };
  await servePage(visit, outDir);
}
