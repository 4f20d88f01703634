/**
 * Trains the teachers that ship, and writes their weights with a card beside them.
 *
 *   npm run train-teachers                 both datasets, one after the other
 *   npm run train-teachers -- mnist        one of them
 *
 * Runs on the WebAssembly backend in Node on one thread, so that the same recipe gives the same weights.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
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

/** What a teacher must reach to be shipped, on all 10,000 test pictures. */
const required = { mnist: 0.99, 'fashion-mnist': 0.91 };

/** @type {(dataset: string) => Promise<void>} */
async function ship(dataset) {
  const recipe = recipes[dataset];
  if (!recipe) throw new Error(`no recipe for ${dataset}; there are ${Object.keys(recipes).join(', ')}`);
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
  const bytes = Buffer.concat(
    values.map((array) => Buffer.from(array.buffer, array.byteOffset, array.byteLength)),
  );
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const file = `${recipe.model}.${sha256.slice(0, 10)}.bin`;
  const folder = fileURLToPath(new URL(`../public/teachers/${dataset}/`, import.meta.url));
  mkdirSync(folder, { recursive: true });
  for (const old of readdirSync(folder)) rmSync(path.join(folder, old));
  writeFileSync(path.join(folder, file), bytes);
  const card = {
    ...recipe,
    date: new Date().toISOString().slice(0, 10),
    testAccuracy,
    numTrainingPictures: data.train.count,
    optimizer: 'Adam, learning rate falling to zero along half a cosine',
    trainingMinutes: Math.round((Date.now() - started) / 6000) / 10,
    format: 'parameters in the order of the model plan, 32-bit floats, little-endian',
    bytes: bytes.length,
    file,
    sha256,
  };
  writeFileSync(path.join(folder, 'card.json'), `${JSON.stringify(card, null, 2)}\n`);
  console.log(`${dataset}  ${file}: ${testAccuracy} on the test set, ${bytes.length} bytes`);
}

const asked = process.argv.slice(2);
for (const dataset of asked.length > 0 ? asked : Object.keys(recipes)) await ship(dataset);
