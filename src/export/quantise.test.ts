import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dequantised, quantise } from '@/core/quantise.ts';
import { parameterBytes, quantisedArrays, roundedNetwork } from './quantise.ts';
import { planOf, randomNetwork } from './testing/networks.ts';

describe('weights of 8 bits', () => {
  it('are within half a scale of the weight, and zero stays zero', () => {
    const weight = fc.float({ min: -100, max: 100, noNaN: true });
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 5 }),
        fc.array(weight, { minLength: 1, maxLength: 12 }),
        (outputs, row) => {
          const values = Float32Array.from(Array.from({ length: outputs }, () => row).flat());
          const quantised = quantise(values, outputs);
          for (const [index, value] of dequantised(quantised).entries()) {
            const [given, scale] = [values[index] ?? NaN, quantised.scales[index % outputs] ?? NaN];
            expect(Math.abs(value - given)).toBeLessThanOrEqual(scale / 2 + 1e-4);
            expect(given === 0 ? value : 0).toBeCloseTo(0, 12);
          }
        },
      ),
    );
  });

  it('take a scale of 1 in a channel of zeros', () => {
    expect(quantise(Float32Array.from([0, 2, 0, -4]), 2)).toEqual({
      integers: Int8Array.from([0, 64, 0, -127]),
      scales: Float32Array.from([1, 4 / 127]),
    });
  });

  it('have as few bits as the network was trained with, without another error', () => {
    const network = randomNetwork(planOf('cnn-8-16'));
    const few = roundedNetwork({ ...network, bits: 4 });
    for (const [name, { integers }] of quantisedArrays(few)) {
      expect(Math.max(...integers.map(Math.abs))).toBe(7);
      expect(few.arrays[name]).not.toEqual(network.arrays[name]);
    }
    expect(roundedNetwork(few).arrays).toEqual(few.arrays);
    // In 8 bits the 15 values would be rounded to others.
    expect(roundedNetwork({ ...few, bits: 32 }).arrays).not.toEqual(few.arrays);
  });

  it('leave biases alone and take about a quarter of the bytes', () => {
    const network = randomNetwork(planOf('cnn-8-16'));
    const rounded = roundedNetwork(network);
    expect(rounded.arrays['conv1/bias']).toBe(network.arrays['conv1/bias']);
    expect(rounded.arrays['conv1/weights']).not.toEqual(network.arrays['conv1/weights']);
    // 9,064 weights, 34 scales, 34 biases.
    expect(parameterBytes(network, 'int8')).toBe(9064 + 4 * 34 + 4 * 34);
    expect(parameterBytes(network, 'float32')).toBe(4 * 9098);
  });
});
