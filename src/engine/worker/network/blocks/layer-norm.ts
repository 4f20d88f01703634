import type * as tf from '@tensorflow/tfjs';
import { normalised } from '../../../compute/gradients/layer-norm.ts';
import type { BlockForward, ParameterLookup } from './block.ts';

/** Layer norm of vectors [..., D] with the parameters `<name>/weights` and `<name>/bias`. */
export const applyNorm = (input: tf.Tensor, name: string, parameter: ParameterLookup): tf.Tensor =>
  normalised(input, parameter(`${name}/weights`), parameter(`${name}/bias`));

export const layerNorm: BlockForward<'layer-norm'> = (input, { name }, parameter) =>
  applyNorm(input, name, parameter);
