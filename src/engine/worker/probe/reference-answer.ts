/** A feature map for nested loops: flat [height, width, channels], in float64. */
interface FeatureMap {
  readonly side: number;
  readonly channels: number;
  readonly values: Float64Array;
}

interface Convolution {
  /** [3, 3, in, out] */
  readonly weights: Float32Array;
  readonly bias: Float32Array;
}

const emptyMap = (side: number, channels: number): FeatureMap => ({
  side,
  channels,
  values: new Float64Array(side * side * channels),
});

/** Calls back for each position of a 3×3 window inside the picture: output index, input index, tap 0..8. */
function eachTap(side: number, visit: (output: number, input: number, tap: number) => void): void {
  for (let y = 0; y < side; y++) {
    for (let x = 0; x < side; x++) {
      for (let tap = 0; tap < 9; tap++) {
        const [row, column] = [y + Math.floor(tap / 3) - 1, x + (tap % 3) - 1];
        const isInside = row >= 0 && column >= 0 && row < side && column < side;
        if (isInside) visit(y * side + x, row * side + column, tap);
      }
    }
  }
}

/** 3×3 convolution with zero padding and bias, then ReLU. */
function convolve(input: FeatureMap, { weights, bias }: Convolution): FeatureMap {
  const output = emptyMap(input.side, bias.length);
  const { values } = output;
  eachTap(input.side, (to, from, tap) => {
    for (let i = 0; i < input.channels; i++) {
      const x = input.values[from * input.channels + i] ?? NaN;
      for (let o = 0; o < bias.length; o++) {
        const weight = weights[(tap * input.channels + i) * bias.length + o] ?? NaN;
        values[to * bias.length + o] = (values[to * bias.length + o] ?? NaN) + x * weight;
      }
    }
  });
  values.forEach((value, at) => (values[at] = Math.max(0, value + (bias[at % bias.length] ?? NaN))));
  return output;
}

/** Adds a convolution's gradients to those of the batch. @returns the gradient with respect to its input */
function convolveBack(
  input: FeatureMap,
  output: FeatureMap,
  gradient: Float64Array,
  { weights }: Convolution,
  sums: { readonly weights: Float64Array; readonly bias: Float64Array },
): Float64Array {
  const { channels } = output;
  const throughRelu = gradient.map((value, at) => ((output.values[at] ?? NaN) > 0 ? value : 0));
  throughRelu.forEach((value, at) => {
    sums.bias[at % channels] = (sums.bias[at % channels] ?? NaN) + value;
  });
  const toInput = new Float64Array(input.values.length);
  eachTap(input.side, (to, from, tap) => {
    for (let i = 0; i < input.channels; i++) {
      const place = from * input.channels + i;
      for (let o = 0; o < channels; o++) {
        const weight = (tap * input.channels + i) * channels + o;
        const value = throughRelu[to * channels + o] ?? NaN;
        sums.weights[weight] = (sums.weights[weight] ?? NaN) + value * (input.values[place] ?? NaN);
        toInput[place] = (toInput[place] ?? NaN) + value * (weights[weight] ?? NaN);
      }
    }
  });
  return toInput;
}

/** 2×2 max pooling. @returns the map and the source position of each of its values */
function pool(input: FeatureMap): { readonly map: FeatureMap; readonly places: Int32Array } {
  const { channels } = input;
  const map = emptyMap(input.side / 2, channels);
  const places = new Int32Array(map.values.length);
  for (let at = 0; at < places.length; at++) {
    const [cell, channel] = [Math.floor(at / channels), at % channels];
    const corner = 2 * Math.floor(cell / map.side) * input.side + 2 * (cell % map.side);
    const window = [0, 1, input.side, input.side + 1].map((step) => (corner + step) * channels + channel);
    const valueAt = (place: number) => input.values[place] ?? NaN;
    const best = window.reduce((first, place) => (valueAt(place) > valueAt(first) ? place : first));
    places[at] = best;
    map.values[at] = valueAt(best);
  }
  return { map, places };
}

function poolBack(gradient: Float64Array, places: Int32Array, length: number): Float64Array {
  const result = new Float64Array(length);
  places.forEach((place, at) => (result[place] = gradient[at] ?? NaN));
  return result;
}

