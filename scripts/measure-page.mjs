/**
 * Measures perceived performance: first paint, time until the engine is ready, long tasks of the page while
 * it trains, and how often the charts are drawn.
 *
 *   npm run measure:page                  the default link, and the bytes of a first visit on hosts with and without
 *                                         compressed files
 *   npm run measure:page -- backend=cpu   another one
 */
import { measureBytes } from './lib/first-visit-bytes.mjs';
import { withPage } from './lib/open-page.mjs';

const STEPS = 300;
const [query = ''] = process.argv.slice(2);

await withPage(async (page, url) => {
  await page.addInitScript(() => {
    /** @type {{ startMs: number, durationMs: number }[]} */
    const longTasks = [];
    Object.assign(window, { longTasks });
    new PerformanceObserver((list) => {
      for (const { startTime, duration } of list.getEntries()) {
        longTasks.push({ startMs: startTime, durationMs: duration });
      }
    }).observe({ type: 'longtask', buffered: true });
  });
  await page.goto(url);
  const { backend } = await page.evaluate(() => window.playground.ready());
  const readyMs = await page.evaluate(() => performance.now());
  const paints = await page.evaluate(() =>
    performance.getEntriesByType('paint').map(({ name, startTime }) => `${name} ${Math.round(startTime)} ms`),
  );
  // Wait for the charts' chunk and the first measurements, which are not part of training.
  await page.waitForTimeout(2_000);
  const result = await page.evaluate(async (steps) => {
    const started = performance.now();
    let numRedraws = 0;
    const chart = document.querySelector('.recharts-surface');
    const observer = new MutationObserver(() => numRedraws++);
    if (chart) observer.observe(chart, { subtree: true, childList: true, attributes: true });
    await window.playground.train(steps);
    observer.disconnect();
    const seconds = (performance.now() - started) / 1000;
    const all = /** @type {{ startMs: number, durationMs: number }[]} */ (Reflect.get(window, 'longTasks'));
    const during = all
      .filter(({ startMs }) => startMs >= started)
      .map(({ durationMs }) => Math.round(durationMs));
    return { seconds, redrawsPerSecond: numRedraws / seconds, longTasksMs: during };
  }, STEPS);
  console.log(`${backend}: ${paints.join(', ')}, engine ready ${Math.round(readyMs)} ms after navigation`);
  console.log(
    `${STEPS} steps in ${result.seconds.toFixed(1)} s; accuracy chart drawn ${result.redrawsPerSecond.toFixed(1)} times a second`,
  );
  console.log(
    `tasks over 50 ms on the page's thread while training: ${result.longTasksMs.join(', ') || 'none'}`,
  );
}, query);

await measureBytes(query);
