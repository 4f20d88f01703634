import { entryAt } from '@/core/checked.ts';
import { ConfigError, ShapeError } from '@/core/errors.ts';
import { checkSameBatch } from '../check-shapes.ts';
import type { Auxiliary, ComparedPair, DistillationMethod, DistillBatch, MethodValues } from '../method.ts';
import type { DistillOps, Tensor4D } from '../ops.ts';
import { poolToSmaller } from '../pool-to.ts';
import { featureMapOf } from '../tap.ts';
import { numberOf, optionOf } from '../values.ts';

const stages = ['stage1', 'stage2', 'stage3'] as const;

/**
 * Whether a `valid` convolution of this size reduces the student's map to the teacher's size without pooling.
 */
const shrinksTo = (student: readonly number[], teacher: readonly number[], size: number) =>
  [1, 2].every((axis) => entryAt(student, axis) - size + 1 === teacher[axis]);

/**
 * Makes the student's map comparable with the hint: pooled if it is larger, then regressed.
 *
 * @param guided the student's map [B, H, W, C]
 * @param hint the teacher's map, which is pooled if it is larger
 * @param auxiliary `kernel` [k, k, C, C of the teacher] and `bias`; without them the map is compared directly
 * @returns the regressed map and the hint, of the same shape
 * @throws ShapeError when channels differ and there is no regressor, ConfigError for a bias without a kernel
 */
function regress(
  ops: DistillOps,
  guided: Tensor4D,
  hint: Tensor4D,
  { kernel, bias }: Auxiliary,
): ComparedPair {
  const filter = kernel as Tensor4D | undefined;
  if (bias && !filter) throw new ConfigError('kernel', undefined, 'a tensor, where a bias is given');
  const isShrunk = filter !== undefined && shrinksTo(guided.shape, hint.shape, filter.shape[0]);
  const [from, target] = isShrunk ? [guided, hint] : poolToSmaller(ops, guided, hint);
  if ((filter ? filter.shape[3] : from.shape[3]) !== target.shape[3]) {
    throw new ShapeError('student', guided.shape, `${target.shape[3]} channels, or a regressor to them`);
  }
  if (!filter) return { student: from, teacher: target };
  const convolved = ops.conv2d(from, filter, 1, isShrunk ? 'valid' : 'same');
  return { student: bias ? ops.add(convolved, bias) : convolved, teacher: target };
}

/** The regressed map and the hint of one batch. */
function comparedMaps(
  ops: DistillOps,
  { student, teacher }: Pick<DistillBatch, 'student' | 'teacher'>,
  values: MethodValues,
  auxiliary: Auxiliary,
): ComparedPair {
  const guided = featureMapOf(student, optionOf(values, 'guidedLayer'), 'student');
  const hint = featureMapOf(teacher, optionOf(values, 'hintLayer'), 'teacher');
  checkSameBatch(guided, hint);
  return regress(ops, guided, hint, auxiliary);
}

/**
 * The student imitates a feature map of the teacher through a small convolution trained with it.
 *
 * @deviation The paper’s equation is ½ · the sum over H, W, C, which is this mean times H·W·C/2; the mean, with β =
 * 100, is what later code has. The paper trains in two stages; jointly is what later work compares with.
 */
export const hints: DistillationMethod = {
  id: 'hints',
  family: 'feature',
  input: 'image',
  diagnostic: 'feature-maps',
  weight: {
    by: 'beta',
    beta: {
      key: 'hintBeta',
      tex: String.raw`\beta_{\mathrm{hint}}`,
      minimum: 0.01,
      maximum: 1000,
      default: 100,
      scale: 'log',
      stops: [1, 10, 100],
    },
  },
  hyperparameters: [
    {
      key: 'hintSteps',
      tex: 'S',
      minimum: 1,
      maximum: 2000,
      default: 100,
      scale: 'log',
      stops: [10, 100, 1000],
      isWhole: true,
      actsWith: { key: 'hintSchedule', word: 'two-stage' },
    },
  ],
  choices: [
    { key: 'hintLayer', options: stages, default: 'stage2', tapOf: 'teacher' },
    { key: 'guidedLayer', options: stages, default: 'stage2', tapOf: 'student' },
    { key: 'regressor', options: ['1x1', '3x3'], default: '1x1', tapOf: null },
    { key: 'hintSchedule', options: ['joint', 'two-stage'], default: 'joint', tapOf: null },
  ],
  terms: [{ id: 'hint', tex: String.raw`\mathrm{MSE}_{\mathrm{hint}}`, actor: 'teacher' }],
  formula: String.raw`\frac{1}{N H W C} \sum_{n,h,w,c} \left( r(F^{\,s})_{nhwc} - F^{\,t}_{nhwc} \right)^2`,
  citation: {
    authors: 'Romero, Ballas, Kahou, Chassang, Gatta, Bengio',
    year: 2015,
    title: 'FitNets: Hints for Thin Deep Nets',
    locator: 'section 2.2, equation 3',
    url: 'https://arxiv.org/abs/1412.6550',
  },
  pairs: (values) => [{ teacher: optionOf(values, 'hintLayer'), student: optionOf(values, 'guidedLayer') }],
  auxiliary(values, shapes) {
    const size = optionOf(values, 'regressor') === '3x3' ? 3 : 1;
    return shapes.flatMap(({ student, teacher }, pair) => {
      const [from, to] = [student[2], teacher[2]];
      if (student.length !== 3 || from === undefined) {
        throw new ShapeError('guidedLayer', student, 'a feature map [H, W, C]');
      }
      if (teacher.length !== 3 || to === undefined) {
        throw new ShapeError('hintLayer', teacher, 'a feature map [H, W, C]');
      }
      return [
        { name: 'kernel', pair, shape: [size, size, from, to], initialiser: 'glorot-uniform' },
        { name: 'bias', pair, shape: [to], initialiser: 'zeros' },
      ] as const;
    });
  },
  compared: (ops, outputs, values, auxiliary) => [comparedMaps(ops, outputs, values, auxiliary)],
  schedule(values, step) {
    if (optionOf(values, 'hintSchedule') === 'joint') return 'together';
    return step < numberOf(values, 'hintSteps') ? 'alone' : 'rests';
  },
  loss(ops, outputs, values, auxiliary) {
    return {
      hint: ops.tidy(() => {
        const { student, teacher } = comparedMaps(ops, outputs, values, auxiliary);
        const squares = ops.square(ops.sub(student, teacher));
        // Rows first: up to 400,000 squares, added up one by one in 32 bits, were off by 1.7e-4.
        return ops.mean(ops.mean(squares, [2, 3])).asScalar();
      }),
    };
  },
};
