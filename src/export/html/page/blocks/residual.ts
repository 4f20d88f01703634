import { convolve, relu, type PageBlock } from './block.ts';

export const residual: PageBlock<'residual'> = (input, { stride, filters }, arrays) => {
  const [first, second, shortcut] = [0, 2, 4].map((at) => arrays.slice(at, at + 2));
  const inner = relu(convolve(input, { size: 3, stride, filters }, first ?? []));
  const branch = convolve(inner, { size: 3, stride: 1, filters }, second ?? []);
  const around = shortcut?.length ? convolve(input, { size: 1, stride, filters }, shortcut) : input;
  return relu({
    ...branch,
    values: branch.values.map((value, index) => value + (around.values[index] ?? NaN)),
  });
};
