/** Trains one teacher on all 60,000 official training pictures with the app's own network, loss and optimizer. */
import { loadSources } from './load-sources.mjs';

/**
 * @typedef {object} TeacherRecipe
 * @property {'mnist' | 'fashion-mnist'} dataset
 * @property {string} model id in the model registry
 * @property {number} epochs
 * @property {number} batch
 * @property {number} learningRate at the start; it falls to zero along half a cosine
 * @property {boolean} shift whether pictures are shifted by up to two pixels
 * @property {number} seed of initial weights, order and shifts
 * @property {number} [steps] after which it stops early; the learning rate falls as if it went on
 * @property {boolean} [shuffledLabels] whether every picture has the label of another one
 */

/**
 * The pixels 0..1 of some pictures.
 *
 * @type {(images: Uint8Array, indices: Uint32Array, size: number) => Float32Array}
 */
function gather(images, indices, size) {
  const pixels = new Float32Array(indices.length * size);
  indices.forEach((index, row) => {
    for (let at = 0; at < size; at++) pixels[row * size + at] = (images[index * size + at] ?? 0) / 255;
  });
  return pixels;
}

/**
 * @param {TeacherRecipe} recipe
 * @param {import('./idx-sources.mjs').FullDataset} data
 * @param {(line: string) => void} report
 * @returns {Promise<{ values: Float32Array[], testAccuracy: number }>} parameters in the plan's order
 */
export async function trainTeacher(recipe, data, report) {
  const app = await loadSources({
    backend: '/src/engine/compute/backend/node-wasm.ts',
    datasets: '/src/datasets/registry.ts',
    plan: '/src/protocol/run/plan-for.ts',
    network: '/src/engine/worker/network/network.ts',
    initial: '/src/engine/worker/network/initial-values.ts',
    optimizer: '/src/engine/worker/training/optimizer.ts',
    step: '/src/engine/worker/training/train-step.ts',
    loss: '/src/distill/cross-entropy.ts',
    order: '/src/engine/worker/data/batch-order.ts',
    augment: '/src/engine/worker/data/augment.ts',
    random: '/src/core/random.ts',
    shuffled: '/src/core/shuffled-indices.ts',
  });
  const tf = await app['backend'].startNodeWasm();
  const { input, numClasses } = app['datasets'].datasetById(recipe.dataset);
  const { height, width, channels } = input;
  const size = height * width * channels;
  const plan = app['plan'].planFor(recipe.dataset, recipe.model);
  const network = new app['network'].Network(
    plan,
    app['initial'].initialValues(plan, recipe.seed, 'teacher'),
  );
  const optimizer = app['optimizer'].createOptimizer('adam', network.variables, 0);
  const order = new app['order'].BatchOrder(data.train.count, recipe.batch, recipe.seed);
  const stepsPerEpoch = Math.floor(data.train.count / recipe.batch);
  const numSteps = stepsPerEpoch * recipe.epochs;
  const trainLabels = recipe.shuffledLabels
    ? app['shuffled']
        .shuffledIndices(data.train.count, app['random'].randomStream(recipe.seed, 'shuffled-labels'))
        .map((/** @type {number} */ other) => data.train.labels[other] ?? 0)
    : data.train.labels;

  const accuracy = () => {
    let correct = 0;
    for (let first = 0; first < data.test.count; first += 500) {
      const count = Math.min(500, data.test.count - first);
      const indices = Uint32Array.from({ length: count }, (_, row) => first + row);
      const predicted = tf.tidy(() => {
        const pixels = gather(data.test.images, indices, size);
        return network.forward(tf.tensor4d(pixels, [count, height, width, channels])).logits.argMax(-1);
      });
      // This program alone may read at once: it has no page to keep responsive.
      const classes = predicted.dataSync();
      predicted.dispose();
      for (let row = 0; row < count; row++) if (classes[row] === data.test.labels[first + row]) correct++;
    }
    return correct / data.test.count;
  };

  for (let step = 0; step < (recipe.steps ?? numSteps); step++) {
    const indices = order.batchAt(step);
    let pixels = gather(data.train.images, indices, size);
    if (recipe.shift) pixels = app['augment'].shiftPictures(pixels, input, recipe.seed, step);
    const labels = Int32Array.from(indices, (index) => trainLabels[index] ?? 0);
    const learningRate = (recipe.learningRate * (1 + Math.cos((Math.PI * step) / numSteps))) / 2;
    const images = tf.tensor4d(pixels, [recipe.batch, height, width, channels]);
    const targets = tf.tidy(() => tf.oneHot(tf.tensor1d(labels, 'int32'), numClasses).toFloat());
    const [loss] = app['step'].trainStep(
      { network, optimizer },
      () => {
        const total = app['loss'].crossEntropy(tf, network.forward(images).logits, targets);
        return { total, recorded: [total] };
      },
      learningRate,
    );
    if ((step + 1) % 100 === 0)
      report(`step ${step + 1} of ${numSteps}: loss ${loss.dataSync()[0].toFixed(4)}`);
    tf.dispose([loss, images, targets]);
    if ((step + 1) % stepsPerEpoch === 0)
      report(`epoch ${(step + 1) / stepsPerEpoch}: test accuracy ${accuracy()}`);
  }
  return { values: await network.values(), testAccuracy: accuracy() };
}
