/**
 * Measures how long several seeds of the default run take in the background, the visible run idle, and how many
 * cells of a map are trained per minute by one to as many engines as the page uses.
 *
 *   npm run measure:repeats            five seeds, four cells per number of engines
 *   npm run measure:repeats -- 10 8    another number of seeds and of cells
 */
import { loadSources } from './lib/load-sources.mjs';
import { withPage } from './lib/open-page.mjs';

const given = process.argv.slice(2);
if (given.length > 2 || !given.every((each) => /^[1-9]\d*$/.test(each)))
  throw new Error('Give at most two whole numbers from 1 on: of seeds, and of cells.');
const [numSeeds = 5, numCells = 4] = given.map(Number);
/** Longest wait for one measurement. */
const LIMIT_MINUTES = 20;

/**
 * @template Result
 * @param {string} name of the work, as an error names it
 * @param {Promise<Result>} work
 * @returns {Promise<Result>} the work's result
 * @throws if it takes too long; Playwright's own limits do not end a call of the page
 */
async function inTime(name, work) {
  /** @type {NodeJS.Timeout | undefined} */
  let timer;
  /** @type {Promise<never>} */
  const late = new Promise((_, reject) => {
    timer = setTimeout(
      () => reject(new Error(`${name} took longer than ${LIMIT_MINUTES} minutes.`)),
      LIMIT_MINUTES * 60_000,
    );
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

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

const { poolSize } = await loadSources({ poolSize: '/src/engine/pool-size.ts' });

await withPage(async (page, url) => {
  await page.goto(url);
  await inTime(
    'The start of the page',
    page.evaluate(() => window.playground.ready()),
  );
  const { seconds, backend, steps, difference, verdict } = await inTime(
    `The repeat with ${numSeeds} seeds`,
    page.evaluate(timeRepeat, numSeeds),
  );
  const { mean, low, high } = difference;
  console.log(`${numSeeds} seeds of the default run (${steps} steps, ${backend}): ${seconds.toFixed(1)} s`);
  console.log(`difference ${points(mean)} points, 95 % from ${points(low)} to ${points(high)}: ${verdict}`);
  /** @type {number} */
  const maxEngines = poolSize.numEngines(await page.evaluate(poolSize.thisDevice), false);
  for (let engines = 1; engines <= maxEngines; engines++) {
    const perMinute = await inTime(
      `The training of ${numCells} cells on ${engines} engine(s)`,
      page.evaluate(timeCells, { cells: numCells, engines }),
    );
    console.log(`${engines} engine(s): ${perMinute.toFixed(2)} cells of one seed per minute`);
  }
}, '');
