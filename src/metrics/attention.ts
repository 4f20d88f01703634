import { entryAt } from '@/core/checked.ts';
import { mapSize, type FeatureMap } from './feature-maps.ts';

/** A map with a smaller norm counts as dead, as in the loss. */
const SHORTEST = 1e-12;

/** Input range that is averaged into one output position; ranges overlap if the sizes do not divide. */
const windowOf = (place: number, from: number, to: number) =>
  [Math.floor((place * from) / to), Math.ceil(((place + 1) * from) / to)] as const;

/** The size at which maps are compared: the smaller one in each direction. */
export function commonSize(first: FeatureMap, second: FeatureMap): readonly [number, number] {
  const [height, width] = mapSize(first);
  const [otherHeight, otherWidth] = mapSize(second);
  return [Math.min(height, otherHeight), Math.min(width, otherWidth)];
}

/**
 * Attention map: the feature map averaged down to a size, its mean square over channels, normalised to length
 * 1.
 *
 * Computes the same as the loss, for one picture and without TensorFlow.js.
 *
 * @param height of the result, at most the map's own; `width` likewise
 * @returns [height · width], ≥ 0; all zeros for a dead map
 * @source Zagoruyko and Komodakis 2017, section 3.1, https://arxiv.org/abs/1612.03928
 */
export function attentionMap(map: FeatureMap, height: number, width: number): Float32Array {
  const [fromHeight, fromWidth, channels] = mapSize(map);
  const energy = new Float64Array(height * width);
  for (let row = 0; row < height; row++) {
    const [top, bottom] = windowOf(row, fromHeight, height);
    for (let column = 0; column < width; column++) {
      const [left, right] = windowOf(column, fromWidth, width);
      const numPlaces = (bottom - top) * (right - left);
      let squares = 0;
      for (let channel = 0; channel < channels; channel++) {
        let sum = 0;
        for (let y = top; y < bottom; y++) {
          for (let x = left; x < right; x++) {
            sum += entryAt(map.values, (y * fromWidth + x) * channels + channel);
          }
        }
        squares += (sum / numPlaces) ** 2;
      }
      energy[row * width + column] = squares / channels;
    }
  }
  const length = Math.sqrt(energy.reduce((sum, value) => sum + value * value, 0));
  return Float32Array.from(energy, (value) => value / Math.max(length, SHORTEST));
}
