/** Counts the bytes of a first visit until the engine is ready, and until everything works offline. */
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';
import { ensureChromium, launchArgs } from '../chromium.mjs';
import { serveDist } from './serve-dist.mjs';

const dist = fileURLToPath(new URL('../../dist/', import.meta.url));
/** Timeout of a first visit until everything is cached. */
const TIMEOUT_MS = 300_000;

/** @param {ReadonlyMap<string, number>} sent */
const megabytes = (sent) => {
  const bytes = [...sent.values()].reduce((sum, each) => sum + each, 0);
  return `${(bytes / 1e6).toFixed(2)} MB`;
};

/** @param {ReadonlyMap<string, number>} sent */
const largest = (sent) =>
  [...sent]
    .toSorted(([, a], [, b]) => b - a)
    .slice(0, 12)
    .map(([path, bytes]) => `  ${(bytes / 1000).toFixed(0).padStart(6)} kB  ${path}`)
    .join('\n');

/**
 * Visits the built page on a host that sends files as they are, then on one that sends their compressed copies.
 *
 * @param {string} query of the link, without its question mark
 */
export async function measureBytes(query) {
  const browser = await chromium.launch({ executablePath: await ensureChromium(), args: launchArgs });
  for (const isCompressed of [false, true]) {
    let needed = '';
    const { url, sent, close } = await serveDist(dist, isCompressed, (path) => {
      // The second shards of pictures are the first files that the engine does not wait for.
      if (needed === '' && /-1\.[0-9a-f]+\.bin$/.test(path)) needed = megabytes(sent);
    });
    const page = await browser.newPage();
    await page.goto(`${url}?${query}`);
    await page.evaluate(() => window.playground.ready());
    const untilReady = new Map(sent);
    const readyMs = await page.evaluate(() => performance.now());
    await page
      .getByRole('complementary', { name: 'Offline' })
      .getByText(/offline/i)
      .waitFor({ timeout: TIMEOUT_MS });
    console.log(
      `${isCompressed ? 'compressed copies' : 'plain files'}: ${needed} before pictures that are needed later, ${megabytes(untilReady)} until the engine is ready after ${(readyMs / 1000).toFixed(1)} s, ` +
        `${megabytes(sent)} until everything works offline\n${largest(untilReady)}`,
    );
    await page.context().close();
    close();
  }
  await browser.close();
}
