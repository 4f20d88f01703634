/**
 * Trains the shipped teachers, and writes their weights and cards.
 *
 *   npm run train-teachers                 both datasets, one after the other
 *   npm run train-teachers -- mnist        one of them
 *   npm run train-teachers -- --variants   only the deliberately worse ones, next to the existing good ones
 *
 * Runs on the WebAssembly backend in Node on one thread, so that the same recipe gives the same weights.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadFullDataset } from './lib/idx-sources.mjs';
import { trainTeacher } from './lib/train-teacher.mjs';

/** @type {Record<string, import('./lib/train-teacher.mjs').TeacherRecipe>} */
const recipes = {
  mnist: {
    dataset: 'mnist',
    model: 'cnn-16-32-128',
    epochs: 5,
    batch: 64,
    learningRate: 0.0015,
    shift: true,
    seed: 1,
  },
  'fashion-mnist': {
    dataset: 'fashion-mnist',
    model: 'cnn-16-32-128',
    epochs: 8,
    batch: 64,
    learningRate: 0.0015,
    shift: false,
    seed: 1,
  },
};

/**
 * Deliberately worse teachers for lessons, as differences from the good teacher's recipe.
 *
 * @type {Record<string, Partial<import('./lib/train-teacher.mjs').TeacherRecipe>>}
 */
const variants = {
  'half-trained': { steps: 60 },
  'shuffled-labels': { steps: 400, shuffledLabels: true },
};

/** Minimum accuracy of a shipped teacher on all 10,000 test pictures. */
const required = { mnist: 0.99, 'fashion-mnist': 0.91 };

/** @type {(dataset: string) => import('./lib/train-teacher.mjs').TeacherRecipe} */
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

/** @type {(dataset: string) => Promise<void>} */
async function shipVariants(dataset) {
  const recipe = recipeOf(dataset);
  const card = JSON.parse(readFileSync(path.join(folderOf(dataset), 'card.json'), 'utf8'));
  const data = loadFullDataset(recipe.dataset);
  /** @type {Record<string, object>} */
  const cards = {};
  for (const [name, change] of Object.entries(variants)) {
    const own = { ...recipe, ...change };
    const { values, testAccuracy } = await trainTeacher(own, data, (line) =>
      console.log(`${dataset} ${name}  ${line}`),
    );
    const numTrainingPictures = Math.min(data.train.count, (own.steps ?? 0) * own.batch);
    const written = writeWeights(dataset, `${recipe.model}-${name}`, values);
    cards[name] = { ...change, testAccuracy, numTrainingPictures, ...written };
    console.log(`${dataset}  ${name}: ${testAccuracy} on the test set`);
  }
  writeCard(dataset, { ...card, variants: cards });
}

/** @type {(dataset: string) => Promise<void>} */
async function ship(dataset) {
  const recipe = recipeOf(dataset);
  const started = Date.now();
  const data = loadFullDataset(recipe.dataset);
  const { values, testAccuracy } = await trainTeacher(recipe, data, (line) =>
    console.log(`${dataset}  ${line}`),
  );
  if (testAccuracy < required[recipe.dataset]) {
    throw new Error(
      `${dataset}: ${testAccuracy} on the test set is below ${required[recipe.dataset]}; nothing written`,
    );
  }
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

const given = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
for (const dataset of given.length > 0 ? given : Object.keys(recipes)) {
  if (!process.argv.includes('--variants')) await ship(dataset);
  await shipVariants(dataset);
}
