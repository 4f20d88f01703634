import { numberFrom, wholeFrom, type Expectation } from './expectation.ts';
import { sizeOf } from './size-of.ts';

/** A picture; channels is 1 for greyscale, 3 for red, green and blue. */
export interface ImageInput {
  readonly kind: 'image';
  readonly height: number;
  readonly width: number;
  readonly channels: number;
}

/** A text of fixed length, as ids 0 … vocabulary − 1. */
export interface TokenInput {
  readonly kind: 'tokens';
  readonly length: number;
  /** Number of different tokens, at most 65,536. */
  readonly vocabulary: number;
}

/** What a network takes: one example as an array of numbers. */
export type InputSpec = ImageInput | TokenInput;

/** Shape of one example: [H, W, C] for a picture, [length] for tokens. */
export const exampleShape = (input: InputSpec): readonly number[] =>
  input.kind === 'image' ? [input.height, input.width, input.channels] : [input.length];

/** Number of values of one example. */
export const valuesPerExample = (input: InputSpec): number => sizeOf(exampleShape(input));

/** Number of bytes of one stored value: a pixel 0..255, or a token's id, low byte first. */
export const bytesPerValue = (input: InputSpec): 1 | 2 =>
  input.kind === 'tokens' && input.vocabulary > 256 ? 2 : 1;

/** Number of bytes of one stored example. */
export const bytesPerExample = (input: InputSpec): number => valuesPerExample(input) * bytesPerValue(input);

/** A stored value of this size is 1 for a network: pixels are 0..1, ids are ids. */
export const unitOf = ({ kind }: InputSpec): number => (kind === 'image' ? 255 : 1);

/** The values that a network takes. */
export const expectedValue = (input: InputSpec): Expectation =>
  input.kind === 'image' ? numberFrom(0, 1) : wholeFrom(0, input.vocabulary - 1);

/** Whether it is a pixel 0..1, or the id of a token; NaN is neither. */
export function isValue(input: InputSpec, value: unknown): value is number {
  if (typeof value !== 'number') return false;
  if (input.kind === 'image') return value >= 0 && value <= 1;
  return Number.isInteger(value) && value >= 0 && value < input.vocabulary;
}
