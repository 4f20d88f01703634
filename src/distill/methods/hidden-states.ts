import { ShapeError } from '@/core/errors.ts';
import type { Auxiliary, ComparedPair, DistillationMethod, DistillBatch, MethodValues } from '../method.ts';
import type { DistillOps, Tensor2D, Tensor3D } from '../ops.ts';
import { hiddenLayersChoice, meanSquare, pairsNamed, statesOf, sumOver } from '../states.ts';

/**
 * The student's states in the teacher's width.
 *
 * @param projection [D, D of the teacher]; without it the states are compared directly
 * @throws ShapeError when the widths differ and there is no projection
 */
function projected(ops: DistillOps, states: Tensor3D, width: number, { projection }: Auxiliary): Tensor3D {
  const [batch, length, own] = states.shape;
  const matrix = projection as Tensor2D | undefined;
  if ((matrix ? matrix.shape[1] : own) !== width)
    throw new ShapeError('student', states.shape, `${width} numbers per token, or a projection to them`);
  if (!matrix) return states;
  const rows = ops.matMul(ops.reshape(states, [batch * length, own]), matrix);
  return ops.reshape(rows, [batch, length, width]) as Tensor3D;
}

/** Projected and teacher's states of one batch, layer by layer. */
const comparedStates = (
  ops: DistillOps,
  outputs: Pick<DistillBatch, 'student' | 'teacher'>,
  values: MethodValues,
  auxiliary: Auxiliary,
): readonly ComparedPair[] =>
  hiddenStates.pairs(values).map(({ student: tap }) => {
    const [ours, theirs] = statesOf(outputs, tap);
    return { student: projected(ops, ours, theirs.shape[2], auxiliary), teacher: theirs };
  });

/**
 * The student's hidden states, through one trained matrix, become those of the teacher.
 *
 * @deviation Layers at the same share of both networks' depth are compared, the paper's uniform mapping; by default the last
 *   ones alone. As in the authors' code, one matrix serves all layers and the embedding.
 */
export const hiddenStates: DistillationMethod = {
  id: 'hidden-states',
  family: 'feature',
  input: 'tokens',
  diagnostic: 'token-states',
  weight: {
    by: 'beta',
    beta: {
      key: 'hiddenBeta',
      tex: String.raw`\beta_{h}`,
      minimum: 0.01,
      maximum: 100,
      default: 1,
      scale: 'log',
      stops: [0.1, 1, 10],
    },
  },
  hyperparameters: [],
  choices: [hiddenLayersChoice],
  terms: [{ id: 'hiddenStates', tex: String.raw`\mathrm{MSE}_{h}`, actor: 'teacher' }],
  formula: String.raw`\sum_{l} \frac{1}{N L D} \sum_{n,i,d} \left( (h^{\,s}_{ni} W)_{d} - h^{\,t}_{nid} \right)^2`,
  citation: {
    authors: 'Jiao, Yin, Shang, Jiang, Chen, Li, Wang, Liu',
    year: 2020,
    title: 'TinyBERT: Distilling BERT for Natural Language Understanding',
    locator: 'section 3.1, equations 8 and 9',
    url: 'https://arxiv.org/abs/1909.10351',
  },
  pairs: (values) => pairsNamed(values, hiddenLayersChoice),
  auxiliary(_, shapes) {
    const [first] = shapes;
    if (!first) return [];
    for (const { student, teacher } of shapes)
      for (const [name, shape] of [
        ['student', student],
        ['teacher', teacher],
      ] as const)
        if (shape.length !== 2 || shape[1] !== first[name][1])
          throw new ShapeError('hiddenLayers', shape, 'hidden states [L, D] of the same width');
    const [from = 0, to = 0] = [first.student[1], first.teacher[1]];
    return [{ name: 'projection', pair: 0, shape: [from, to], initialiser: 'glorot-uniform' }];
  },
  compared: comparedStates,
  loss(ops, outputs, values, auxiliary) {
    return {
      hiddenStates: ops.tidy(() =>
        sumOver(ops, comparedStates(ops, outputs, values, auxiliary), ({ student, teacher }) =>
          meanSquare(ops, student, teacher),
        ),
      ),
    };
  },
};
