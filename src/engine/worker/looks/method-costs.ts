import * as tf from '@tensorflow/tfjs';
import { labelsAlone, type LossWeights } from '@/distill/total-loss.ts';
import { median } from '@/metrics/timing.ts';
import type { MethodCost } from '@/protocol/metrics.ts';
import { asImages } from '../evaluation.ts';
import type { Run } from '../run.ts';
import { numPictures } from '../training/shared-step.ts';
import { studentLoss } from '../training/student-loss.ts';
import { asTensors } from '../training/teacher-answers.ts';

/** Timed passes of each loss, in turn, so that what else the machine does falls on all alike. */
const NUM_ROUNDS = 7;

/**
 * What each method that is on adds to a step of the student: a pass forward and back with the method and labels,
 * less one with the labels alone. Nothing is trained by it; the teacher's answers are taken from the cache, as in a
 * run.
 */
export async function methodCosts(run: Run): Promise<readonly MethodCost[]> {
  const { batch, lanes } = await run.nextBatch();
  const { network } = run.student;
  const { active, alpha } = lanes[0]?.weights ?? labelsAlone;
  const pass = async (weights: LossWeights): Promise<number> => {
    const started = performance.now();
    const value = tf.tidy(() => {
      const images = asImages(network, batch.pixels, numPictures(batch));
      const shown = asTensors(batch, batch.labels, network.plan.numClasses, numPictures(batch));
      const loss = () => studentLoss(network, images, shown, weights, run.auxiliary).total;
      return tf.variableGrads(loss, [...network.variables]).value;
    });
    await value.data();
    value.dispose();
    return performance.now() - started;
  };
  const candidates = [labelsAlone, ...active.map((each) => ({ alpha, step: 0, active: [each] }))];
  const times = candidates.map((): number[] => []);
  // The first round builds pipelines and is not counted.
  for (let round = 0; round <= NUM_ROUNDS; round++) {
    for (const [index, weights] of candidates.entries()) {
      const ms = await pass(weights);
      if (round > 0) times[index]?.push(ms);
    }
  }
  const [plain = [], ...withMethod] = times;
  const msPerStep = median(plain);
  return active.map(({ method }, index) => ({
    methodId: method.id,
    numParameters: run.auxiliary.numParameters(method),
    extraMsPerStep: median(withMethod[index] ?? []) - msPerStep,
    msPerStep,
  }));
}
