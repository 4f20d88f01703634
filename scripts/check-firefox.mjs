/**
 * Regression checks in Firefox over WebDriver BiDi: `npm run check:firefox`.
 *
 * The end-to-end tests run in Chromium; this program checks browser-dependent behaviour in Firefox: touch,
 * clocks, forced colours, sandboxed frames, and which options are offered and refused. `FIREFOX_PATH` selects
 * a Firefox. `-- --built` uses the existing `dist/`.
 */
import { accessSync, constants } from 'node:fs';
import puppeteer from 'puppeteer-core';
import { servePage } from './lib/open-page.mjs';

const LIMIT_MS = 300_000;
const places = [
  process.env['FIREFOX_PATH'],
  '/usr/bin/firefox-esr',
  '/usr/bin/firefox',
  '/Applications/Firefox.app/Contents/MacOS/firefox',
  String.raw`C:\Program Files\Mozilla Firefox\firefox.exe`,
];

/** @param {string | undefined} file */
function isProgram(file) {
  try {
    accessSync(file ?? '', constants.X_OK);
    return file !== undefined && file !== '';
  } catch {
    return false;
  }
}

/** @typedef {import('puppeteer-core').Page} Page */

/** @param {Page} page */
const ready = (page) => page.evaluate(() => window.playground.ready());

/**
 * @param {boolean} isTrue
 * @param {string} message what was found
 */
function expect(isTrue, message) {
  if (!isTrue) throw new Error(message);
}

