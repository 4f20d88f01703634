import type { InputSpec } from '@/core/input-spec.ts';
import type { AnyBlock } from '@/models/blocks/registry.ts';
import type { Arrays, Maps } from './blocks/block.ts';
import { pageBlocks } from './blocks/registry.ts';

/** A layer as the page computes it: its settings, and how many of the network's arrays are its own. */
export interface PageLayer {
  readonly block: AnyBlock;
  readonly numArrays: number;
}

/** How an example begins: a picture's maps, or a text as a map of one column. */
export const mapsOf = (input: InputSpec): Omit<Maps, 'values'> =>
  input.kind === 'image' ? input : { height: input.length, width: 1, channels: 1 };

type Apply = (input: Maps, block: AnyBlock, arrays: Arrays) => Maps;

/**
 * The logits of one example.
 *
 * @param arrays weights and biases in the order of the layers: HWIO, [in, out] and [out]
 * @param pixels 0..1, row by row, channels innermost; or ids of tokens
 */
export function infer(
  layers: readonly PageLayer[],
  arrays: Arrays,
  pixels: Float32Array,
  { height, width, channels }: Omit<Maps, 'values'>,
): Float32Array {
  let maps: Maps = { height, width, channels, values: pixels };
  let at = 0;
  for (const { block, numArrays } of layers) {
    // TypeScript can't see that a layer and its function have the same kind.
    maps = (pageBlocks[block.kind] as Apply)(maps, block, arrays.slice(at, at + numArrays));
    at += numArrays;
  }
  return maps.values;
}
