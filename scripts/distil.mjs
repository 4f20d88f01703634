/**
 * Trains the run of a link without a window, over several seeds, as the page does it: for a server or a nightly job.
 *
 *   npm run distil -- "<link>"                        five seeds from the link's on; prints a table
 *   npm run distil -- "<link>" --seeds=10             ten seeds
 *   npm run distil -- "<link>" --out=folder           writes records.json, results.csv, summary.json and exports
 *   npm run distil -- "<link>" --exports=onnx,html    only these exports of the first seed; --exports= for none
 *   npm run distil -- "<link>" --built=dist           a page that is built already; without, it is built first
 *   npm run distil -- --help                          this text
 *
 * A link is what the lab's address bar holds, or its part after the question mark. Its `backend=` and `threads=` choose
 * the engine; without, the page takes the fastest one, WebGPU where there is a GPU. Accuracies are those on all test pictures.
 * Ends with 0 if every run finished and every export was written, 1 if one failed, 2 for an argument that cannot be used.
 */
import { accessSync, constants, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import {
  aligned,
  ArgumentError,
  checkArguments,
  csvRows,
  tableHead,
  tableRows,
  verdictText,
} from './lib/distil-plan.mjs';
import { loadSources } from './lib/load-sources.mjs';
import { HIDDEN, withPage } from './lib/open-page.mjs';

/** @typedef {import('../src/protocol/run/record.ts').RunRecord} RunRecord */

const help = () =>
  /\/\*\*\n(.*?) \*\//s
    .exec(readFileSync(fileURLToPath(import.meta.url), 'utf8'))?.[1]
    ?.replaceAll(/^ \* ?/gm, '') ?? '';

function argumentsGiven() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        seeds: { type: 'string' },
        out: { type: 'string' },
        exports: { type: 'string' },
        built: { type: 'string' },
        help: { type: 'boolean', default: false },
      },
    });
  } catch (error) {
    throw new ArgumentError(`${error instanceof Error ? error.message : String(error)} See --help.`);
  }
}

/** Creates the folder before anything is trained. @param {string} folder @throws {ArgumentError} if nothing can be written there */
function prepareFolder(folder) {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new ArgumentError(`--out is “${folder}”, expected a folder that can be written (${reason})`);
  }
}

/** @param {import('@playwright/test').Page} page @param {readonly any[]} jobs @param {boolean} isParallel */
async function train(page, jobs, isParallel) {
  return page.evaluate(
    ([given, parallel]) =>
      window.playground.run(given, {
        parallel,
        onRecord: ({ seed, end }) => console.info(`seed ${seed}: ${end.status}`),
      }),
    /** @type {const} */ ([jobs, isParallel]),
  );
}

/**
 * Writes the lab's run in one format; one that refuses the run leaves the others alone.
 *
 * @param {import('@playwright/test').Page} page @param {string} kind @param {string} folder
 */
async function writeExport(page, kind, folder) {
  const { name, text, refusal, milliseconds } = await page.evaluate(async (each) => {
    const started = performance.now();
    const { error, file } = await window.playground
      .export(each)
      .then((written) => ({ file: written, error: null }))
      .catch((/** @type {unknown} */ reason) => ({ file: null, error: reason }));
    const time = performance.now() - started;
    if (file === null) return { name: '', text: '', refusal: String(error), milliseconds: time };
    const { name: fileName, bytes } = file;
    let binary = '';
    for (let at = 0; at < bytes.length; at += 4096)
      binary += String.fromCharCode(...bytes.subarray(at, at + 4096));
    return { name: fileName, text: btoa(binary), refusal: null, milliseconds: time };
  }, kind);
  if (refusal !== null) {
    console.error(`no ${kind} export: ${refusal}`);
    process.exitCode = 1;
    return;
  }
  const bytes = Buffer.from(text, 'base64');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, name), bytes);
  console.log(`${join(folder, name)}: ${bytes.length} bytes, ${Math.round(milliseconds)} ms`);
}

