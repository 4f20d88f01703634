/** How the shipped teachers are trained. */

/**
 * @typedef {object} TeacherRecipe
 * @property {string} dataset
 * @property {string} model id in the model registry
 * @property {number} epochs
 * @property {number} batch
 * @property {number} learningRate at the start; it falls to zero along half a cosine
 * @property {number} [warmUp] steps over which the learning rate first rises from zero
 * @property {boolean} [neighbours] whether the first block's heads start by looking at the neighbours
 * @property {boolean} [shift] whether pictures are shifted by up to two pixels
 * @property {boolean} [everyPosition] whether every position of a text is asked for the class too
 * @property {boolean} [spliced] whether texts are pieced together from pieces of texts of their class
 * @property {number} [unknownTokens] share of the tokens of a text that are replaced by the one for unknown characters
 * @property {number} seed of initial weights, order, shifts and changes of texts
 * @property {number} [steps] after which it stops early; the learning rate falls as if it went on
 * @property {boolean} [shuffledLabels] whether every example has the label of another one
 */

/** By dataset. @type {Readonly<Record<string, TeacherRecipe>>} */
export const recipes = {
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
  hangul: {
    dataset: 'hangul',
    model: 'cnn-16-32-128',
    epochs: 8,
    batch: 64,
    learningRate: 0.0015,
    shift: true,
    seed: 1,
  },
  'coloured-mnist': {
    dataset: 'coloured-mnist',
    model: 'cnn-16-32-128',
    epochs: 2,
    batch: 64,
    learningRate: 0.0015,
    shift: true,
    seed: 1,
  },
  languages: {
    dataset: 'languages',
    model: 'transformer-4',
    epochs: 6,
    batch: 32,
    learningRate: 0.001,
    warmUp: 100,
    neighbours: true,
    everyPosition: true,
    spliced: true,
    unknownTokens: 0.05,
    seed: 1,
  },
};

/**
 * Deliberately worse teachers, as differences from the good teacher's recipe.
 *
 * @param {number} half steps of the one that is stopped early
 * @param {number} shuffled steps of the one whose labels are those of other examples
 * @returns {Readonly<Record<string, Partial<TeacherRecipe>>>}
 */
const worse = (half, shuffled) => ({
  'half-trained': { steps: half },
  'shuffled-labels': { steps: shuffled, shuffledLabels: true },
});

/** The worse teachers of each dataset, by name. @type {Readonly<Record<string, ReturnType<typeof worse>>>} */
export const variants = {
  mnist: worse(60, 400),
  'fashion-mnist': worse(60, 400),
  hangul: worse(60, 200),
  'coloured-mnist': worse(60, 200),
  languages: worse(200, 120),
};
