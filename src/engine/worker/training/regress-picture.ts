import * as tf from '@tensorflow/tfjs';
import type { Auxiliary, TapPair } from '@/distill/method.ts';
import { regress } from '@/distill/methods/hints.ts';
import { featureMapOf } from '@/distill/tap.ts';
import type { TapValues } from '@/protocol/metrics.ts';
import { asImages } from '../evaluation.ts';
import type { Network } from '../network/network.ts';

/**
 * A student's feature map of one picture as the hint sees it, pooled and regressed, and the hint.
 *
 * @param pair the guided layer and the hint layer
 * @param auxiliary the regressor
 * @param pixels flat, 0..1
 * @returns two feature maps of one shape
 */
export async function regressPicture(
  student: Network,
  teacher: Network,
  pair: TapPair,
  auxiliary: Auxiliary,
  pixels: Float32Array,
): Promise<readonly [TapValues, TapValues]> {
  const tensors = tf.tidy(() => {
    const guided = featureMapOf(student.forward(asImages(student, pixels, 1)), pair.student, 'student');
    const hint = featureMapOf(teacher.forward(asImages(teacher, pixels, 1)), pair.teacher, 'teacher');
    return [...regress(tf, guided, hint, auxiliary)];
  });
  const [regressed, hint] = await Promise.all(
    tensors.map(async (tensor) => ({ shape: tensor.shape.slice(1), values: await tensor.data<'float32'>() })),
  );
  tf.dispose(tensors);
  return [regressed, hint] as readonly [TapValues, TapValues];
}
