import type { PerLane } from '@/core/lane.ts';
import { accuracyOf, confusionOf, numWrong, recallByClass, type ClassRecall } from '@/metrics/recall.ts';
import type { Confusion } from '@/metrics/recall.ts';
import type { Answers } from '@/protocol/engine/frames.ts';

/** One network's confusion matrix and accuracy on the pictures. */
export interface LaneRecall {
  readonly confusion: Confusion;
  readonly classes: readonly ClassRecall[];
  readonly accuracy: number;
  readonly numWrong: number;
  /** Accuracy without the bias correction, 0..1. */
  readonly plainAccuracy: number;
}

function laneRecall(
  { labels, numClasses }: Answers,
  logits: Float32Array,
  bias: readonly number[],
): LaneRecall {
  const confusion = confusionOf(logits, labels, numClasses, bias);
  return {
    confusion,
    classes: recallByClass(confusion),
    accuracy: accuracyOf(confusion),
    numWrong: numWrong(confusion),
    plainAccuracy:
      bias.length === 0 ? accuracyOf(confusion) : accuracyOf(confusionOf(logits, labels, numClasses)),
  };
}

/**
 * Recall of all three networks, by class.
 *
 * @param answers the networks' raw logits
 * @param bias added to both students' logits, so that they stay comparable; not to the teacher's
 */
export function recallOfLanes(answers: Answers, bias: readonly number[]): PerLane<LaneRecall> {
  return {
    student: laneRecall(answers, answers.student, bias),
    control: laneRecall(answers, answers.control, bias),
    teacher: laneRecall(answers, answers.teacher, []),
  };
}
