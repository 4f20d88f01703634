/** Where the teachers of texts start: a transformer finds sooner what a few characters in a row tell if it begins by looking at neighbours. */

/** Size of the sines; the tokens' vectors begin smaller, so that a position is easily told. */
const AMPLITUDE = 0.15;
/** Longest wave, in positions, divided by 2π: a text has 32. */
const BASE = 100;
/** Size of queries and keys: how sharply a head looks. */
const GAIN = 2;
/** Positions ahead at which each head of the first block looks. */
const OFFSETS = [-1, 1, -2, 2];

/** Angle per position of a pair of dimensions. @param {number} pair @param {number} width */
const frequency = (pair, width) => BASE ** ((-2 * pair) / width);

/**
 * @source Vaswani et al. 2017, "Attention Is All You Need", section 3.5, https://arxiv.org/abs/1706.03762
 * @deviation Shorter waves, since texts are short.
 * @param {readonly number[]} shape [L, D]
 */
function sines([length = 0, width = 0]) {
  return Float32Array.from({ length: length * width }, (_, place) => {
    const at = place % width;
    const angle = Math.floor(place / width) * frequency(at >> 1, width);
    return AMPLITUDE * (at % 2 === 0 ? Math.sin(angle) : Math.cos(angle));
  });
}

/**
 * Weights [D, D] of queries or keys: each head takes the shortest waves, turned back by its offset for keys, so that query
 * and key are most alike that many positions ahead.
 *
 * @param {number} width D
 * @param {boolean} isKey
 */
function turned(width, isKey) {
  const weights = new Float32Array(width * width);
  const perHead = width / OFFSETS.length;
  for (const [head, offset] of OFFSETS.entries())
    for (let pair = 0; pair < perHead / 2; pair++) {
      const angle = isKey ? offset * frequency(pair, width) : 0;
      const [cos, sin] = [GAIN * Math.cos(angle), GAIN * Math.sin(angle)];
      const [row, column] = [2 * pair, head * perHead + 2 * pair];
      weights[row * width + column] = cos;
      weights[(row + 1) * width + column] = -sin;
      weights[row * width + column + 1] = sin;
      weights[(row + 1) * width + column + 1] = cos;
    }
  return weights;
}

/**
 * Changes the initial parameters of a transformer: vectors of positions are sines, and the heads of its first block look at
 * the neighbours.
 *
 * @param {readonly Float32Array[]} values in the plan's order
 * @param {{ layers: readonly { parameters: readonly { name: string, shape: readonly number[] }[] }[] }} plan
 * @returns {Float32Array[]}
 */
export function lookingAtNeighbours(values, { layers }) {
  const parameters = layers.flatMap((layer) => layer.parameters);
  const firstOf = (/** @type {string} */ end) => parameters.findIndex(({ name }) => name.endsWith(end));
  const [positions, query, key] = ['/positions/weights', '/query/weights', '/key/weights'].map(firstOf);
  return values.map((each, index) => {
    const { shape = [] } = parameters[index] ?? {};
    if (index === positions) return sines(shape);
    return index === query || index === key ? turned(shape[0] ?? 0, index === key) : each;
  });
}
