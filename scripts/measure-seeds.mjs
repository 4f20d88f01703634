/**
 * Measures student against control over seeds, in a real browser, through `window.playground.run`.
 *
 *   npm run measure                                   five seeds of the default run
 *   npm run measure -- "dataset=fashion-mnist" 3      another link, three seeds
 *
 * Prints a line per seed, then mean and standard deviation of each lane and of the paired difference.
 */
import { withPage } from './lib/open-page.mjs';
import { testRun } from './lib/run-jobs.mjs';
import { spread } from './lib/spread.mjs';

const percents = (/** @type {number[]} */ shares) => shares.map((share) => 100 * share);

const [query = '', count = '5'] = process.argv.slice(2);

await withPage(async (page, url) => {
  await page.goto(url);
  const { backend, adapter } = await page.evaluate(() => window.playground.ready());
  const config = await page.evaluate(() => window.playground.config());
  console.log(`${backend}, ${adapter}; ${JSON.stringify(config)}`);
  /** @type {{ student: number, control: number }[]} */
  const results = [];
  for (let seed = 1; seed <= Number(count); seed++) {
    const { student, control } = await testRun(page, { ...config, seed });
    results.push({ student, control });
    console.log(`seed ${seed}: student ${student}, control ${control}`);
  }
  console.log(`student ${spread(percents(results.map(({ student }) => student)))} %`);
  console.log(`control ${spread(percents(results.map(({ control }) => control)))} %`);
  console.log(
    `difference ${spread(percents(results.map(({ student, control }) => student - control)), true)} points`,
  );
}, query);
