import { sizeOf } from '@/core/size-of.ts';

/** Fan-in plus fan-out of a weight: HWIO for convolutions, [in, out] for dense layers. */
function fans(shape: readonly number[]): number {
  const [outputs = 1, inputs = 1, ...receptive] = shape.toReversed();
  return (inputs + outputs) * sizeOf(receptive);
}

const EMBEDDING_LIMIT = 0.05;

/** Initial values of an array of a shape; `next` returns the next random number in 0..1. */
type Initialise = (shape: readonly number[], next: () => number) => Float32Array;

/** How parameters start. */
export const initialisers = {
  zeros: (shape) => new Float32Array(sizeOf(shape)),
  ones: (shape) => new Float32Array(sizeOf(shape)).fill(1),
  /** @source Keras' default for an embedding: uniform in ±0.05 */
  'embedding-uniform': (shape, next) =>
    new Float32Array(sizeOf(shape)).map(() => (next() * 2 - 1) * EMBEDDING_LIMIT),
  /** @source Glorot & Bengio 2010, equation 16: uniform in ±√(6 / (fan in + fan out)) */
  'glorot-uniform': (shape, next) => {
    const limit = Math.sqrt(6 / fans(shape));
    return new Float32Array(sizeOf(shape)).map(() => (next() * 2 - 1) * limit);
  },
} as const satisfies Readonly<Record<string, Initialise>>;

export type Initialiser = keyof typeof initialisers;
