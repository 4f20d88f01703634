/**
 * Trains the T × α maps that come with the page, on seeds that were never used for tuning.
 *
 *   npm run measure:map                               what is missing in src/protocol/map/measured/*.json
 *   npm run measure:map -- mnist                      one of mnist, fashion
 *   npm run measure:map -- mnist --seeds=3            fewer seeds; more can follow later
 *   npm run measure:map -- --parallel                 on background engines, with the same numbers
 *   npm run measure:map -- --minutes 7                starts no run after seven minutes; can be resumed
 *   npm run measure:map -- --try                      four cells of 20 steps, to see that it works; into .reports
 *   npm run measure:map -- --built dist               uses an existing build
 *
 * Every finished run is written at once. Prints each map, and which of the claims in
 * src/protocol/map/measured-plan.ts held.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { loadSources } from './lib/load-sources.mjs';
import { QUERY } from './lib/measure-runs.mjs';
import { withPage } from './lib/open-page.mjs';

/**
 * @typedef {import('../src/protocol/map/measured-plan.ts').MeasuredMapName} MapName
 * @typedef {import('../src/protocol/map/map-schema.ts').PrecomputedMap} PrecomputedMap
 * @typedef {import('../src/protocol/map/plan.ts').MapPlan} MapPlan
 * @typedef {import('../src/protocol/map/plan.ts').MapPlace} MapPlace
 * @typedef {import('../src/protocol/map/cells.ts').MapRun} MapRun
 */

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seeds: { type: 'string', default: '5' },
    parallel: { type: 'boolean', default: false },
    minutes: { type: 'string', default: 'Infinity' },
    try: { type: 'boolean', default: false },
    built: { type: 'string' },
  },
});
const sources = await loadSources({
  measured: '/src/protocol/map/measured-plan.ts',
  plan: '/src/protocol/map/plan.ts',
  schema: '/src/protocol/map/map-schema.ts',
  claims: '/src/protocol/map/check-claims.ts',
});
const { measuredBase, measuredMaps, measuredPlan } =
  /** @type {typeof import('../src/protocol/map/measured-plan.ts')} */ (sources['measured']);
const { changeAt, isSameQuestion, placesOf } = /** @type {typeof import('../src/protocol/map/plan.ts')} */ (
  sources['plan']
);
const { parsePrecomputed } = /** @type {typeof import('../src/protocol/map/map-schema.ts')} */ (
  sources['schema']
);
const { checkedClaims, mapTable } = /** @type {typeof import('../src/protocol/map/check-claims.ts')} */ (
  sources['claims']
);

const known = /** @type {MapName[]} */ (Object.keys(measuredMaps));
const names = positionals.length > 0 ? known.filter((name) => positionals.includes(name)) : known;
if (names.length < positionals.length) throw new Error(`maps are ${known.join(', ')}`);
const numSeeds = Number(options.seeds);
const full = measuredPlan(numSeeds);
if (full.seeds.length !== numSeeds || numSeeds < 1)
  throw new Error(`--seeds is ${options.seeds}, expected 1 to ${measuredPlan(Infinity).seeds.length}`);

/** @type {MapPlan} */
const plan = options.try
  ? { x: { ...full.x, values: [1, 4] }, y: { ...full.y, values: [0.3, 0.9] }, seeds: full.seeds.slice(0, 1) }
  : full;
const { version: pageVersion } = JSON.parse(
  readFileSync(new URL('../package.json', import.meta.url), 'utf8'),
);

/** @param {MapName} name */
function fileOf(name) {
  const folder = options.try ? '../.reports/' : '../src/protocol/map/measured/';
  mkdirSync(new URL(folder, import.meta.url), { recursive: true });
  return fileURLToPath(new URL(`${folder}${options.try ? 'map-' : ''}${name}.json`, import.meta.url));
}

