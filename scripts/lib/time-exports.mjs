/** Times the exports of the default run after its last step, in fresh pages. */
import { loadavg } from 'node:os';
import { withPage } from './open-page.mjs';

/** How long a visitor reads before the export: none, or long enough that the page is at rest, ms. */
const PAUSES = { 'at once': 0, 'at rest': 5000 };
const MB = 1e6;

/** Runs in the page. @param {{ kind: string, pauseMs: number }} wanted */
async function timeOne({ kind, pauseMs }) {
  await window.playground.ready();
  const { config } = await window.playground.snapshot();
  const { step } = await window.playground.train(config.steps);
  if (step !== config.steps) throw new Error(`the run stopped at step ${step}`);
  await new Promise((resolve) => {
    setTimeout(resolve, pauseMs);
  });
  const times = [];
  let numBytes = 0;
  for (let again = 0; again < 2; again++) {
    const started = performance.now();
    const { bytes } = await window.playground.export(kind);
    times.push(performance.now() - started);
    numBytes = bytes.length;
  }
  return { times, numBytes };
}

/** @param {readonly number[]} values */
const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

/** @param {readonly (number | undefined)[]} values */
function wording(values) {
  const known = values.filter((each) => each !== undefined);
  return `${Math.round(median(known))} ms (${known.map((each) => Math.round(each)).join(', ')})`;
}

/**
 * Prints for each kind its bytes and the time of the first and of the second export of a page, at once after the
 * run's last step and at rest: the median of some pages, with each one's time in brackets.
 *
 * @param {readonly string[]} kinds
 * @param {{ rounds: number, built: string | undefined }} options pages per kind and pause; a page that is built already
 * @returns {Promise<boolean>} whether each first export took less than a second, and 2 MB
 */
export async function timeExports(kinds, { rounds, built }) {
  let isWithin = true;
  await withPage(
    async (page, url) => {
      for (const [pause, pauseMs] of Object.entries(PAUSES)) {
        for (const kind of kinds) {
          /** @type {Awaited<ReturnType<typeof timeOne>>[]} */
          const found = [];
          for (let round = 0; round < rounds; round++) {
            await page.goto(url);
            found.push(await page.evaluate(timeOne, { kind, pauseMs }));
          }
          const [first, again] = [0, 1].map((place) => found.map(({ times }) => times[place]));
          const numBytes = found[0]?.numBytes ?? Number.NaN;
          isWithin &&= median(/** @type {number[]} */ (first)) < 1000 && numBytes < 2 * MB;
          console.log(
            `${kind}, ${pause}: ${numBytes} bytes, first ${wording(first ?? [])}, again ${wording(again ?? [])}; load ${loadavg()[0]?.toFixed(1)}`,
          );
        }
      }
    },
    'backend=wasm',
    built,
  );
  return isWithin;
}
