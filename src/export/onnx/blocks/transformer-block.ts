import { addNumber, addShape, parametersOf, type OnnxBlock } from './block.ts';
import { addNorm } from './layer-norm.ts';

export const transformerBlock: OnnxBlock<'transformer-block'> = (add, input, { name, block, inputShape }) => {
  const [length = 0, width = 0] = inputShape;
  const perHead = width / block.heads;
  const at = (part: string) => `${name}.${part}`;
  const reshape = (from: string, shape: readonly number[], part: string) =>
    add('Reshape', [from, addShape(add, shape, at(`${part}.shape`))], at(part));
  const dense = (from: string, part: string) =>
    add('Gemm', [from, ...parametersOf(`${name}/${part}`)], at(`${part}.out`), { transB: 1 });
  // One row per token: Gemm takes matrices alone.
  const rows = reshape(input, [-1, width], 'rows');
  const byHead = (part: string, perm: readonly number[]) => {
    const parted = reshape(dense(rows, part), [-1, length, block.heads, perHead], `${part}.parted`);
    return add('Transpose', [parted], at(`${part}.heads`), { perm });
  };
  const scores = add('MatMul', [byHead('query', [0, 2, 1, 3]), byHead('key', [0, 2, 3, 1])], at('products'));
  const scale = addNumber(add, 1 / Math.sqrt(perHead), at('scale'));
  const probabilities = add('Softmax', [add('Mul', [scores, scale], at('scores'))], at('probabilities'), {
    axis: -1,
  });
  const mixed = add('MatMul', [probabilities, byHead('value', [0, 2, 1, 3])], at('mixed'));
  const together = add('Transpose', [mixed], at('mixed.tokens'), { perm: [0, 2, 1, 3] });
  const attended = dense(reshape(together, [-1, width], 'mixed.rows'), 'attention');
  const middle = addNorm(add, add('Add', [rows, attended], at('first')), `${name}/norm1`);
  const inner = dense(middle, 'inner');
  // GELU: x · (1 + erf(x / √2)) / 2.
  const root = addNumber(add, Math.SQRT1_2, at('root'));
  const erf = add('Erf', [add('Mul', [inner, root], at('inner.scaled'))], at('inner.erf'));
  const share = add('Add', [erf, addNumber(add, 1, at('one'))], at('inner.share'));
  const half = add('Mul', [inner, addNumber(add, 0.5, at('half'))], at('inner.half'));
  const fed = dense(add('Mul', [half, share], at('inner.gelu')), 'outer');
  const output = addNorm(add, add('Add', [middle, fed], at('second')), `${name}/norm2`);
  return reshape(output, [-1, length, width], 'states');
};