/** The map with the runs that its file holds; another configuration's are not used. @param {MapName} name @returns {PrecomputedMap} */
function readMap(name) {
  const file = fileOf(name);
  const before = existsSync(file) ? parsePrecomputed(JSON.parse(readFileSync(file, 'utf8'))) : null;
  const config = { ...measuredBase(name), ...(options.try ? { steps: 20 } : {}) };
  const isSame =
    before !== null && isSameQuestion({ base: before.config, plan: before.plan }, { base: config, plan });
  if (before && !isSame) console.log(`${file} has another configuration and is measured anew`);
  const runsAt = (/** @type {MapPlace} */ { x, y }) =>
    (isSame ? before.cells : []).find((cell) => cell.x === x && cell.y === y)?.runs ?? [];
  return {
    version: 1,
    command: `npm run measure:map -- ${name}`,
    date: isSame ? before.date : new Date().toISOString().slice(0, 10),
    pageVersion: isSame ? before.pageVersion : pageVersion,
    backend: isSame ? before.backend : '',
    adapter: isSame ? before.adapter : '',
    config,
    plan,
    cells: placesOf(plan).map((place) => ({
      ...place,
      runs: runsAt(place).filter(({ seed }) => plan.seeds.includes(seed)),
    })),
  };
}

/** The cells without a run, seed by seed. @param {PrecomputedMap} map */
const missing = ({ cells }) =>
  plan.seeds.flatMap((seed) =>
    cells
      .map((cell, index) => ({ cell, index, seed }))
      .filter(({ cell }) => !cell.runs.some((run) => run.seed === seed)),
  );

/** Trains what is missing in the open page. @param {import('@playwright/test').Page} page @param {MapName} name @param {number} endMs */
async function trainMap(page, name, endMs) {
  let map = readMap(name);
  const jobs = missing(map);
  if (jobs.length === 0) return;
  const ready = await page.evaluate(() => window.playground.ready());
  const startMs = Date.now();
  let done = 0;
  const keep = (/** @type {number} */ job, /** @type {MapRun} */ run) => {
    const at = jobs[job]?.index;
    map = {
      ...map,
      date: new Date().toISOString().slice(0, 10),
      pageVersion,
      backend: ready.backend,
      adapter: ready.adapter,
      cells: map.cells.map((cell, index) =>
        index === at
          ? { ...cell, runs: [...cell.runs, run].toSorted((one, other) => one.seed - other.seed) }
          : cell,
      ),
    };
    writeFileSync(fileOf(name), `${JSON.stringify(parsePrecomputed(map), null, 1)}\n`);
    done += 1;
    const minutesLeft = (((Date.now() - startMs) / done) * (jobs.length - done)) / 60_000;
    console.log(
      `${name}, cell ${at}, seed ${run.seed}: ${run.student} − ${run.control}; ${done} of ${jobs.length}, about ${minutesLeft.toFixed(1)} min left`,
    );
  };
  await page.exposeFunction(`keep_${name}`, keep);
  await page.evaluate(
    async ([given, keepName, isParallel, leftMs]) => {
      const pause = new AbortController();
      if (leftMs !== null) setTimeout(() => pause.abort(), leftMs);
      /** @type {(job: number, run: MapRun) => Promise<void>} */
      const tell = Reflect.get(window, keepName);
      /** @type {Promise<void>[]} */
      const told = [];
      await window.playground.run(given, {
        parallel: isParallel,
        pause: pause.signal,
        onRecord: ({ seed, end, reports: { fullTest } }, job) => {
          if (end.status !== 'finished' || !fullTest)
            throw new Error(`a run did not finish: ${JSON.stringify(end)}`);
          const { student, control } = fullTest;
          told.push(tell(job, { seed, student: student.accuracy, control: control.accuracy }));
        },
      });
      await Promise.all(told);
    },
    /** @type {const} */ ([
      jobs.map(({ cell, seed }) => ({
        config: { ...map.config, ...changeAt(plan, cell), seed },
        measure: { fullTest: true },
      })),
      `keep_${name}`,
      options.parallel,
      Number.isFinite(endMs) ? Math.max(0, endMs - Date.now()) : null,
    ]),
  );
}

const endMs = Date.now() + 60_000 * Number(options.minutes);
if (names.some((name) => missing(readMap(name)).length > 0)) {
  await withPage(
    async (page, url) => {
      await page.goto(url);
      for (const name of names) await trainMap(page, name, endMs);
    },
    // One thread, as background engines have: the numbers are the same with and without --parallel.
    `${QUERY}&threads=1`,
    options.built,
  );
}
for (const name of names) {
  const map = readMap(name);
  console.log(`\n${name}: mean gap in points with its 95 % interval, in brackets where that contains zero\n`);
  console.log(mapTable(map));
  if (options.try) continue;
  for (const { words, held } of checkedClaims(name, map))
    console.log(`- ${words}: ${held === null ? 'not measured yet' : held ? 'held' : '**failed**'}`);
}
