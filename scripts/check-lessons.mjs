/**
 * Checks over seeds that the lessons' effects appear: trains every experiment with a claim in a real browser, as the
 * page does, and counts in how many seeds each claim holds.
 *
 *   npm run check-lessons                        all lessons, seeds 1 to 10; writes src/lessons/measured.json
 *   npm run check-lessons -- hints relations     only these; the others' figures are kept
 *   npm run check-lessons -- --seeds=3 --dry     three seeds, writes nothing
 *   npm run check-lessons -- --from=11 --dry     seeds 11 to 20
 *   npm run check-lessons -- --values --dry      prints every value with all its digits too
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
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
    seeds: { type: 'string', default: '10' },
    from: { type: 'string', default: '1' },
    dry: { type: 'boolean', default: false },
    values: { type: 'boolean', default: false },
  },
});
const seeds = Number(options.seeds);
const firstSeed = Number(options.from);

const { registry, outcome, records } = await loadSources({
  registry: '/src/lessons/registry.ts',
  outcome: '/src/protocol/run/outcome.ts',
  records: '/src/protocol/run/parse-record.ts',
});
/** @type {string[]} */
const lessonIds = registry.lessonIds.filter(
  (/** @type {string} */ id) => given.length === 0 || given.includes(id),
);
if (lessonIds.length === 0)
  throw new Error(`no lesson ${given.join(', ')}; there are ${registry.lessonIds.join(', ')}`);
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
    /** @type {Record<string, number>} */
    const appeared = {};
    /** @type {Record<string, number[]>} */
    const values = {};
    for (let seed = firstSeed; seed < firstSeed + seeds; seed++) {
      /** @type {Record<string, any[]>} */
      const outcomes = {};
      for (const step of lesson.steps.filter((/** @type {any} */ { id }) => claimed(lesson, id))) {
        const { trials, measures, embedding = null } = step.experiment;
        const jobs = trials.map((/** @type {{ change: object }} */ { change }) => ({
          config: { ...lesson.preset, ...step.preset, seed, ...change },
          measure: { answers: NUM_PICTURES, embedding },
        }));
        const found = (await runJobs(page, jobs)).map((record) =>
          outcome.outcomeOf(records.parseRunRecord(record)),
        );
        outcomes[step.id] = found;
        for (const [index, each] of found.entries()) {
          for (const measure of measures) {
            (values[`${step.id} · ${trials[index].name} · ${measure.name}`] ??= []).push(measure.of(each));
          }
        }
      }
      for (const { name, step, holds } of lesson.claims) {
        appeared[name] = (appeared[name] ?? 0) + (holds(outcomes[step] ?? []) ? 1 : 0);
      }
    }
    console.log(`\n${lesson.id}`);
    for (const [what, numbers] of Object.entries(values)) {
      console.log(`  ${what}: ${spread(numbers.map((value) => 100 * value))}`);
      if (options.values) console.log(`    ${numbers.join(' ')}`);
    }
    for (const [claim, count] of Object.entries(appeared)) console.log(`  ${claim}: ${count} of ${seeds}`);
    measured[lesson.id] = { seeds, backend, date: new Date().toISOString().slice(0, 10), appeared };
    if (!options.dry) writeFileSync(file, `${JSON.stringify(sorted(measured), null, 2)}\n`);
  }
}, '');

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
