/**
 * Times training and evaluation on every backend, with our kernels and with stock TensorFlow.js, in one
 * browser.
 *
 *   npm run bench                                  everything, ten minutes on two cores without a GPU
 *   npm run bench -- --quick                       one to two minutes, without the growth curves
 *   npm run bench -- only=student paths=webgpu-recorded,wasm
 *   npm run bench -- --pool                        ten jobs on 1, 2, … background engines, and beside the live run:
 *                                                  about eight minutes on two idle cores, two to three with --quick
 *
 * Presses Start on `?bench=1` of the production build, prints the table and writes .reports/bench.json. If a
 * Python with PyTorch is installed (Debian: python3-torch), it times the same two training steps there.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, release, type } from 'node:os';
import { fileURLToPath } from 'node:url';
import { benchPool, poolTable } from './lib/bench-pool.mjs';
import { benchTables } from './lib/bench-tables.mjs';
import { timeTorch } from './lib/bench-torch.mjs';
import { withPage } from './lib/open-page.mjs';

const reports = new URL('../.reports/', import.meta.url);
/** Three times the duration on two cores without a GPU. */
const TIMEOUT_MS = 30 * 60_000;

const args = process.argv.slice(2);
const isQuick = args.includes('--quick');
const [cpu] = cpus();
const machine = `${cpus().length} × ${cpu?.model.trim() ?? 'unknown processor'}, ${type()} ${release()}`;

/**
 * @param {string} name
 * @param {unknown} report
 */
function write(name, report) {
  const file = fileURLToPath(new URL(name, reports));
  mkdirSync(reports, { recursive: true });
  writeFileSync(file, `${JSON.stringify(report, null, 2)}\n`);
  console.log(`\nwritten to ${file}`);
}

const query = new URLSearchParams(args.filter((arg) => arg.includes('=')).join('&'));
query.set('lang', 'en');

async function benchKernels() {
  query.set('bench', '1');
  if (isQuick) query.set('quick', '1');
  await withPage(async (page, url) => {
    await page.goto(url);
    await page.getByRole('button', { name: 'Start' }).click();
    const status = page.getByRole('status');
    // In a collapsed section, so it has no textbox role to select it by.
    const result = page.locator('textarea');
    const deadline = performance.now() + TIMEOUT_MS;
    let lastText = '';
    while ((await status.getAttribute('data-phase')) === 'running') {
      if (performance.now() > deadline) throw new Error(`the benchmark did not end: ${lastText}`);
      const now = (await status.textContent()) ?? '';
      if (now !== lastText) console.error(now);
      lastText = now;
      await page.waitForTimeout(500);
    }
    /** @type {import('./lib/bench-tables.mjs').Report} */
    const report = JSON.parse(await result.inputValue());
    const whole = {
      ...report,
      machine,
      browser: `Chromium ${page.context().browser()?.version() ?? ''}`,
      torch: timeTorch(isQuick),
    };
    console.log(benchTables(whole));
    write('bench.json', whole);
  }, query.toString());
}

async function benchEngines() {
  await withPage(async (page, url) => {
    await page.goto(url);
    const report = await benchPool(page, { numCores: cpus().length, isQuick });
    console.log(`${machine}\n\n${poolTable(report)}`);
    write('bench-pool.json', { machine, ...report });
  }, query.toString());
}

await (args.includes('--pool') ? benchEngines() : benchKernels());
