import { labelsAlone, type LossWeights } from '@/distill/total-loss.ts';
import { activeMethods, type RunConfig } from '@/protocol/run/config.ts';
import { numGenerations } from '@/protocol/run/length.ts';
import { hasTransferSet, usesLabels } from '@/protocol/run/transfer-set.ts';

/**
 * The student's loss.
 *
 * @param numPromoted completed generations
 * @param step updates of the present student so far
 */
export function lossWeightsOf(config: RunConfig, numPromoted: number, step: number): LossWeights {
  // The first of several generations has no teacher: it trains on labels alone.
  if (numGenerations(config) > 1 && numPromoted === 0) return labelsAlone;
  return {
    alpha: config.alpha,
    step,
    active: activeMethods(config),
    usesLabels: usesLabels(config),
    onlyUnlabelled: hasTransferSet(config),
  };
}
