import * as tf from '@tensorflow/tfjs';
import { entryAt } from '@/core/checked.ts';
import { labelsAlone, type LossWeights } from '@/distill/total-loss.ts';
import { timeInTurn } from '@/metrics/block-timing.ts';
import type { MethodCost } from '@/protocol/engine/frames.ts';
import { asInput } from '../run/evaluation.ts';
import type { Run } from '../run/run.ts';
import { numPictures } from '../training/shared-step.ts';
import { studentLoss } from '../training/student-loss.ts';
import { asTensors } from '../training/teacher-answers.ts';

/** Number of timed blocks per loss. */
const NUM_BLOCKS = 7;

/**
 * The cost that each active method adds to a student's step: a forward and backward pass with the method and
 * labels, minus one with labels alone. Trains nothing; the teacher's answers come from the cache, as in a
 * run.
 */
export async function methodCosts(run: Run): Promise<readonly MethodCost[]> {
  const { batch, lanes } = await run.nextBatch();
  const { network } = run.student;
  const { active, alpha, onlyUnlabelled = false } = entryAt(lanes, 0).weights;
  const pass = async (weights: LossWeights): Promise<void> => {
    const value = tf.tidy(() => {
      const images = asInput(network, batch.pixels, numPictures(batch));
      const shown = asTensors(batch, batch.labels, network.plan.numClasses, numPictures(batch));
      const loss = () => studentLoss(network, images, shown, weights, run.auxiliary).minimised;
      const beside = weights.active.flatMap(({ method }) => Object.values(run.auxiliary.of(method)));
      return tf.variableGrads(loss, [...network.variables, ...(beside as tf.Variable[])]).value;
    });
    await value.data();
    value.dispose();
  };
  const candidates = [
    labelsAlone,
    ...active.map((each) => ({ alpha, step: 0, active: [each], onlyUnlabelled })),
  ];
  const times = await timeInTurn(
    candidates.map((weights) => () => pass(weights)),
    { numBlocks: NUM_BLOCKS },
  );
  const msPerStep = entryAt(times, 0);
  return active.map(({ method }, index) => ({
    methodId: method.id,
    numParameters: run.auxiliary.numParameters(method),
    extraMsPerStep: entryAt(times, index + 1) - msPerStep,
    msPerStep,
  }));
}
