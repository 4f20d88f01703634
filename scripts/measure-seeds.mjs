/**
 * Measures student against control over seeds, in a real browser, through `window.playground`.
 *
 *   npm run measure                                   five seeds of the default run
 *   npm run measure -- "dataset=fashion-mnist" 3      another link, three seeds
 *
 * Prints a line a seed, then mean and standard deviation of each lane and of the paired difference.
 */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';
import { preview } from 'vite';
import { ensureChromium, launchArgs } from './chromium.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const [query = '', count = '5'] = process.argv.slice(2);

/** @type {(values: number[]) => string} */
function spread(values) {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance =
    values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / Math.max(1, values.length - 1);
  return `${(100 * mean).toFixed(2)} ± ${(100 * Math.sqrt(variance)).toFixed(2)}`;
}

const build = spawnSync(process.execPath, ['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn'], {
  cwd: root,
  stdio: 'inherit',
});
if (build.status !== 0) process.exit(build.status ?? 1);
const executablePath = await ensureChromium();
const server = await preview({ root, preview: { port: 4189 } });
const browser = await chromium.launch({
  executablePath,
  args: launchArgs,
});
try {
  const page = await browser.newPage();
  await page.goto(`http://localhost:4189/?${query}`);
  const { backend, adapter } = await page.evaluate(() => window.playground.ready());
  const config = await page.evaluate(() => window.playground.config());
  console.log(`${backend}, ${adapter}; ${JSON.stringify(config)}`);
  /** @type {{ student: number, control: number }[]} */
  const results = [];
  for (let seed = 1; seed <= Number(count); seed++) {
    const accuracy = await page.evaluate(async (next) => {
      await window.playground.reset({ seed: next });
      await window.playground.train(window.playground.config().steps);
      return window.playground.evaluate();
    }, seed);
    results.push(accuracy);
    console.log(`seed ${seed}: student ${accuracy.student}, control ${accuracy.control}`);
  }
  console.log(`student ${spread(results.map(({ student }) => student))} %`);
  console.log(`control ${spread(results.map(({ control }) => control))} %`);
  console.log(`difference ${spread(results.map(({ student, control }) => student - control))} points`);
} finally {
  await browser.close();
  await server.close();
}
