import type { BlockKind, BlockOf } from '@/models/blocks/registry.ts';

/** Feature maps [H, W, C], row-major; vectors are [1, 1, D], a text's ids [L, 1, 1] and its hidden states [L, 1, D]. */
export interface Maps {
  readonly height: number;
  readonly width: number;
  readonly channels: number;
  readonly values: Float32Array;
}

/** The weights and biases of a layer: HWIO, [in, out] and [out]. */
export type Arrays = readonly Float32Array[];

/** The output of a layer of one kind. */
export type PageBlock<Kind extends BlockKind> = (input: Maps, block: BlockOf<Kind>, arrays: Arrays) => Maps;

interface ConvSettings {
  readonly size: number;
  readonly stride: number;
  readonly filters: number;
}

const none = new Float32Array();

/** Convolution with TensorFlow's `same` padding, which pads more after than before, and bias; no activation. */
export function convolve(input: Maps, { size, stride, filters }: ConvSettings, arrays: Arrays): Maps {
  const [weights = none, bias = none] = arrays;
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

/** The same fully connected layer for every row of a matrix [rows, in]; no activation. */
export function multiplyRows(values: Float32Array, from: number, to: number, arrays: Arrays): Float32Array {
  const result = new Float32Array((values.length / from) * to);
  for (let row = 0; row * from < values.length; row++) {
    const own = {
      height: 1,
      width: 1,
      channels: from,
      values: values.subarray(row * from, (row + 1) * from),
    };
    result.set(multiply(own, to, arrays).values, row * to);
  }
  return result;
}

/** A fully connected layer with bias; no activation. */
export function multiply({ values }: Maps, units: number, arrays: Arrays): Maps {
  const [weights = none, bias = none] = arrays;
  const sums = Float64Array.from(bias);
  for (const [row, value] of values.entries()) {
    if (value === 0) continue;
    for (let unit = 0; unit < units; unit++)
      sums[unit] = (sums[unit] ?? NaN) + value * (weights[row * units + unit] ?? NaN);
  }
  return { height: 1, width: 1, channels: units, values: Float32Array.from(sums) };
}

export const relu = (maps: Maps): Maps => ({
  ...maps,
  values: maps.values.map((value) => Math.max(0, value)),
});