async function main() {
  const { values: options, positionals } = argumentsGiven();
  if (options.help) {
    console.log(help());
    return;
  }
  const sources = await loadSources({
    csv: '/src/core/csv.ts',
    expectation: '/src/core/expectation.ts',
    exports: '/src/export/registry.ts',
    json: '/src/protocol/run/record-json.ts',
    link: '/src/protocol/link/read-link.ts',
    repeat: '/src/protocol/repeat/repeat.ts',
    result: '/src/protocol/repeat/run-result.ts',
  });
  const readLink = (/** @type {string} */ query) => {
    const { problems, ...link } = sources['link'].readLink(query, []);
    const inWords = problems.map((/** @type {any} */ each) => ({
      ...each,
      ...('expected' in each ? { expected: sources['expectation'].wordExpectation(each.expected) } : {}),
    }));
    return { ...link, problems: inWords };
  };
  const { config, backend, threads, seeds, out, exports } = checkArguments(
    positionals,
    options,
    readLink,
    sources['exports'].exportKinds,
  );
  const jobs = sources['repeat'].seedsFrom(config.seed, seeds).map((/** @type {number} */ seed) => ({
    config: { ...config, seed },
    measure: { fullTest: true },
  }));
  const [first, ...rest] = jobs;
  const folder = out === undefined ? undefined : resolve(out);
  if (folder !== undefined) prepareFolder(folder);
  const { built } = options;
  if (built !== undefined && !existsSync(join(built, 'index.html')))
    throw new ArgumentError(
      `--built is “${built}”, expected a folder with a built page. Build it: npm run build`,
    );
  await withPage(
    async (page, url) => {
      page.on('console', (message) => message.type() === 'info' && console.log(message.text()));
      await page.goto(url);
      const { backend: used, adapter } = await page.evaluate(() => window.playground.ready());
      console.log(`${used}, ${adapter}`);
      // The first run is the lab's, so that it can be exported; the others train beside each other.
      /** @type {RunRecord[]} */
      const records = [...(await train(page, [first], false))];
      const isFinished = records[0]?.end.status === 'finished';
      if (folder !== undefined && isFinished)
        for (const kind of exports) await writeExport(page, kind, join(folder, 'exports'));
      if (rest.length > 0) records.push(...(await train(page, rest, true)));
      report(records, sources, folder);
    },
    [HIDDEN, backend && `backend=${backend}`, threads && `threads=${threads}`].filter(Boolean).join('&'),
    built,
  );
}

/** Prints the table and writes the files. @param {readonly RunRecord[]} records @param {Record<string, any>} sources @param {string | undefined} folder */
function report(records, { csv, json, repeat, result }, folder) {
  const finished = records.filter(({ end, reports }) => end.status === 'finished' && reports.fullTest);
  const results = finished.map((each) => result.resultOf(each)).filter((each) => each !== null);
  const summary = repeat.summaryOf(repeat.compareWithControl(results));
  const rows = tableRows(finished);
  console.log(`\n${aligned([tableHead, ...rows])}\n\n${verdictText(summary, finished.length)}`);
  for (const { seed, end } of records) {
    if (end.status === 'finished') continue;
    console.error(`seed ${seed} did not finish: ${JSON.stringify(end)}`);
    process.exitCode = 1;
  }
  if (folder === undefined) return;
  const write = (/** @type {string} */ name, /** @type {string} */ text) =>
    writeFileSync(join(folder, name), text);
  write('records.json', `${JSON.stringify(records.map((each) => json.recordToJson(each)))}\n`);
  write('results.csv', csv.csvOf(tableHead, csvRows(finished)));
  write(
    'summary.json',
    `${JSON.stringify({ seeds: finished.map(({ seed }) => seed), ...summary }, null, 2)}\n`,
  );
  console.log(`written to ${folder}`);
}

try {
  await main();
} catch (error) {
  if (!(error instanceof ArgumentError)) throw error;
  console.error(error.message);
  process.exitCode = 2;
}
