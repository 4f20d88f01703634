/**
 * Checks over seeds that the lessons' effects appear: trains every experiment with a claim in a real browser, as the
 * page does, and counts in how many seeds each claim holds.
 *
 *   npm run check-lessons                        all lessons, seeds 1001 to 1020; writes src/lessons/measured.json
 *   npm run check-lessons -- --missing           only lessons whose claims, as worded today, are not stored for these
 *                                                seeds: after a stop, goes on with the first unfinished lesson
 *   npm run check-lessons -- hints relations     only these; the others' figures are kept
 *   npm run check-lessons -- --seeds=3 --dry     three seeds, writes nothing
 *   npm run check-lessons -- --from=1 --dry      from another seed; try new lessons on seeds 1 to 10 only, so that
 *                                                nobody has looked at the seeds that are published
 *   npm run check-lessons -- --values --dry      prints every value with all its digits too
 *   npm run check-lessons -- --compare           writes nothing, prints what differs from measured.json; ends with 1
 *                                                if anything does. For some seeds only, from --from= and --seeds=,
 *                                                where the count contradicts the stored one.
 *   npm run check-lessons -- --parallel          on background engines, with the same results in less time
 *   npm run check-lessons -- --help              this text
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { differences, isMeasured } from './lib/compare-measured.mjs';
import { loadSources } from './lib/load-sources.mjs';
import { withPage } from './lib/open-page.mjs';
import { runJobs } from './lib/run-jobs.mjs';
import { spread } from './lib/spread.mjs';

/** Number of test pictures to evaluate; the page's curves use the same pictures. */
const NUM_PICTURES = 1000;
const file = fileURLToPath(new URL('../src/lessons/measured.json', import.meta.url));

