/** Trains one teacher on a whole training set with the app's own network, loss and optimizer. */
import { splicedTexts, withUnknown } from './altered-texts.mjs';
import { loadSources } from './load-sources.mjs';
import { lookingAtNeighbours } from './text-start.mjs';

/** @typedef {import('./teacher-recipes.mjs').TeacherRecipe} TeacherRecipe */

/** Examples per pass when accuracy is counted. */
const TEST_BATCH = 500;

/**
 * Cross-entropy of what the last layer answers to every position alone. Since it answers to their mean, each position has
 * to find out the class from its neighbours: many more answers to learn from than one for a text.
 *
 * @param {any} tf
 * @param {any} network
 * @param {any} states [B, L, D] after the last block
 * @param {Int32Array} labels
 * @param {any} crossEntropy
 */
function positionLoss(tf, network, states, labels, crossEntropy) {
  const [, length, width] = states.shape;
  const [weights, bias] = network.variables.slice(-2);
  const logits = tf.add(tf.matMul(tf.reshape(states, [-1, width]), weights), bias);
  const byPosition = Int32Array.from(
    { length: labels.length * length },
    (_, row) => labels[Math.floor(row / length)] ?? 0,
  );
  return crossEntropy(tf, logits, tf.oneHot(tf.tensor1d(byPosition, 'int32'), bias.size).toFloat());
}

/**
 * @param {TeacherRecipe} recipe
 * @param {import('./teacher-data.mjs').TeacherData} data
 * @param {(line: string) => void} report
 * @returns {Promise<{ values: Float32Array[], testAccuracy: number }>} parameters in the plan's order
 */
export async function trainTeacher(recipe, { spec, train, test }, report) {
  const app = await loadSources({
    backend: '/src/engine/compute/backend/node-wasm.ts',
    input: '/src/core/input-spec.ts',
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
  const shape = app['input'].exampleShape(spec.input);
  const tensorOf = (/** @type {Float32Array} */ values, /** @type {number} */ count) =>
    tf.tensor(values, [count, ...shape], 'float32');
  const plan = app['plan'].planFor(recipe.dataset, recipe.model);
  const initial = app['initial'].initialValues(plan, recipe.seed, 'teacher');
  const network = new app['network'].Network(
    plan,
    recipe.neighbours ? lookingAtNeighbours(initial, plan) : initial,
  );
  const optimizer = app['optimizer'].createOptimizer('adam', network.variables, 0);
  const order = new app['order'].BatchOrder(train.count, recipe.batch, recipe.seed);
  const stepsPerEpoch = Math.floor(train.count / recipe.batch);
  const numSteps = stepsPerEpoch * recipe.epochs;
  const trainLabels = recipe.shuffledLabels
    ? app['shuffled']
        .shuffledIndices(train.count, app['random'].randomStream(recipe.seed, 'shuffled-labels'))
        .map((/** @type {number} */ other) => train.labels[other] ?? 0)
    : train.labels;

  const indicesByClass = Array.from({ length: spec.numClasses }, (_, label) =>
    [...trainLabels.keys()].filter((index) => trainLabels[index] === label),
  );

  /** The batch of a step, altered as the recipe says. */
  const examplesAt = (
    /** @type {Uint32Array} */ indices,
    /** @type {Int32Array} */ labels,
    /** @type {number} */ step,
  ) => {
    const random = app['random'].randomStream(recipe.seed, `${step}/texts`);
    const drawText = (/** @type {number} */ label) => {
      const own = indicesByClass[label] ?? [];
      return train.examplesAt(Uint32Array.of(own[random.below(own.length)] ?? 0));
    };
    const examples = recipe.spliced
      ? splicedTexts(labels, spec.input.length, drawText, random)
      : train.examplesAt(indices);
    if (recipe.shift) return app['augment'].shiftPictures(examples, spec.input, recipe.seed, step);
    if (!recipe.unknownTokens) return examples;
    return withUnknown(examples, recipe.unknownTokens, random);
  };

  const accuracy = () => {
    let correct = 0;
    for (let first = 0; first < test.count; first += TEST_BATCH) {
      const count = Math.min(TEST_BATCH, test.count - first);
      const indices = Uint32Array.from({ length: count }, (_, row) => first + row);
      const predicted = tf.tidy(() =>
        network.forward(tensorOf(test.examplesAt(indices), count)).logits.argMax(-1),
      );
      // This program alone may read at once: it has no page to keep responsive.
      const classes = predicted.dataSync();
      predicted.dispose();
      for (let row = 0; row < count; row++) if (classes[row] === test.labels[first + row]) correct++;
    }
    return correct / test.count;
  };

  for (let step = 0; step < (recipe.steps ?? numSteps); step++) {
    const indices = order.batchAt(step);
    const labels = Int32Array.from(indices, (index) => trainLabels[index] ?? 0);
    const rise = Math.min(1, (step + 1) / (recipe.warmUp ?? 1));
    const learningRate = (rise * recipe.learningRate * (1 + Math.cos((Math.PI * step) / numSteps))) / 2;
    const examples = tensorOf(examplesAt(indices, labels, step), recipe.batch);
    const targets = tf.tidy(() => tf.oneHot(tf.tensor1d(labels, 'int32'), spec.numClasses).toFloat());
    const [loss] = app['step'].trainStep(
      { network, optimizer },
      () => {
        const { logits, taps } = network.forward(examples);
        const own = app['loss'].crossEntropy(tf, logits, targets);
        const total = recipe.everyPosition
          ? tf.add(own, positionLoss(tf, network, taps['hidden100'], labels, app['loss'].crossEntropy))
          : own;
        return { total, recorded: [total] };
      },
      learningRate,
    );
    if ((step + 1) % 100 === 0)
      report(`step ${step + 1} of ${numSteps}: loss ${loss.dataSync()[0].toFixed(4)}`);
    tf.dispose([loss, examples, targets]);
    if ((step + 1) % stepsPerEpoch === 0)
      report(`epoch ${(step + 1) / stepsPerEpoch}: accuracy ${accuracy()}`);
  }
  return { values: await network.values(), testAccuracy: accuracy() };
}
