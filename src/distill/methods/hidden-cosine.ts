import { ShapeError } from '@/core/errors.ts';
import { directions } from '../directions.ts';
import type { DistillationMethod } from '../method.ts';
import type { DistillOps, Save, Scalar, Tensor, Tensor3D } from '../ops.ts';
import { hiddenLayersChoice, pairsNamed, statesOf, sumOver } from '../states.ts';

/**
 * Mean over all tokens of 1 − cos(s, t).
 *
 * It is computed as ½‖u − v‖², with u and v the vectors' directions: 1 − u·v would lose all digits where both are alike. A
 * vector of zeros has the cosine 0 with any other, and no gradient.
 *
 * @param received the student's states [B, L, D]
 * @param teacher of the same shape
 */
function apart(ops: DistillOps, received: Tensor3D, teacher: Tensor3D): Scalar {
  const loss = ops.customGrad((given, save) => {
    const [own, other] = [directions(ops, given as Tensor), directions(ops, teacher)];
    const [u, v] = [ops.mul(given as Tensor, own.inverse), ops.mul(teacher, other.inverse)];
    const squared = ops.sum(ops.square(ops.sub(u, v)), -1, true);
    const numDead = ops.sub(2, ops.add(own.isLong, other.isLong));
    const value = ops.mul(ops.add(squared, numDead), 0.5);
    (save as Save)([u, v, own.inverse, value]);
    const gradFunc = (dy: Tensor, saved: Tensor[]) => {
      // ∂/∂s of −u·v is −(v − (u·v) u) / ‖s‖.
      const [direction, target, inverse, distance] = saved as [Tensor, Tensor, Tensor, Tensor];
      const across = ops.sub(ops.mul(direction, ops.sub(1, distance)), target);
      const numTokens = received.size / (received.shape[2] || 1);
      return ops.mul(ops.mul(across, inverse), ops.div(dy, numTokens));
    };
    return { value: ops.mean(value), gradFunc };
  });
  return loss(received).asScalar();
}

/**
 * The student's hidden states point in the direction of the teacher's, token by token.
 *
 * @deviation DistilBERT compares the last hidden states alone, its default here. It leaves padding out; here every text has
 *   the same length and padding is a token like others.
 */
export const hiddenCosine: DistillationMethod = {
  id: 'hidden-cosine',
  family: 'feature',
  input: 'tokens',
  diagnostic: 'token-states',
  weight: {
    by: 'beta',
    beta: {
      key: 'hiddenCosineBeta',
      tex: String.raw`\beta_{\cos}`,
      minimum: 0.01,
      maximum: 100,
      default: 1,
      scale: 'log',
      stops: [0.1, 1, 10],
    },
  },
  hyperparameters: [],
  choices: [hiddenLayersChoice],
  terms: [{ id: 'hiddenCosine', tex: String.raw`\mathrm{COS}_{h}`, actor: 'teacher' }],
  formula: String.raw`\sum_{l} \frac{1}{N L} \sum_{n,i} \left( 1 - \frac{h^{\,s}_{ni} \cdot h^{\,t}_{ni}}{\lVert h^{\,s}_{ni} \rVert \, \lVert h^{\,t}_{ni} \rVert} \right)`,
  citation: {
    authors: 'Sanh, Debut, Chaumond, Wolf',
    year: 2019,
    title: 'DistilBERT, a distilled version of BERT: smaller, faster, cheaper and lighter',
    locator: 'section 2, cosine embedding loss',
    url: 'https://arxiv.org/abs/1910.01108',
  },
  pairs: (values) => pairsNamed(values, hiddenLayersChoice),
  loss(ops, outputs, values) {
    return {
      hiddenCosine: ops.tidy(() =>
        sumOver(ops, hiddenCosine.pairs(values), ({ student: tap }) => {
          const [ours, theirs] = statesOf(outputs, tap);
          if (ours.shape[2] !== theirs.shape[2])
            throw new ShapeError(`student.${tap}`, ours.shape, `${theirs.shape[2]} numbers per token`);
          return apart(ops, ours, theirs);
        }),
      ),
    };
  },
};
