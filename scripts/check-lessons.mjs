/**
 * Checks over seeds that the lessons' effects appear: trains every experiment with a claim in a real browser, as the
 * page does, and counts in how many seeds each claim holds.
 *
 *   npm run check-lessons                        all lessons, ten seeds; writes src/lessons/measured.json
 *   npm run check-lessons -- hints relations     these alone, the others' figures are kept
 *   npm run check-lessons -- --seeds=3 --dry     three seeds, writes nothing
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { loadSources } from './lib/load-sources.mjs';
import { withPage } from './lib/open-page.mjs';
import { spread } from './lib/spread.mjs';

/** Test pictures that are looked at: those the page measures its curves on. */
const NUM_PICTURES = 1000;
const file = fileURLToPath(new URL('../src/lessons/measured.json', import.meta.url));

const given = process.argv.slice(2);
const asked = given.filter((argument) => !argument.startsWith('--'));
const seeds = Number(given.find((argument) => argument.startsWith('--seeds='))?.slice(8) ?? 10);
const isDry = given.includes('--dry');

const { registry, runs, lengths } = await loadSources({
  registry: '/src/lessons/registry.ts',
  runs: '/src/protocol/run-config.ts',
  lengths: '/src/protocol/run-length.ts',
});
/** @type {string[]} */
const wanted = registry.lessonIds.filter(
  (/** @type {string} */ id) => asked.length === 0 || asked.includes(id),
);
if (wanted.length === 0)
  throw new Error(`no lesson ${asked.join(', ')}; there are ${registry.lessonIds.join(', ')}`);
const lessons = await loadSources(
  Object.fromEntries(wanted.map((id) => [id, `/src/lessons/${id}/lesson.ts`])),
);

/** @type {Record<string, any>} */
const measured = JSON.parse(readFileSync(file, 'utf8'));

await withPage(async (page, url) => {
  await page.goto(url);
  const { backend } = await page.evaluate(() => window.playground.ready());
  for (const lessonId of wanted) {
    const { lesson } = lessons[lessonId];
    /** @type {Record<string, number>} */
    const appeared = {};
    /** @type {Record<string, number[]>} */
    const values = {};
    for (let seed = 1; seed <= seeds; seed++) {
      /** @type {Record<string, any[]>} */
      const outcomes = {};
      for (const step of lesson.steps.filter((/** @type {any} */ { id }) => claimed(lesson, id))) {
        outcomes[step.id] = [];
        for (const trial of step.experiment.trials) {
          const preset = { ...lesson.preset, ...step.preset, seed, ...trial.change };
          const outcome = await outcomeOf(page, preset, step.experiment.embedding);
          outcomes[step.id]?.push(outcome);
          for (const measure of step.experiment.measures) {
            (values[`${step.id} · ${trial.name} · ${measure.name}`] ??= []).push(measure.of(outcome));
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
    }
    for (const [claim, count] of Object.entries(appeared)) console.log(`  ${claim}: ${count} of ${seeds}`);
    measured[lesson.id] = { seeds, backend, date: new Date().toISOString().slice(0, 10), appeared };
    if (!isDry) writeFileSync(file, `${JSON.stringify(sorted(measured), null, 2)}\n`);
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

/**
 * Trains one run to its end and looks back at it.
 *
 * @param {import('@playwright/test').Page} page
 * @param {Record<string, unknown>} preset keys of the run; what is left out has its default
 * @param {string | undefined} embedding the layer whose neighbours are compared
 */
async function outcomeOf(page, preset, embedding) {
  const { config, problems } = runs.parseRunConfig(preset);
  if (problems.length > 0) throw problems[0];
  const raw = await page.evaluate(
    async ({ config: run, layer, numPictures, numSteps }) => {
      const { playground } = window;
      await playground.configure(run);
      await playground.reset();
      const { generations } = await playground.train(numSteps);
      const answers = await playground.answers(numPictures);
      const neighbours = layer === undefined ? null : await playground.neighbours(layer, numPictures);
      const plain = (/** @type {ArrayLike<number>} */ array) => Array.from(array);
      return {
        generations,
        neighbours,
        numClasses: answers.numClasses,
        labels: plain(answers.labels),
        teacher: plain(answers.teacher),
        student: plain(answers.student),
        control: plain(answers.control),
      };
    },
    {
      config,
      layer: embedding,
      numPictures: NUM_PICTURES,
      numSteps: config.steps * lengths.numGenerations(config),
    },
  );
  const { generations, neighbours, numClasses } = raw;
  const size = { numParameters: 0, bytes: 0, msPerPicture: null };
  return {
    config,
    step: config.steps,
    generations,
    neighbours,
    sizes: { teacher: size, student: size },
    answers: {
      numClasses,
      labels: Uint8Array.from(raw.labels),
      teacher: Float32Array.from(raw.teacher),
      student: Float32Array.from(raw.student),
      control: Float32Array.from(raw.control),
    },
  };
}
