/**
 * Trains the shipped teachers, and writes their weights and cards.
 *
 *   npm run train-teachers                 of every dataset with a recipe, one after the other
 *   npm run train-teachers -- mnist        of one of them
 *   npm run train-teachers -- --variants   only the deliberately worse ones, next to the existing good ones
 *   npm run train-teachers -- languages --held-out --try '{"epochs": 4}'
 *                                          a recipe with changes, on part of the training set; tests on the rest, writes nothing
 *
 * Runs on the WebAssembly backend in Node on one thread, so that the same recipe gives the same weights.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { teacherData, withHeldOut } from './lib/teacher-data.mjs';
import { recipes, variants } from './lib/teacher-recipes.mjs';
import { trainTeacher } from './lib/train-teacher.mjs';

/** Minimum accuracy of a shipped teacher on all test examples. @type {Readonly<Record<string, number>>} */
const required = {
  mnist: 0.99,
  'fashion-mnist': 0.91,
  hangul: 0.9,
  'coloured-mnist': 0.98,
  languages: 0.6,
};

const { values: options, positionals: given } = parseArgs({
  allowPositionals: true,
  options: {
    variants: { type: 'boolean', default: false },
    'held-out': { type: 'boolean', default: false },
    try: { type: 'string', default: '{}' },
  },
});

if (options.try !== '{}' && !options['held-out'])
  throw new Error('--try is for trials: it needs --held-out, which writes nothing');
if (options['held-out'] && options.variants)
  throw new Error('--held-out tries the good teacher: leave --variants out');

/** @type {(dataset: string) => import('./lib/teacher-recipes.mjs').TeacherRecipe} */
function recipeOf(dataset) {
  const recipe = recipes[dataset];
  if (!recipe) throw new Error(`no recipe for ${dataset}; there are ${Object.keys(recipes).join(', ')}`);
  return recipe;
}

/** @type {(dataset: string) => string} */
const folderOf = (dataset) => fileURLToPath(new URL(`../public/teachers/${dataset}/`, import.meta.url));

/**
 * Writes parameters in the plan's order, 32-bit floats, little-endian.
 *
 * @param {string} dataset
 * @param {string} name prefix of the file name
 * @param {readonly Float32Array[]} values
 */
function writeWeights(dataset, name, values) {
  const bytes = Buffer.concat(
    values.map((array) => Buffer.from(array.buffer, array.byteOffset, array.byteLength)),
  );
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const file = `${name}.${sha256.slice(0, 10)}.bin`;
  for (const old of readdirSync(folderOf(dataset))) {
    if (old.startsWith(`${name}.`)) rmSync(path.join(folderOf(dataset), old));
  }
  writeFileSync(path.join(folderOf(dataset), file), bytes);
  return { bytes: bytes.length, file, sha256 };
}

/** @type {(dataset: string, card: object) => void} */
function writeCard(dataset, card) {
  writeFileSync(path.join(folderOf(dataset), 'card.json'), `${JSON.stringify(card, null, 2)}\n`);
}

/** @type {(dataset: string, data: import('./lib/teacher-data.mjs').TeacherData) => Promise<void>} */
async function shipVariants(dataset, data) {
  const recipe = recipeOf(dataset);
  const card = JSON.parse(readFileSync(path.join(folderOf(dataset), 'card.json'), 'utf8'));
  /** @type {Record<string, object>} */
  const cards = {};
  for (const [name, change] of Object.entries(variants[dataset] ?? {})) {
    const own = { ...recipe, ...change };
    const { values, testAccuracy } = await trainTeacher(own, data, (line) =>
      console.log(`${dataset} ${name}  ${line}`),
    );
    // Texts are pieced together from all of the training texts.
    const numTrainingPictures = own.spliced
      ? data.train.count
      : Math.min(data.train.count, (own.steps ?? 0) * own.batch);
    const written = writeWeights(dataset, `${recipe.model}-${name}`, values);
    cards[name] = { ...change, testAccuracy, numTrainingPictures, ...written };
    console.log(`${dataset}  ${name}: ${testAccuracy} on the test set`);
  }
  writeCard(dataset, { ...card, variants: cards });
}

/** @type {(dataset: string, data: import('./lib/teacher-data.mjs').TeacherData) => Promise<void>} */
async function ship(dataset, data) {
  const recipe = recipeOf(dataset);
  const started = Date.now();
  const { values, testAccuracy } = await trainTeacher(recipe, data, (line) =>
    console.log(`${dataset}  ${line}`),
  );
  const least = required[dataset] ?? 0;
  if (testAccuracy < least)
    throw new Error(`${dataset}: ${testAccuracy} on the test set is below ${least}; nothing written`);
  mkdirSync(folderOf(dataset), { recursive: true });
  const written = writeWeights(dataset, recipe.model, values);
  writeCard(dataset, {
    ...recipe,
    date: new Date().toISOString().slice(0, 10),
    testAccuracy,
    numTrainingPictures: data.train.count,
    optimizer: 'Adam, learning rate falling to zero along half a cosine',
    trainingMinutes: Math.round((Date.now() - started) / 6000) / 10,
    format: 'parameters in the order of the model plan, 32-bit floats, little-endian',
    ...written,
  });
  console.log(`${dataset}  ${written.file}: ${testAccuracy} on the test set, ${written.bytes} bytes`);
}

/** Trains without the held-out examples and tests on them; writes nothing. @type {typeof ship} */
async function tryOut(dataset, data) {
  const recipe = { ...recipeOf(dataset), ...JSON.parse(options.try) };
  const parts = withHeldOut(data);
  const { testAccuracy } = await trainTeacher(recipe, parts, (line) => console.log(`${dataset}  ${line}`));
  console.log(
    `${dataset}  ${JSON.stringify(recipe)}: ${testAccuracy} of ${parts.test.count} held-out examples`,
  );
}

for (const dataset of given.length > 0 ? given : Object.keys(recipes)) {
  const data = await teacherData(recipeOf(dataset).dataset);
  if (options['held-out']) await tryOut(dataset, data);
  else {
    if (!options.variants) await ship(dataset, data);
    await shipVariants(dataset, data);
  }
}