function logSoftmax(logits: ArrayLike<number>, temperature: number): number[] {
  const scaled = Array.from(logits, (logit) => logit / temperature);
  const largest = Math.max(...scaled);
  const log = Math.log(scaled.reduce((sum, value) => sum + Math.exp(value - largest), 0));
  return scaled.map((value) => value - largest - log);
}

/** The known batch of the self-test and the settings of its loss. */
interface KnownStep {
  /** [batch, side, side, 1] */
  readonly pixels: Float32Array;
  /** [batch, classes] */
  readonly teacherLogits: Float32Array;
  readonly labels: Uint32Array;
  readonly side: number;
  readonly alpha: number;
  readonly temperature: number;
}

/**
 * Losses and gradients of conv 3×3 – pool – conv 3×3 – pool – dense, in plain loops over float64.
 *
 * Deliberately independent of TensorFlow.js and of our kernels: comparing a backend with itself would find
 * nothing. A read out of range gives NaN, which fails the self-test.
 *
 * @param parameters weights and bias of both convolutions and of the dense layer
 * @returns `[crossEntropy, softTargets, total]`, then the gradient of each parameter
 */
export function referenceAnswer(step: KnownStep, parameters: readonly Float32Array[]): Float32Array[] {
  const [w1, b1, w2, b2, w3, b3] = parameters;
  if (!w1 || !b1 || !w2 || !b2 || !w3 || !b3) throw new RangeError('expected the parameters of three layers');
  const [first, second] = [
    { weights: w1, bias: b1 },
    { weights: w2, bias: b2 },
  ];
  const { labels, alpha, temperature, side } = step;
  const numClasses = b3.length;
  const sums = parameters.map((each) => new Float64Array(each.length));
  const [s1, t1, s2, t2, s3, t3] = sums as [
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  let [crossEntropy, softTargets] = [0, 0];
  for (const [row, label] of labels.entries()) {
    const pixels = step.pixels.subarray(row * side * side, (row + 1) * side * side);
    const picture = { side, channels: 1, values: Float64Array.from(pixels) };
    const conv1 = convolve(picture, first);
    const pool1 = pool(conv1);
    const conv2 = convolve(pool1.map, second);
    const pool2 = pool(conv2);
    const features = pool2.map.values;
    const logits = Array.from(b3, (bias, k) =>
      features.reduce((sum, value, at) => sum + value * (w3[at * numClasses + k] ?? NaN), bias),
    );
    const teacher = step.teacherLogits.subarray(row * numClasses, (row + 1) * numClasses);
    const hard = logSoftmax(logits, 1);
    const soft = logSoftmax(logits, temperature);
    const target = logSoftmax(teacher, temperature);
    crossEntropy -= (hard[label] ?? NaN) / labels.length;
    const toLogits = logits.map((_, k) => {
      const [p, q, t] = [hard, soft, target].map((logProbs) => Math.exp(logProbs[k] ?? NaN));
      const divergence = (t ?? NaN) * ((target[k] ?? NaN) - (soft[k] ?? NaN));
      softTargets += (temperature ** 2 * divergence) / labels.length;
      const byHard = (p ?? NaN) - (k === label ? 1 : 0);
      return ((1 - alpha) * byHard + alpha * temperature * ((q ?? NaN) - (t ?? NaN))) / labels.length;
    });
    toLogits.forEach((value, k) => (t3[k] = (t3[k] ?? NaN) + value));
    const toFeatures = features.map((feature, at) =>
      toLogits.reduce((sum, value, k) => {
        const weight = at * numClasses + k;
        s3[weight] = (s3[weight] ?? NaN) + value * feature;
        return sum + value * (w3[weight] ?? NaN);
      }, 0),
    );
    const toConv2 = poolBack(toFeatures, pool2.places, conv2.values.length);
    const toPool1 = convolveBack(pool1.map, conv2, toConv2, second, { weights: s2, bias: t2 });
    const toConv1 = poolBack(toPool1, pool1.places, conv1.values.length);
    convolveBack(picture, conv1, toConv1, first, { weights: s1, bias: t1 });
  }
  const total = (1 - alpha) * crossEntropy + alpha * softTargets;
  return [Float32Array.of(crossEntropy, softTargets, total), ...sums.map((each) => Float32Array.from(each))];
}
