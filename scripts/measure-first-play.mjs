/**
 * Times first visits of the production build from navigation to the first step of the students that the page shows; Play
 * is pressed as soon as there is a button.
 *
 *   npm run measure:first-play                      texts: dataset=languages
 *   npm run measure:first-play -- dataset=hangul    another link
 *   npm run measure:first-play -- --built dist      uses an existing build
 */
import { parseArgs } from 'node:util';
import { chromium } from '@playwright/test';
import { ensureChromium, launchArgs } from './chromium.mjs';
import { servePage } from './lib/open-page.mjs';

const VISITS = 5;
const TIMEOUT_MS = 120_000;

const {
  values: { built },
  positionals: [query = 'dataset=languages'],
} = parseArgs({ allowPositionals: true, options: { built: { type: 'string' } } });

/** Runs in the page: presses Play and notes when the first step is shown. */
function pressAndWatch() {
  let isPressed = false;
  const look = () => {
    const play = /** @type {HTMLElement | null} */ (document.querySelector('[data-spotlight="play"]'));
    if (play && !isPressed) {
      isPressed = true;
      play.click();
    }
    const shown = play?.closest('section')?.textContent ?? '';
    if (/Step [1-9]/.test(shown)) Object.assign(window, { firstStepMs: performance.now() });
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

const executablePath = await ensureChromium();
/** @type {number[]} */
const times = [];
await servePage(async (url) => {
  for (let visit = 0; visit < VISITS; visit++) {
    // A new browser: nothing is cached.
    const browser = await chromium.launch({ executablePath, args: launchArgs });
    const page = await browser.newPage();
    await page.addInitScript(pressAndWatch);
    await page.goto(`${url}?lang=en&${query}`, { timeout: TIMEOUT_MS });
    await page.waitForFunction(() => Reflect.has(window, 'firstStepMs'), null, { timeout: TIMEOUT_MS });
    times.push(await page.evaluate(() => Number(Reflect.get(window, 'firstStepMs'))));
    await browser.close();
  }
}, built);
const seconds = times.toSorted((one, other) => one - other).map((each) => (each / 1000).toFixed(1));
console.log(
  `${query}: first step of the students ${seconds[Math.floor(VISITS / 2)]} s after navigation, the median of ${VISITS} first visits (${seconds.join(', ')} s)`,
);
