import { accuracyOf, confusionOf, numWrong, recallByClass, type ClassRecall } from '@/metrics/recall.ts';
import type { Confusion } from '@/metrics/recall.ts';
import type { Answers } from '@/protocol/metrics.ts';

export const lanes = ['student', 'control', 'teacher'] as const;
export type Lane = (typeof lanes)[number];

/** How one network does on the pictures, class by class and on all. */
export interface LaneRecall {
  readonly confusion: Confusion;
  readonly classes: readonly ClassRecall[];
  readonly accuracy: number;
  readonly numWrong: number;
  /** Without any correction, 0..1. */
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
 * How all three networks do, class by class.
 *
 * @param answers logits as the networks give them
 * @param bias added to both students' logits, so that they stay comparable; the teacher is as it is
 */
export function recallOfLanes(answers: Answers, bias: readonly number[]): Readonly<Record<Lane, LaneRecall>> {
  return {
    student: laneRecall(answers, answers.student, bias),
    control: laneRecall(answers, answers.control, bias),
    teacher: laneRecall(answers, answers.teacher, []),
  };
}
