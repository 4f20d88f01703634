import { describe, expect, it } from 'vitest';
import { planModel } from '@/models/plan.ts';
import { namedArrays, torchName, toTorch, torchParameters } from './torch-layout.ts';

const counting = (length: number) => Float32Array.from({ length }, (_, index) => index);

describe('PyTorch’s layout', () => {
  it('has kernels as OIHW', () => {
    // [1, 2, 3, 2]: one row, two columns, three inputs, two outputs.
    const { shape, values } = toTorch({ name: 'k', shape: [1, 2, 3, 2], values: counting(12) });
    expect(shape).toEqual([2, 3, 1, 2]);
    expect([...values]).toEqual([0, 6, 2, 8, 4, 10, 1, 7, 3, 9, 5, 11]);
  });

  it('has dense weights as [out, in]', () => {
    const { shape, values } = toTorch({ name: 'd', shape: [3, 2], values: counting(6) });
    expect(shape).toEqual([2, 3]);
    expect([...values]).toEqual([0, 2, 4, 1, 3, 5]);
  });

  it('flattens maps channels first, so that the dense layer after them has another order of columns', () => {
    const map = [1, 2, 2];
    const { shape, values } = toTorch({ name: 'd', shape: [4, 1], values: counting(4) }, map);
    expect(shape).toEqual([1, 4]);
    // [h0w0c0, h0w0c1, h0w1c0, h0w1c1] becomes [c0w0, c0w1, c1w0, c1w1].
    expect([...values]).toEqual([0, 2, 1, 3]);
  });

  it('leaves a dense layer alone whose input is no map', () => {
    const spec = {
      id: 'test',
      family: 'plain',
      roles: [],
      blocks: [{ kind: 'flatten' }, { kind: 'dense', units: 2 }],
    } as const;
    const plan = planModel(spec, { kind: 'image', height: 1, width: 2, channels: 2 }, 2);
    const values = plan.layers.flatMap(({ parameters }) =>
      parameters.map(({ shape }) => counting(shape.reduce((size, each) => size * each, 1))),
    );
    const found = torchParameters(plan, namedArrays(plan, values));
    expect(found.map(({ name }) => name)).toEqual([
      'dense1.weight',
      'dense1.bias',
      'logits.weight',
      'logits.bias',
    ]);
    expect([...(found[0]?.values ?? [])]).toEqual([0, 4, 2, 6, 1, 5, 3, 7]);
    expect([...(found[2]?.values ?? [])]).toEqual([0, 2, 1, 3]);
  });

  it('names weights as modules do', () => {
    expect(['conv1/weights', 'residual2/conv1/bias', 'kernel', 'bias'].map(torchName)).toEqual([
      'conv1.weight',
      'residual2.conv1.bias',
      'weight',
      'bias',
    ]);
  });
});
