/**
 * Measures how long several seeds of the default run take in the background, the visible run idle, and how many
 * cells of a map are trained per minute by one to as many engines as the page uses.
 *
 *   npm run measure:repeats            five seeds, four cells per number of engines
 *   npm run measure:repeats -- 10 8    another number of seeds and of cells
 */
import { withPage } from './lib/open-page.mjs';

const [numSeeds = 5, numCells = 4] = process.argv.slice(2).map(Number);
/** Longest wait for one measurement. */
const LIMIT_MS = 20 * 60_000;
/** As many as the page uses at most (`src/engine/pool-size.ts`). */
const MAX_ENGINES = 4;

/** @param {number} seeds */
async function timeRepeat(seeds) {
  const start = performance.now();
  const { records, difference, verdict } = await window.playground.repeat({ seeds });
  const seconds = (performance.now() - start) / 1000;
  const failed = records.find(({ end }) => end.status !== 'finished');
  if (failed) throw new Error(`a run did not finish: ${JSON.stringify(failed.end)}`);
  return { seconds, backend: records[0]?.backend, steps: records[0]?.config.steps, difference, verdict };
}

/** @param {{ cells: number, engines: number }} wanted */
async function timeCells({ cells, engines }) {
  const { config } = await window.playground.snapshot();
  const jobs = Array.from({ length: cells }, (_, index) => ({
    config: { ...config, temperature: [1, 2, 4, 8][index % 4] ?? 4, seed: 1_000 + index },
    measure: { fullTest: true },
  }));
  const start = performance.now();
  const records = await window.playground.run(jobs, { parallel: engines });
  const perMinute = (cells * 60_000) / (performance.now() - start);
  const failed = records.find(({ end }) => end.status !== 'finished');
  if (failed) throw new Error(`a cell did not finish: ${JSON.stringify(failed.end)}`);
  return perMinute;
}

/** @param {number | null} value */
const points = (value) =>
  value === null ? '–' : `${value < 0 ? '−' : '+'}${Math.abs(100 * value).toFixed(2)}`;

await withPage(async (page, url) => {
  page.setDefaultTimeout(LIMIT_MS);
  await page.goto(url);
  await page.evaluate(() => window.playground.ready());
  const { seconds, backend, steps, difference, verdict } = await page.evaluate(timeRepeat, numSeeds);
  const { mean, low, high } = difference;
  console.log(`${numSeeds} seeds of the default run (${steps} steps, ${backend}): ${seconds.toFixed(1)} s`);
  console.log(`difference ${points(mean)} points, 95 % from ${points(low)} to ${points(high)}: ${verdict}`);
  const numCores = await page.evaluate(() => navigator.hardwareConcurrency);
  for (let engines = 1; engines <= Math.min(MAX_ENGINES, numCores); engines++) {
    const perMinute = await page.evaluate(timeCells, { cells: numCells, engines });
    console.log(`${engines} engine(s): ${perMinute.toFixed(2)} cells of one seed per minute`);
  }
}, '');
