import { entryAt } from '@/core/checked.ts';
import type { LayerPlan, ModelPlan } from './plan.ts';

const isBlock = ({ block }: LayerPlan) => block.kind === 'transformer-block';

const isAlike = (one: LayerPlan, other: LayerPlan) =>
  one.block.kind === other.block.kind &&
  JSON.stringify(one.parameters.map(({ shape }) => shape)) ===
    JSON.stringify(other.parameters.map(({ shape }) => shape));

/**
 * Which parameter of its teacher each parameter of a student starts as: blocks 1, 3, 5, … of a teacher twice as deep, and
 * everything around the blocks.
 *
 * @param student its parameters are named in the order of its plan
 * @returns for each parameter of the student its index among the teacher's; null if the student starts from random
 *   weights, because it is not meant to, or because the teacher has another depth or width
 * @source Sanh et al. 2019, "DistilBERT", section 3, https://arxiv.org/abs/1910.01108
 */
export function teacherParameters(student: ModelPlan, teacher: ModelPlan): readonly number[] | null {
  if (student.spec.startsFromTeacher !== true) return null;
  const blocks = teacher.layers.filter(isBlock);
  const kept = teacher.layers.filter((layer) => !isBlock(layer) || blocks.indexOf(layer) % 2 === 0);
  const isHalf = blocks.length === 2 * student.layers.filter(isBlock).length;
  if (!isHalf || kept.length !== student.layers.length) return null;
  if (!kept.every((layer, index) => isAlike(layer, entryAt(student.layers, index)))) return null;
  const all = teacher.layers.flatMap(({ parameters }) => parameters);
  return kept.flatMap(({ parameters }) => parameters.map((each) => all.indexOf(each)));
}
