/**
 * Measures every method against the same student with labels alone, over seeds, in a real browser.
 *
 *   npm run measure:methods                            the default run with each method on seeds that were never used for
 *                                                      tuning: what is missing in src/protocol/measured/methods.json
 *   npm run measure:methods -- --minutes 7             starts no run after seven minutes; can be resumed
 *   npm run measure:methods -- --pages 2               trains two runs at a time
 *   npm run measure:methods -- --built dist            uses an existing build
 *   npm run measure:methods -- --settings              three settings, seeds 1 to 5, 1,000 steps: about an hour
 *   npm run measure:methods -- --settings --seeds 2 --steps 300 --setting mnist-100 --method hints
 *
 * Prints the README's table. With --settings, one per setting: mean ± standard deviation of the accuracy on all test
 * pictures, and of the difference to the control of the same seed; writes everything to .reports/methods.json.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { fileURLToPath } from 'node:url';
import { loadSources } from './lib/load-sources.mjs';
import { measureRuns, measuringOptions } from './lib/measure-runs.mjs';
import { withPage } from './lib/open-page.mjs';
import { testRun } from './lib/run-jobs.mjs';
import { spread } from './lib/spread.mjs';

const { values: options } = parseArgs({
  options: {
    ...measuringOptions,
    settings: { type: 'boolean', default: false },
    seeds: { type: 'string', default: '5' },
    steps: { type: 'string', default: '1000' },
    setting: { type: 'string' },
    method: { type: 'string' },
  },
});

const settings = {
  'mnist-100': { dataset: 'mnist', labelled: 100 },
  'mnist-300': { dataset: 'mnist', labelled: 300 },
  'fashion-mnist-300': { dataset: 'fashion-mnist', labelled: 300 },
};

/** Active methods; weights are the methods' defaults, α = 0.9 and T = 4 the lab's. */
const candidates = {
  'soft targets': ['soft-targets'],
  hints: ['hints'],
  attention: ['attention-transfer'],
  'relations (distances and angles)': ['relational-distance', 'relational-angle'],
  similarity: ['similarity-preserving'],
  decoupled: ['decoupled'],
  'soft targets and hints': ['soft-targets', 'hints'],
  'born again (third generation)': ['born-again'],
  'label smoothing': ['label-smoothing'],
  'even blur': ['even-blur'],
  'hard answers': ['hard-answers'],
  'shuffled dark knowledge': ['shuffled-dark-knowledge'],
};

/**
 * @template Value
 * @param {Record<string, Value>} all
 * @param {string | undefined} only
 * @returns {[string, Value][]}
 */
const chosen = (all, only) => Object.entries(all).filter(([name]) => only === undefined || name === only);
const points = (/** @type {number[]} */ shares) => shares.map((share) => 100 * share);

if (options.settings) await measureSettings();
else await measureDefaultRun();

async function measureDefaultRun() {
  const fileOf = (/** @type {string} */ path) =>
    fileURLToPath(new URL(`../src/protocol/${path}`, import.meta.url));
  const { runs, claims, tables } = await loadSources({
    runs: '/src/protocol/presets/method-runs.ts',
    claims: '/src/protocol/measured/student-claims.ts',
    tables: '/src/protocol/measured/tables.ts',
  });
  const measured = await measureRuns({
    file: fileOf('measured/methods.json'),
    command: 'npm run measure:methods',
    runs: runs.measurableMethodRuns(),
    seeds: claims.freshSeeds,
    minutes: Number(options.minutes),
    numPages: Number(options.pages),
    built: options.built,
    taken: [fileOf('measured/students.json'), fileOf('presets/measured.json')],
  });
  console.log(tables.methodTable(measured));
}

async function measureSettings() {
  await withPage(async (page, url) => {
    await page.goto(url);
    const { backend, adapter } = await page.evaluate(() => window.playground.ready());
    const date = new Date().toISOString().slice(0, 10);
    console.log(`${date}, ${backend}, ${adapter}; ${options.steps} steps, ${options.seeds} seeds`);
    /** @type {Record<string, Record<string, { student: number[], control: number[], generations?: unknown[] }>>} */
    const results = {};
    for (const [setting, change] of chosen(settings, options.setting)) {
      const rows = (results[setting] ??= {});
      console.log(`\n${setting}\n| | student | difference to labels alone |\n| --- | --- | --- |`);
      for (const [name, methods] of chosen(candidates, options.method)) {
        /** @type {{ student: number[], control: number[], generations: unknown[] }} */
        const row = { student: [], control: [], generations: [] };
        rows[name] = row;
        for (let seed = 1; seed <= Number(options.seeds); seed++) {
          const config = { ...change, methods, seed, steps: Number(options.steps) };
          const { student, control, record } = await testRun(page, config);
          row.student.push(student);
          row.control.push(control);
          row.generations.push(record.generations);
        }
        if (name === 'soft targets') console.log(`| labels alone | ${spread(points(row.control))} | |`);
        const gains = row.student.map((value, index) => value - (row.control[index] ?? NaN));
        console.log(`| ${name} | ${spread(points(row.student))} | ${spread(points(gains), true)} |`);
        await mkdir('.reports', { recursive: true });
        await writeFile(
          '.reports/methods.json',
          JSON.stringify({ date, backend, adapter, results }, null, 1),
        );
      }
    }
  }, 'backend=wasm');
}
