import type { TextData } from '@/datasets/dataset-spec.ts';
import type { Frame } from '@/datasets/drawing/framing.ts';
import type { PageLayer } from './infer.ts';

/** An array of the network in base64: 32-bit floats, or 8-bit integers with their scales. */
export type PackedArray =
  { readonly floats: string } | { readonly integers: string; readonly scales: string };

/** Everything that differs from one exported page to another. */
export interface PageData {
  readonly language: string;
  readonly layers: readonly PageLayer[];
  /** Weights and biases in the order of the layers. */
  readonly arrays: readonly PackedArray[];
  /** What a picture is and how it is framed, or how a text is read. */
  readonly input: ({ readonly kind: 'image' } & Frame) | TextData;
  readonly classNames: readonly string[];
  readonly texts: Readonly<
    Record<'empty' | 'says' | 'time' | 'penDown' | 'penUp' | 'window' | 'unknown' | 'allUnknown', string>
  >;
}
