/**
 * Measures the shelf with many runs: how long the dialog takes to open, how long an overlay of 20 runs takes to
 * draw again, and how long saving the live run blocks the page. Prints medians.
 *
 *   npm run measure:shelf          500 runs, five openings
 *   npm run measure:shelf -- 100   another number of runs
 */
import { median } from 'd3-array';
import { withPage } from './lib/open-page.mjs';

const numRuns = Number(process.argv[2] ?? 500);
const OPENINGS = 5;
const OVERLAID = 20;
/** Runs that keep their weights; more would not fit into the page's own limit. */
const WITH_WEIGHTS = 100;
const SETTLE_MS = 2_000;

/** Notes tasks over 50 ms, and every access to the database, with its time. */
function watch() {
  /** @type {{ start: number, ms: number }[]} */
  const longTasks = [];
  /** @type {{ what: string, start: number, ms: number }[]} */
  const accesses = [];
  Object.assign(window, { longTasks, accesses });
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries())
      longTasks.push({ start: startTime, ms: duration });
  }).observe({ type: 'longtask' });
  /** @type {(prototype: object, name: string, label: (self: unknown) => string) => void} */
  const wrap = (prototype, name, label) => {
    const original = Reflect.get(prototype, name);
    /** @this {unknown} @param {unknown[]} args */
    function timed(...args) {
      const start = performance.now();
      const result = Reflect.apply(original, this, args);
      accesses.push({ what: label(this), start, ms: performance.now() - start });
      return result;
    }
    Reflect.set(prototype, name, timed);
  };
  wrap(IDBObjectStore.prototype, 'put', (self) => `put ${Reflect.get(Object(self), 'name')}`);
  wrap(IDBObjectStore.prototype, 'getAll', (self) => `getAll ${Reflect.get(Object(self), 'name')}`);
  wrap(IDBDatabase.prototype, 'transaction', () => 'transaction');
  // A checkpoint is stored as a file.
  window.Blob = class extends Blob {
    constructor(/** @type {BlobPart[]} */ parts = [], /** @type {BlobPropertyBag} */ options = {}) {
      const start = performance.now();
      super(parts, options);
      accesses.push({ what: 'new Blob', start, ms: performance.now() - start });
    }
  };
}

/** Copies the only kept run, with other seeds and temperatures. @param {{ count: number, weights: number }} wanted */
async function fill({ count, weights }) {
  /** @type {<T>(request: IDBRequest<T>) => Promise<T>} */
  const done = (request) =>
    new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  const database = await done(indexedDB.open('distillation-playground'));
  const stores = ['summaries', 'records', 'checkpoints'];
  const reading = database.transaction(stores);
  const [summary, record, bytes] = await Promise.all(
    stores.map(async (name) => (await done(reading.objectStore(name).getAll()))[0]),
  );
  for (let from = 0; from < count; from += 50) {
    const transaction = database.transaction([...database.objectStoreNames], 'readwrite');
    for (let index = from; index < Math.min(count, from + 50); index++) {
      const id = crypto.randomUUID();
      const seed = index + 1;
      const config = { ...summary.config, seed, temperature: [2, 4, 8][index % 3] };
      const startedAt = new Date(Date.now() - (count - index) * 60_000).toISOString();
      const hasWeights = index >= count - weights;
      const kept = hasWeights ? {} : { checkpointBytes: 0, checkpointStep: null };
      transaction
        .objectStore('summaries')
        .put({ ...summary, ...kept, id, config, startedAt, owner: null }, id);
      transaction.objectStore('records').put({ ...record, id, config, seed, startedAt }, id);
      if (hasWeights) transaction.objectStore('checkpoints').put(bytes, id);
    }
    if (database.objectStoreNames.contains('totals')) transaction.objectStore('totals').clear();
    await new Promise((resolve) => {
      transaction.oncomplete = resolve;
    });
  }
  database.close();
  return { recordBytes: summary.recordBytes, checkpointBytes: bytes.size };
}

/** Opens the dialog. Returns the time until its rows are drawn and its longest task over 50 ms. */
async function open() {
  const start = performance.now();
  const button = [...document.querySelectorAll('button')].find((each) => each.textContent === 'Runs');
  button?.click();
  const isDrawn = () => document.querySelectorAll('dialog tbody tr').length > 0;
  while (!isDrawn()) await new Promise((resolve) => requestAnimationFrame(resolve));
  await new Promise((resolve) => requestAnimationFrame(resolve));
  const ms = performance.now() - start;
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  const longTasks = /** @type {{ start: number, ms: number }[]} */ (Reflect.get(window, 'longTasks'));
  const longest = Math.max(0, ...longTasks.filter((task) => task.start >= start).map((task) => task.ms));
  return { ms, longest };
}

