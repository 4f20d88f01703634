/** Trains runs over seeds in a real browser and stores each accuracy, so that it can be resumed. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { loadSources } from './load-sources.mjs';
import { HIDDEN, withPage } from './open-page.mjs';
import { testRun } from './run-jobs.mjs';

/** WebAssembly, without the parts whose drawing takes time from the engine. */
export const QUERY = `backend=wasm&${HIDDEN}`;

/**
 * @typedef {{ student: number, control: number }} SeedResult accuracies on all test pictures, 0..1
 * @typedef {{ config: Record<string, unknown>, seeds: Record<string, SeedResult> }} MeasuredRun
 * @typedef {{ command: string, date: string, backend: string, adapter: string, runs: Record<string, MeasuredRun> }} Measured
 * @typedef {{ id: string, config: Record<string, unknown> }} PlannedRun `config` is whole, without its seed
 */

/** Options of every program that measures runs. */
export const measuringOptions = /** @type {const} */ ({
  minutes: { type: 'string', default: 'Infinity' },
  pages: { type: 'string', default: '1' },
  built: { type: 'string' },
});

/** @type {(config: Record<string, unknown>) => string} */
const canonical = (config) =>
  JSON.stringify(Object.entries(config).toSorted(([one], [other]) => one.localeCompare(other)));

/** @type {(file: string) => Measured} */
function readMeasured(file) {
  if (!existsSync(file)) return { command: '', date: '', backend: '', adapter: '', runs: {} };
  return JSON.parse(readFileSync(file, 'utf8'));
}

/**
 * Measures runs that are not in the file yet. A run whose stored configuration differs is measured again.
 *
 * @param {object} options
 * @param {string} options.file where everything is kept, after every run
 * @param {string} options.command that makes it
 * @param {readonly PlannedRun[]} options.runs
 * @param {(run: PlannedRun) => boolean} [options.isWanted] which of them to train; all by default
 * @param {(run: PlannedRun) => readonly number[]} options.seedsOf as many for every run
 * @param {number} [options.minutes] no run starts after this time
 * @param {number} [options.numPages] runs trained at a time, each in its own page
 * @param {readonly string[]} [options.taken] files of other measurements, from which equal runs are taken
 * @param {string | undefined} options.built folder of a page that is built already
 */
export async function measureRuns(options) {
  const { file, command, runs, seedsOf, minutes = Infinity, numPages = 1, taken = [], built } = options;
  const { isWanted = () => true } = options;
  const known = readMeasured(file);
  // A kept run that is older than a key has its default.
  const { fields } = await loadSources({ fields: '/src/protocol/run/fields.ts' });
  const wholeOf = (/** @type {MeasuredRun} */ { config }) => ({ ...fields.laterDefaults, ...config });
  const others = taken.flatMap((each) => Object.values(readMeasured(each).runs));
  /** @type {(run: PlannedRun) => MeasuredRun} */
  const entryOf = ({ id, config }) => {
    const text = canonical(config);
    const same = [known.runs[id], ...others].find((run) => run && canonical(wholeOf(run)) === text);
    return { config, seeds: { ...same?.seeds } };
  };
  const entries = runs.map((run) => /** @type {const} */ ([run.id, entryOf(run)]));
  // A run that is not wanted, and of which nothing is known, is not named in the file.
  const kept = entries.filter(([, { seeds: found }], index) => {
    const run = runs[index];
    return Object.keys(found).length > 0 || (run !== undefined && isWanted(run));
  });
  const measured = { ...known, command, runs: Object.fromEntries(kept) };
  const isMissing = (/** @type {PlannedRun} */ { id }, /** @type {number} */ seed) =>
    measured.runs[id]?.seeds[seed] === undefined;
  const jobs = runs
    .filter(isWanted)
    .flatMap((run) => seedsOf(run).map((seed, round) => ({ run, seed, round })))
    .filter(({ run, seed }) => isMissing(run, seed))
    // Every run once, then every run again: a stop leaves no run far behind.
    .toSorted((one, other) => one.round - other.round);
  const keep = () => {
    measured.date = new Date().toISOString().slice(0, 10);
    writeFileSync(file, `${JSON.stringify(measured, null, 1)}\n`);
  };
  if (jobs.length === 0) return measured;
  const end = Date.now() + 60_000 * minutes;
  await withPage(
    async (first, url) => {
      const pages = [first];
      while (pages.length < numPages) {
        const page = await first.context().browser()?.newPage();
        if (page) pages.push(page);
      }
      await Promise.all(
        pages.map(async (page) => {
          // Playwright's 30 s are too short on a busy machine.
          await page.goto(url, { timeout: 180_000 });
          const { backend, adapter } = await page.evaluate(() => window.playground.ready());
          Object.assign(measured, { backend, adapter });
          while (Date.now() < end) {
            const job = jobs.shift();
            if (!job) return;
            const { run, seed } = job;
            const { student, control } = await testRun(page, { ...run.config, seed });
            const result = { student, control };
            Object.assign(measured.runs[run.id]?.seeds ?? {}, { [seed]: result });
            keep();
            console.log(`${run.id}, seed ${seed}: student ${student}, control ${control}`);
          }
        }),
      );
    },
    QUERY,
    built,
  );
  return measured;
}
