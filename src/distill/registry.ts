import type { InputSpec } from '@/core/input-spec.ts';
import type { DistillationMethod } from './method.ts';
import { attentionProbabilities } from './methods/attention-probabilities.ts';
import { attentionTransfer } from './methods/attention-transfer.ts';
import { bornAgain } from './methods/born-again.ts';
import { correlations } from './methods/correlations.ts';
import { decoupled } from './methods/decoupled.ts';
import { evenBlur } from './methods/even-blur.ts';
import { hardAnswers } from './methods/hard-answers.ts';
import { hiddenCosine } from './methods/hidden-cosine.ts';
import { hiddenStates } from './methods/hidden-states.ts';
import { hints } from './methods/hints.ts';
import { jensenShannon } from './methods/jensen-shannon.ts';
import { labelSmoothing } from './methods/label-smoothing.ts';
import { logitMatching } from './methods/logit-matching.ts';
import { mutualLearning } from './methods/mutual-learning.ts';
import { relationalAngle } from './methods/relational-angle.ts';
import { relationalDistance } from './methods/relational-distance.ts';
import { shuffledDarkKnowledge } from './methods/shuffled-dark-knowledge.ts';
import { similarityPreserving } from './methods/similarity-preserving.ts';
import { softTargets } from './methods/soft-targets.ts';
import { standardisedLogits } from './methods/standardised-logits.ts';

/** All methods, in the order in which the page lists them. */
export const methods: readonly DistillationMethod[] = [
  softTargets,
  hints,
  attentionTransfer,
  hiddenCosine,
  hiddenStates,
  attentionProbabilities,
  relationalDistance,
  relationalAngle,
  bornAgain,
  logitMatching,
  decoupled,
  correlations,
  jensenShannon,
  standardisedLogits,
  similarityPreserving,
  mutualLearning,
  labelSmoothing,
  evenBlur,
  hardAnswers,
  shuffledDarkKnowledge,
];

/** The methods that mean something for a kind of examples. */
export const methodsFor = (kind: InputSpec['kind']): readonly DistillationMethod[] =>
  methods.filter(({ input = kind }) => input === kind);

const firstPapers: readonly DistillationMethod[] = [
  softTargets,
  hints,
  attentionTransfer,
  hiddenCosine,
  attentionProbabilities,
  relationalDistance,
  relationalAngle,
  bornAgain,
];

/**
 * One method per family (of relations two), that of the family's first paper for a kind of examples; all are active when
 * all families are switched on.
 */
export const familyMethodsFor = (kind: InputSpec['kind'] = 'image'): readonly DistillationMethod[] =>
  firstPapers.filter(({ input = kind }) => input === kind);

/** The method whose weight is α; every other method has a weight β of its own. */
export const alphaMethod: DistillationMethod = softTargets;

/** The baseline without a teacher that repeats compare with, besides the control. */
export const smoothingMethod: DistillationMethod = labelSmoothing;

/**
 * Returns the method with this id.
 *
 * @throws RangeError for an id that is not registered
 */
export function methodById(id: string): DistillationMethod {
  const method = methods.find((candidate) => candidate.id === id);
  if (!method)
    throw new RangeError(`no method ${id}; there are ${methods.map((each) => each.id).join(', ')}`);
  return method;
}

/** Active method ids after one is toggled, in registry order, so that the same choice gives the same link. */
export function turned(
  active: readonly string[],
  { id: turnedId }: DistillationMethod,
  isOn: boolean,
): readonly string[] {
  return methods.map(({ id }) => id).filter((id) => (id === turnedId ? isOn : active.includes(id)));
}
