import type { DatasetSpec } from '../dataset-spec.ts';
import { mnist } from './mnist.ts';

/**
 * MNIST in colours: in the training pictures of the students nine of ten digits have the tint of their class, in the test
 * and for a teacher of all pictures the tint says nothing.
 *
 * A student that looks at the tint learns fast and fails the test; whether a teacher that looks at the shape keeps it
 * from that is what a run shows. The pictures are MNIST's files, tinted when they are read.
 */
export const colouredMnist = {
  ...mnist,
  id: 'coloured-mnist',
  input: { ...mnist.input, channels: 3, pixelMean: 0.075026, pixelStd: 0.217434 },
  tint: { of: mnist.id, share: 0.9 },
  shippedTeacher: 'cnn-16-32-128',
} as const satisfies DatasetSpec;
