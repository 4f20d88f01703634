import type { Framing } from '@/datasets/dataset-spec.ts';
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
  /** Side of a picture, px. */
  readonly side: number;
  readonly framing: Framing;
  readonly classNames: readonly string[];
  readonly texts: Readonly<Record<'empty' | 'says' | 'time' | 'penDown' | 'penUp', string>>;
}
