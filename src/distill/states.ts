import { ShapeError } from '@/core/errors.ts';
import { checkSameBatch } from './check-shapes.ts';
import type { Choice, MethodValues, NetworkOutput } from './method.ts';
import type { DistillOps, Scalar, Tensor, Tensor3D } from './ops.ts';
import { tapOf } from './tap.ts';
import { optionOf } from './values.ts';

/**
 * The hidden states that are compared: one choice for all methods that compare them. A tap has the same name at the same
 * share of both networks' depth, so that a student's block imitates the teacher's block at that share.
 */
export const hiddenLayersChoice: Choice = {
  key: 'hiddenLayers',
  options: ['hidden100', 'hidden50-hidden100', 'hidden0-hidden100', 'hidden0-hidden50-hidden100'],
  default: 'hidden100',
  tapOf: 'both',
};

/** Pairs of taps of the same name, from an option that joins their names with hyphens. */
export const pairsNamed = (values: MethodValues, { key }: Pick<Choice, 'key'>) =>
  optionOf(values, key)
    .split('-')
    .map((tap) => ({ teacher: tap, student: tap }));

/**
 * Both networks' values at a tap, which must agree in all but the last axis.
 *
 * @param rank number of axes, with the batch
 * @throws ShapeError when they don't
 */
export function sameTokens(
  { student, teacher }: { readonly student: NetworkOutput; readonly teacher: NetworkOutput },
  tap: string,
  rank: 3 | 4,
): readonly [Tensor, Tensor] {
  const [ours, theirs] = [tapOf(student, tap), tapOf(teacher, tap)];
  checkSameBatch(ours, theirs);
  const [own, other] = [ours.shape, theirs.shape];
  const isSame = own.length === rank && other.length === rank;
  if (!isSame || own.slice(1, -1).join() !== other.slice(1, -1).join())
    throw new ShapeError(`student.${tap}`, own, `as many tokens as the teacher's [${other.join(', ')}]`);
  return [ours, theirs];
}

/** Hidden states [B, L, D] of both networks, see `sameTokens`. */
export const statesOf = (
  outputs: Parameters<typeof sameTokens>[0],
  tap: string,
): readonly [Tensor3D, Tensor3D] => sameTokens(outputs, tap, 3) as readonly [Tensor3D, Tensor3D];

/**
 * Mean of squared differences of two tensors of the same shape.
 *
 * Rows first: many squares, added up one by one in 32 bits, lose digits.
 */
export const meanSquare = (ops: DistillOps, one: Tensor, other: Tensor): Scalar =>
  ops.mean(ops.mean(ops.square(ops.sub(one, other)), -1)).asScalar();

/** The sum over the compared layers, at least one. */
export const sumOver = <Layer>(
  ops: DistillOps,
  layers: readonly Layer[],
  lossOf: (layer: Layer) => Scalar,
): Scalar => layers.map(lossOf).reduce((sum, each) => ops.add(sum, each));