/** @type {{ name: string, prefs?: Record<string, unknown>, run: (page: Page, url: string) => Promise<void> }[]} */
const checks = [
  {
    name: 'F1: a finger that swipes up from a slider changes nothing',
    async run(page, url) {
      await page.setViewport({ width: 820, height: 1180, hasTouch: true });
      await page.goto(`${url}?lang=en&backend=wasm&steps=40`);
      await ready(page);
      await page.evaluate(() => window.playground.train(20));
      await page.click('section[aria-label="Set-up"] > button');
      await page.waitForSelector('section[aria-label="Set-up"] input[type=range]');
      const before = await page.evaluate(() => JSON.stringify(window.playground.config()));
      const count = await page.$$eval('input[type=range]', (all) => all.length);
      expect(count >= 3, `${count} sliders found`);
      for (let index = 0; index < count; index++) {
        const place = await page.evaluate((at) => {
          const input = document.querySelectorAll('input[type=range]')[at];
          input?.scrollIntoView({ block: 'center', behavior: 'instant' });
          const { x, y, width, height } = input?.getBoundingClientRect() ?? new DOMRect();
          return { x: Math.round(x + width * 0.8), y: Math.round(y + height / 2), width };
        }, index);
        if (place.width === 0) continue;
        await page.touchscreen.touchStart(place.x, place.y);
        for (let moved = 10; moved <= 200; moved += 10)
          await page.touchscreen.touchMove(place.x + Math.round(moved / 20), place.y - moved);
        await page.touchscreen.touchEnd();
      }
      await new Promise((resolve) => setTimeout(resolve, 3_000));
      const after = await page.evaluate(() => JSON.stringify(window.playground.config()));
      expect(after === before, `the run changed from ${before} to ${after}`);
      const { step } = await page.evaluate(() => window.playground.train(0));
      expect(step === 20, `step 20 became step ${step}`);
    },
  },
  {
    name: 'F2: every setting that is offered is taken or answered with a sentence',
    async run(page, url) {
      await page.setViewport({ width: 1440, height: 900 });
      for (const query of [
        'student=mlp-32&methods=soft-targets,relational-distance',
        'methods=hints&batch=256',
      ]) {
        await page.goto(`${url}?lang=en&backend=wasm&${query}`);
        await ready(page);
        await page.click('section[aria-label="Set-up"] > button');
        await page.waitForSelector('section[aria-label="Set-up"] select');
        await page.waitForFunction(() => document.querySelectorAll('main select').length > 3);
        const silent = await page.evaluate(async () => {
          const seen = [];
          const config = () => JSON.stringify(window.playground.config());
          const messages = () =>
            [...document.querySelectorAll('[role=alert], [role=status], small, [id$="-problem"]')]
              .map((each) => each.textContent)
              .join('|');
          const pause = () => new Promise((resolve) => setTimeout(resolve, 700));
          for (const each of document.querySelectorAll('[role=switch]')) {
            if (!(each instanceof HTMLElement) || each.matches(':disabled, [aria-disabled=true]')) continue;
            const [run, words, isOn] = [config(), messages(), each.getAttribute('aria-checked')];
            each.click();
            await pause();
            if (config() === run && messages() === words && each.getAttribute('aria-checked') === isOn)
              seen.push(each.getAttribute('aria-label') ?? each.textContent);
          }
          return seen;
        });
        expect(silent.length === 0, `${query}: nothing happened at ${silent.join(', ')}`);
      }
    },
  },
  {
    name: 'F3: times a picture are finer than the clock, which ticks in whole milliseconds',
    async run(page, url) {
      await page.goto(`${url}?lang=en&backend=wasm`);
      await ready(page);
      await page.waitForFunction(() => {
        const board = document.querySelector('[data-spotlight=scores]')?.textContent ?? '';
        return /\d\.\d+\s*ms|ms.*\d\.\d/i.test(board);
      });
      const times = await page.$$eval('[data-spotlight=scores] tr', (rows) =>
        rows.filter((row) => /ms/i.test(row.textContent ?? '')).map((row) => row.textContent ?? ''),
      );
      const text =
        times.length > 0
          ? times.join(' ')
          : await page.$eval('[data-spotlight=scores]', (each) => each.textContent ?? '');
      expect(!/\b1\.00\b.*\b1\.00\b/.test(text), `both times are one tick: ${text}`);
    },
  },
  {
    name: 'F4: a finished run at chance names the learning rate and offers another',
    async run(page, url) {
      await page.goto(`${url}?lang=en&backend=wasm&learningRate=1&student=cnn-4-8&steps=100`);
      await ready(page);
      await page.evaluate(() => {
        const play = [...document.querySelectorAll('button')].find(
          (each) => each.textContent?.trim() === 'Play',
        );
        play?.click();
      });
      await page.waitForFunction(() => document.body.innerText.includes('Finished'), { timeout: LIMIT_MS });
      await page.waitForFunction(() => /chance/i.test(document.body.innerText), { timeout: LIMIT_MS });
      const words = await page.evaluate(() => document.body.innerText);
      expect(/learning rate/i.test(words), 'the learning rate is not named');
      expect(/0\.002/.test(words), 'no other learning rate is offered');
    },
  },
  {
    name: 'F9: sliders and bars keep their places in forced colours',
    prefs: { 'browser.display.document_color_use': 2 },
    async run(page, url) {
      await page.setViewport({ width: 1440, height: 900 });
      await page.goto(`${url}?lang=en&backend=wasm`);
      await ready(page);
      const isForced = await page.evaluate(() => matchMedia('(forced-colors: active)').matches);
      expect(isForced, 'this Firefox does not force colours');
      const apart = await page.evaluate(() =>
        [...document.querySelectorAll('input[type=range]')].flatMap((input) => {
          const slider = input.closest('[style*="--share"]');
          const thumb = slider?.querySelector('[class*="thumb"]');
          if (!(slider instanceof HTMLElement) || !thumb) return [];
          const share = Number(slider.style.getPropertyValue('--share'));
          const [track, dot] = [input.getBoundingClientRect(), thumb.getBoundingClientRect()];
          if (track.width === 0) return [];
          return [Math.abs((dot.x + dot.width / 2 - track.x) / track.width - share)];
        }),
      );
      expect(apart.length >= 2, `${apart.length} sliders found`);
      expect(Math.max(...apart) < 0.06, `thumbs stand apart from their values: ${apart.join(', ')}`);
      const widths = await page.$$eval('[class*="bar"]', (bars) =>
        bars.map((bar) => bar.getBoundingClientRect().width),
      );
      expect(Math.max(...widths) > 20, 'no bar is longer than a tick');
    },
  },
  {
    name: 'F10: a frame with allow-scripts alone says how to embed the page',
    async run(page, url) {
      const frame = `<iframe width=800 height=600 sandbox=allow-scripts src="${url}?lang=en"></iframe>`;
      await page.goto(`data:text/html,${encodeURIComponent(frame)}`);
      for (let waited = 0; waited < 60; waited++) {
        const inner = page.frames().find((each) => each.url().startsWith(url));
        const words = (await inner?.evaluate(() => document.body.innerText).catch(() => '')) ?? '';
        if (/allow-same-origin/.test(words)) {
          expect(/[가-힣]/.test(words), 'not a word of Korean');
          return;
        }
        await new Promise((resolve) => setTimeout(resolve, 1_000));
      }
      throw new Error('nothing says how to embed it');
    },
  },
];

const executablePath = places.find(isProgram);
if (executablePath === undefined) throw new Error('no Firefox. Install one, or set FIREFOX_PATH');
let numFailed = 0;
await servePage(
  async (url) => {
    for (const { name, prefs = {}, run } of checks) {
      const browser = await puppeteer.launch({
        browser: 'firefox',
        executablePath,
        headless: true,
        extraPrefsFirefox: prefs,
        protocolTimeout: LIMIT_MS,
      });
      try {
        const page = await browser.newPage();
        page.setDefaultTimeout(LIMIT_MS);
        await run(page, url);
        console.log(`ok      ${name}`);
      } catch (error) {
        numFailed++;
        console.log(`FAILED  ${name}: ${error instanceof Error ? error.message : String(error)}`);
      } finally {
        await browser.close();
      }
    }
  },
  process.argv.includes('--built') ? 'dist' : undefined,
);
console.log(`\n${checks.length - numFailed} passed, ${numFailed} failed`);
process.exitCode = numFailed > 0 ? 1 : 0;
