/** A layer as the page computes it; its weights and bias, if any, come next in the list of arrays. */
export type PageLayer =
  | { readonly kind: 'conv'; readonly size: number; readonly stride: number; readonly filters: number }
  | {
      readonly kind: 'residual';
      readonly stride: number;
      readonly filters: number;
      readonly hasShortcut: boolean;
    }
  | { readonly kind: 'dense'; readonly units: number; readonly isLast: boolean }
  | { readonly kind: 'max-pool' | 'global-average-pool' | 'flatten' };

/** Feature maps [H, W, C], row-major; vectors are [1, 1, D]. */
interface Maps {
  readonly height: number;
  readonly width: number;
  readonly channels: number;
  readonly values: Float32Array;
}

interface ConvSettings {
  readonly size: number;
  readonly stride: number;
  readonly filters: number;
}

/** Returns the next array of the network. */
type Next = () => Float32Array;

/** Convolution with TensorFlow's `same` padding, which pads more after than before, and bias; no activation. */
function convolve(input: Maps, { size, stride, filters }: ConvSettings, next: Next): Maps {
  const [weights, bias] = [next(), next()];
  const { height, width, channels } = input;
  const rows = Math.ceil(height / stride);
  const columns = Math.ceil(width / stride);
  const top = Math.max(0, (rows - 1) * stride + size - height) >> 1;
  const left = Math.max(0, (columns - 1) * stride + size - width) >> 1;
  const values = new Float32Array(rows * columns * filters);
  const sums = new Float64Array(filters);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      sums.set(bias);
      for (let y = 0; y < size; y++) {
        const inputRow = row * stride + y - top;
        if (inputRow < 0 || inputRow >= height) continue;
        for (let x = 0; x < size; x++) {
          const inputColumn = column * stride + x - left;
          if (inputColumn < 0 || inputColumn >= width) continue;
          for (let channel = 0; channel < channels; channel++) {
            const value = input.values[(inputRow * width + inputColumn) * channels + channel] ?? NaN;
            // Most of a picture, and much of what ReLU lets through, is zero.
            if (value === 0) continue;
            const from = ((y * size + x) * channels + channel) * filters;
            for (let filter = 0; filter < filters; filter++)
              sums[filter] = (sums[filter] ?? NaN) + value * (weights[from + filter] ?? NaN);
          }
        }
      }
      values.set(sums, (row * columns + column) * filters);
    }
  }
  return { height: rows, width: columns, channels: filters, values };
}

function dense({ values }: Maps, units: number, next: Next): Maps {
  const [weights, bias] = [next(), next()];
  const sums = Float64Array.from(bias);
  for (const [row, value] of values.entries()) {
    if (value === 0) continue;
    for (let unit = 0; unit < units; unit++)
      sums[unit] = (sums[unit] ?? NaN) + value * (weights[row * units + unit] ?? NaN);
  }
  return { height: 1, width: 1, channels: units, values: Float32Array.from(sums) };
}

const relu = (maps: Maps): Maps => ({ ...maps, values: maps.values.map((value) => Math.max(0, value)) });

/** 2×2 max pooling; the last row and column of an odd map are pooled alone. */
function pool({ height, width, channels, values: given }: Maps): Maps {
  const [rows, columns] = [Math.ceil(height / 2), Math.ceil(width / 2)];
  const values = new Float32Array(rows * columns * channels).fill(-Infinity);
  for (const [index, value] of given.entries()) {
    const place = Math.floor(index / channels);
    const cell = (Math.floor(place / width) >> 1) * columns + ((place % width) >> 1);
    const to = cell * channels + (index % channels);
    values[to] = Math.max(values[to] ?? NaN, value);
  }
  return { height: rows, width: columns, channels, values };
}

function average({ height, width, channels, values }: Maps): Maps {
  const sums = new Float64Array(channels);
  for (const [index, value] of values.entries())
    sums[index % channels] = (sums[index % channels] ?? NaN) + value;
  const means = Float32Array.from(sums, (sum) => sum / (height * width));
  return { height: 1, width: 1, channels, values: means };
}

function residual(input: Maps, layer: PageLayer & { readonly kind: 'residual' }, next: Next): Maps {
  const { stride, filters, hasShortcut } = layer;
  const first = relu(convolve(input, { size: 3, stride, filters }, next));
  const second = convolve(first, { size: 3, stride: 1, filters }, next);
  const shortcut = hasShortcut ? convolve(input, { size: 1, stride, filters }, next) : input;
  return relu({
    ...second,
    values: second.values.map((value, index) => value + (shortcut.values[index] ?? NaN)),
  });
}

function apply(input: Maps, layer: PageLayer, next: Next): Maps {
  switch (layer.kind) {
    case 'conv':
      return relu(convolve(input, layer, next));
    case 'residual':
      return residual(input, layer, next);
    case 'max-pool':
      return pool(input);
    case 'global-average-pool':
      return average(input);
    case 'flatten':
      // Maps are stored row by row already, as the next layer wants them.
      return input;
    case 'dense': {
      const output = dense(input, layer.units, next);
      return layer.isLast ? output : relu(output);
    }
  }
}

/**
 * The logits of one picture.
 *
 * @param arrays weights and biases in the order of the layers: HWIO, [in, out] and [out]
 * @param pixels 0..1, row by row, channels innermost
 */
export function infer(
  layers: readonly PageLayer[],
  arrays: readonly Float32Array[],
  pixels: Float32Array,
  { height, width, channels }: Omit<Maps, 'values'>,
): Float32Array {
  let at = 0;
  const next = () => arrays[at++] ?? new Float32Array();
  let maps: Maps = { height, width, channels, values: pixels };
  for (const layer of layers) maps = apply(maps, layer, next);
  return maps.values;
}
