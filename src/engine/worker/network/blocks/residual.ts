import * as tf from '@tensorflow/tfjs';
import { applyConvolution, type BlockForward } from './block.ts';

export const residual: BlockForward<'residual'> = (input, { name, block, parameters }, parameter) => {
  const { stride } = block;
  const reshapes = parameters.some((each) => each.name === `${name}/shortcut/weights`);
  const linear = (from: tf.Tensor, part: string, by: number) =>
    applyConvolution(from, `${name}/${part}`, { stride: by, activation: 'linear' }, parameter);
  const shortcut = reshapes ? linear(input, 'shortcut', stride) : input;
  const first = applyConvolution(input, `${name}/conv1`, { stride, activation: 'relu' }, parameter);
  return tf.relu(tf.add(linear(first, 'conv2', 1), shortcut));
};