/** Chooses runs, then moves the cursor. @param {number} count */
async function overlay(count) {
  const boxes = [...document.querySelectorAll('dialog tbody input[type=checkbox]')].slice(0, count);
  /** Script, style and layout of what an event changes. @param {() => void} act */
  const cost = async (act) => {
    const start = performance.now();
    act();
    await Promise.resolve();
    document.querySelector('dialog')?.getBoundingClientRect();
    return performance.now() - start;
  };
  /** @type {(selector: string, times: number) => Promise<void>} */
  const until = async (selector, times) => {
    while (document.querySelectorAll(selector).length !== times)
      await new Promise((resolve) => setTimeout(resolve, 20));
  };
  const curves = 'dialog svg path[stroke-dasharray]';
  for (const box of boxes) if (box instanceof HTMLElement) box.click();
  await until(curves, count);
  const slider = document.querySelector('dialog [role=slider]');
  /** @type {number[]} */
  const moves = [];
  for (let index = 0; index < 20; index++) {
    const press = new KeyboardEvent('keydown', { key: 'ArrowLeft', bubbles: true, cancelable: true });
    moves.push(await cost(() => slider?.dispatchEvent(press)));
    await new Promise((resolve) => requestAnimationFrame(resolve));
  }
  /** @type {number[]} */
  const redraws = [];
  const last = boxes.at(-1);
  for (let index = 0; index < 10; index++) {
    redraws.push(await cost(() => last instanceof HTMLElement && last.click()));
    await until(curves, index % 2 === 0 ? count - 1 : count);
  }
  return { moves, redraws };
}

/** Trains the live run. Returns its accesses to the database, and the tasks over 50 ms that made them. @param {number} steps */
async function save(steps) {
  const start = performance.now();
  await window.playground.train(steps);
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  /** @type {<T extends { start: number }>(name: string) => T[]} */
  const since = (name) => Reflect.get(window, name).filter((/** @type {any} */ each) => each.start >= start);
  const accesses = /** @type {{ what: string, start: number, ms: number }[]} */ (since('accesses'));
  const tasks = /** @type {{ start: number, ms: number }[]} */ (since('longTasks'));
  const stalls = tasks.filter((task) =>
    accesses.some((access) => access.start >= task.start && access.start <= task.start + task.ms),
  );
  return { accesses, stalls: stalls.map(({ ms }) => ms), others: tasks.map(({ ms }) => ms) };
}

const medianOf = (/** @type {readonly number[]} */ values) => median(values) ?? NaN;
const whole = (/** @type {readonly number[]} */ values) =>
  values.map((value) => Math.round(value)).join(', ');

await withPage(async (page, url) => {
  await page.addInitScript(watch);
  const openPage = async (/** @type {string} */ query) => {
    await page.goto(`${url}${query}`);
    await page.evaluate(() => window.playground.ready());
    await page.waitForTimeout(SETTLE_MS);
  };
  await openPage('&student=cnn-4-8&labelled=100&batch=16&steps=500');
  await page.evaluate(async () => {
    await window.playground.train(500);
    await window.playground.records();
  });
  await page.goto('about:blank');
  await openPage('');
  const { recordBytes, checkpointBytes } = await page.evaluate(fill, {
    count: numRuns,
    weights: Math.min(numRuns, WITH_WEIGHTS),
  });
  console.log(
    `${numRuns} runs, records of ${Math.round(recordBytes / 1e3)} kB, weights of ${Math.round(checkpointBytes / 1e3)} kB`,
  );
  /** @type {Record<'first' | 'again', { ms: number, longest: number }[]>} */
  const openings = { first: [], again: [] };
  for (let index = 0; index < OPENINGS; index++) {
    await openPage('');
    openings.first.push(await page.evaluate(open));
    await page.keyboard.press('Escape');
    openings.again.push(await page.evaluate(open));
  }
  for (const [name, times] of Object.entries(openings)) {
    const ms = times.map((each) => each.ms);
    const longest = medianOf(times.map((each) => each.longest));
    console.log(
      `opening, ${name} in a page: median ${Math.round(medianOf(ms))} ms (${whole(ms)}); longest task, median ${Math.round(longest)} ms`,
    );
  }
  if (numRuns >= OVERLAID) {
    const { moves, redraws } = await page.evaluate(overlay, OVERLAID);
    console.log(
      `overlay of ${OVERLAID} runs: moving the cursor median ${medianOf(moves).toFixed(1)} ms (most ${Math.max(...moves).toFixed(1)}), ` +
        `another choice median ${medianOf(redraws).toFixed(1)} ms (most ${Math.max(...redraws).toFixed(1)})`,
    );
  }
  await openPage('&steps=2000');
  const { accesses, stalls, others } = await page.evaluate(save, 400);
  const kinds = [...new Set(accesses.map(({ what }) => what))];
  for (const kind of kinds) {
    const ms = accesses.filter(({ what }) => what === kind).map((each) => each.ms);
    console.log(
      `saving: ${kind} ${ms.length} times, median ${medianOf(ms).toFixed(1)} ms (most ${Math.max(...ms).toFixed(1)})`,
    );
  }
  console.log(
    `saving: tasks over 50 ms that use the database: ${whole(stalls) || 'none'} ms; all of the page while it trains: ` +
      `${others.length}, median ${Math.round(medianOf(others))} ms`,
  );
}, 'lang=en&backend=wasm&threads=1');