const { values: options, positionals: given } = parseArgs({
  allowPositionals: true,
  options: {
    seeds: { type: 'string', default: '20' },
    from: { type: 'string', default: '1001' },
    missing: { type: 'boolean', default: false },
    dry: { type: 'boolean', default: false },
    values: { type: 'boolean', default: false },
    compare: { type: 'boolean', default: false },
    parallel: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});
if (options.help) {
  const [, help = ''] =
    /\/\*\*\n(.*?) \*\//s.exec(readFileSync(fileURLToPath(import.meta.url), 'utf8')) ?? [];
  console.log(help.replaceAll(/^ \* ?/gm, ''));
  process.exit();
}
const seeds = wholeOption('seeds', 1);
const firstSeed = wholeOption('from', 0);
const writes = !options.dry && !options.compare;

const { registry, outcome, records } = await loadSources({
  registry: '/src/lessons/registry.ts',
  outcome: '/src/protocol/run/outcome.ts',
  records: '/src/protocol/run/parse-record.ts',
});
/** @type {string[]} */
const lessonIds = registry.lessonIds.filter(
  (/** @type {string} */ id) => given.length === 0 || given.includes(id),
);
const unknown = given.filter((id) => !lessonIds.includes(id));
if (unknown.length > 0)
  throw new Error(`no lesson ${unknown.join(', ')}; there are ${registry.lessonIds.join(', ')}`);
const lessons = await loadSources(
  Object.fromEntries(lessonIds.map((id) => [id, `/src/lessons/${id}/lesson.ts`])),
);

/** @type {Record<string, any>} */
const measured = JSON.parse(readFileSync(file, 'utf8'));

await withPage(async (page, url) => {
  await page.goto(url);
  const { backend } = await page.evaluate(() => window.playground.ready());
  for (const lessonId of lessonIds) {
    const { lesson } = lessons[lessonId];
    if (options.missing && isMeasured(measured[lessonId], lesson.claims, { from: firstSeed, seeds })) {
      console.log(`\n${lessonId}: as stored`);
      continue;
    }
    /** @type {Record<string, number>} */
    const appeared = {};
    /** @type {Record<string, number[]>} */
    const values = {};
    const steps = lesson.steps.filter((/** @type {any} */ { id }) => claimed(lesson, id));
    const seedsToRun = Array.from({ length: seeds }, (_, index) => firstSeed + index);
    const jobs = seedsToRun.flatMap((seed) =>
      steps.flatMap((/** @type {any} */ step) => jobsOf(lesson, step, seed)),
    );
    const ended = (await runJobs(page, jobs, options.parallel)).values();
    for (let numDone = 0; numDone < seeds; numDone++) {
      /** @type {Record<string, any[]>} */
      const outcomes = {};
      for (const { id, experiment } of steps) {
        const { trials, measures } = experiment;
        /** @type {any[]} */
        const found = trials.map(() => outcome.outcomeOf(records.parseRunRecord(ended.next().value)));
        outcomes[id] = found;
        for (const [trial, each] of found.entries()) {
          for (const measure of measures) {
            (values[`${id} · ${trials[trial].name} · ${measure.name}`] ??= []).push(measure.of(each));
          }
        }
      }
      for (const { name, step, holds } of lesson.claims) {
        appeared[name] = (appeared[name] ?? 0) + (holds(outcomesOf(outcomes, step)) ? 1 : 0);
      }
    }
    console.log(`\n${lesson.id}`);
    for (const [what, numbers] of Object.entries(values)) {
      console.log(`  ${what}: ${spread(numbers.map((value) => 100 * value))}`);
      if (options.values) console.log(`    ${numbers.join(' ')}`);
    }
    for (const [claim, count] of Object.entries(appeared)) console.log(`  ${claim}: ${count} of ${seeds}`);
    const date = new Date().toISOString().slice(0, 10);
    const found = { from: firstSeed, seeds, backend, date, claims: claimsOf(lesson, appeared) };
    if (options.compare) {
      const lines = differences(measured[lesson.id], found);
      for (const line of lines) console.log(`  DIFFERENT: ${line}`);
      if (lines.length > 0) process.exitCode = 1;
      else console.log('  as stored');
    }
    measured[lesson.id] = found;
    if (writes) writeFileSync(file, `${JSON.stringify(sorted(measured), null, 2)}\n`);
  }
}, '');

/**
 * A whole number given as an option.
 *
 * @param {'seeds' | 'from'} name
 * @param {number} minimum
 */
function wholeOption(name, minimum) {
  const value = Number(options[name]);
  if (!Number.isSafeInteger(value) || value < minimum)
    throw new Error(`--${name}=${options[name]}: a whole number from ${minimum} is expected`);
  return value;
}

/** @type {(lesson: any, appeared: Record<string, number>) => Record<string, { written: string, appeared: number }>} */
function claimsOf({ claims }, appeared) {
  return Object.fromEntries(
    claims.map((/** @type {{ name: string, written: string }} */ { name, written }) => [
      name,
      { written, appeared: appeared[name] ?? 0 },
    ]),
  );
}

/** @type {(lesson: any, step: any, seed: number) => import('./lib/run-jobs.mjs').JobInput[]} */
function jobsOf({ preset }, { preset: changed, experiment }, seed) {
  const { trials, embedding = null } = experiment;
  return trials.map((/** @type {{ change: object }} */ { change }) => ({
    config: { ...preset, ...changed, seed, ...change },
    measure: { answers: NUM_PICTURES, embedding },
  }));
}

/** @type {(outcomes: Record<string, any[]>, step: string) => any[]} */
function outcomesOf(outcomes, step) {
  const found = outcomes[step];
  if (!found) throw new Error(`a claim is about step ${step}, which has no experiment`);
  return found;
}

/** @type {(lesson: any, step: string) => boolean} */
function claimed(lesson, step) {
  return lesson.claims.some((/** @type {{ step: string }} */ claim) => claim.step === step);
}

/** @type {(all: Record<string, any>) => Record<string, any>} */
function sorted(all) {
  return Object.fromEntries(
    registry.lessonIds
      .filter((/** @type {string} */ id) => id in all)
      .map((/** @type {string} */ id) => [id, all[id]]),
  );
}
