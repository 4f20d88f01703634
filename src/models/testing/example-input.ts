import type { ImageInput, InputSpec, TokenInput } from '@/core/input-spec.ts';
import { valuesPerExample } from '@/core/input-spec.ts';
import { randomStream } from '@/core/random.ts';
import type { ModelSpec } from '../model-spec.ts';

export const picture: ImageInput = { kind: 'image', height: 28, width: 28, channels: 1 };
/** An odd length, and more tokens than one byte has. */
export const text: TokenInput = { kind: 'tokens', length: 7, vocabulary: 300 };

/** An input that a model takes. */
export const inputFor = ({ input = 'image' }: Pick<ModelSpec, 'input'>): InputSpec =>
  input === 'image' ? picture : text;

/** Made-up examples, flat: pixels 0..1 with much background, or ids with repetitions. */
export function examplesOf(input: InputSpec, count: number, seed = 1): Float32Array {
  const random = randomStream(seed, 'test/examples');
  const draw = () =>
    input.kind === 'image'
      ? Math.max(0, random.next() * 2 - 1)
      : random.below(Math.min(input.vocabulary, 20)) * 7;
  return Float32Array.from({ length: count * valuesPerExample(input) }, draw);
}
