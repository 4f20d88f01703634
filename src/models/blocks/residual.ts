import { asFeatureMap, type BlockDefinition } from './block.ts';
import { planConvolution } from './conv.ts';

/**
 * Two 3×3 convolutions with a shortcut around them: y = relu(conv(relu(conv(x))) + shortcut(x)).
 *
 * The shortcut is a 1×1 convolution if the shape changes, else the identity. The second convolution is
 * initialised to zero, so that the block starts as its shortcut and trains without batch normalisation.
 */
export interface ResidualBlock {
  readonly kind: 'residual';
  readonly filters: number;
  readonly stride: 1 | 2;
}

export const residual: BlockDefinition<'residual', ResidualBlock> = {
  kind: 'residual',
  plan: ({ filters, stride }, { name, inputShape }) => {
    const [, , channels] = asFeatureMap(inputShape, name);
    const first = planConvolution(inputShape, { name: `${name}/conv1`, kernelSize: 3, stride, filters });
    const second = planConvolution(first.outputShape, {
      name: `${name}/conv2`,
      kernelSize: 3,
      stride: 1,
      filters,
      initialiser: 'zeros',
    });
    const reshapes = stride !== 1 || channels !== filters;
    const shortcut = reshapes
      ? [planConvolution(inputShape, { name: `${name}/shortcut`, kernelSize: 1, stride, filters })]
      : [];
    const parts = [first, second, ...shortcut];
    return {
      outputShape: second.outputShape,
      parameters: parts.flatMap((part) => part.parameters),
      numMultiplyAccumulates: parts.reduce((sum, part) => sum + part.numMultiplyAccumulates, 0),
    };
  },
};
