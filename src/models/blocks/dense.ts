import type { BlockDefinition, BlockPlace, PlannedBlock } from './block.ts';

/** A fully connected layer with bias and ReLU. */
export interface DenseBlock {
  readonly kind: 'dense';
  readonly units: number;
}

/** Shapes and cost of a fully connected layer with bias. */
export function planDense(units: number, { name, inputShape }: BlockPlace): PlannedBlock {
  const [features, ...rest] = inputShape;
  if (features === undefined || rest.length > 0) {
    throw new RangeError(
      `${name} needs [D], received [${inputShape.join(', ')}]: put a flatten or a global pool before it`,
    );
  }
  return {
    outputShape: [units],
    parameters: [
      { name: `${name}/weights`, shape: [features, units], initialiser: 'glorot-uniform' },
      { name: `${name}/bias`, shape: [units], initialiser: 'zeros' },
    ],
    numMultiplyAccumulates: features * units,
  };
}

export const dense: BlockDefinition<'dense', DenseBlock> = {
  kind: 'dense',
  plan: ({ units }, place) => planDense(units, place),
};
