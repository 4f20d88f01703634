import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accuracy } from './accuracy.ts';
import { agreement } from './agreement.ts';
import { expectedCalibrationError } from './calibration.ts';
import { meanCrossEntropy } from './cross-entropy.ts';

const NUM_CLASSES = 3;
/** Logits whose softmax gives exactly these probabilities, row by row. */
const logitsOf = (...rows: readonly (readonly number[])[]) =>
  Float32Array.from(rows.flat(), (probability) => Math.log(probability));
const anyRun = fc.integer({ min: 1, max: 30 }).chain((numRows) =>
  fc.record({
    logits: fc.float32Array({
      minLength: numRows * NUM_CLASSES,
      maxLength: numRows * NUM_CLASSES,
      min: -1e4,
      max: 1e4,
      noNaN: true,
    }),
    labels: fc.uint8Array({ minLength: numRows, maxLength: numRows, max: NUM_CLASSES - 1 }),
  }),
);

describe('accuracy and agreement', () => {
  const logits = Float32Array.of(9, 1, 1, 0, 5, 4, -3, -2, -1, 1, 0, 0);

  it('count the most probable classes', () => {
    expect(accuracy(logits, Uint8Array.of(0, 1, 2, 2), NUM_CLASSES)).toBe(0.75);
  });

  it('compare the most probable classes of two networks, right or wrong', () => {
    const other = Float32Array.of(1, 0, 0, 0, 1, 2, 0, 0, 1, 0, 1, 0);
    expect(agreement(logits, other, NUM_CLASSES)).toBe(0.5);
    expect(agreement(logits, logits, NUM_CLASSES)).toBe(1);
  });

  it('refuse mismatched and empty arrays', () => {
    expect(() => accuracy(logits, Uint8Array.of(0, 1), NUM_CLASSES)).toThrow('[12], expected [2 · 3]');
    expect(() => agreement(logits, logits.subarray(3), NUM_CLASSES)).toThrow('shape');
    expect(() => accuracy(new Float32Array(), new Uint8Array(), NUM_CLASSES)).toThrow('at least one row');
  });
});

describe('meanCrossEntropy', () => {
  it('is the mean of −log p of the label', () => {
    const logits = logitsOf([0.5, 0.25, 0.25], [0.1, 0.8, 0.1]);
    const expected = -(Math.log(0.25) + Math.log(0.8)) / 2;
    expect(meanCrossEntropy(logits, Uint8Array.of(1, 1), NUM_CLASSES)).toBeCloseTo(expected, 6);
  });

  it('is the difference of the logits if the answer is far off', () => {
    expect(meanCrossEntropy(Float32Array.of(1e4, 0, -1e4), Uint8Array.of(2), NUM_CLASSES)).toBe(2e4);
  });

  it('is finite and not below 0', () => {
    fc.assert(
      fc.property(anyRun, ({ logits, labels }) => {
        const nats = meanCrossEntropy(logits, labels, NUM_CLASSES);
        expect(Number.isFinite(nats)).toBe(true);
        expect(nats).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});

describe('expectedCalibrationError', () => {
  it('is the difference of confidence and accuracy, weighted by bin size', () => {
    // Bin of 0.7: two pictures, one right, |0.7 − 0.5|. Bin of 0.9: one picture, right, |0.9 − 1|.
    const logits = logitsOf([0.7, 0.2, 0.1], [0.7, 0.2, 0.1], [0.05, 0.05, 0.9]);
    const expected = (2 / 3) * 0.2 + (1 / 3) * 0.1;
    expect(expectedCalibrationError(logits, Uint8Array.of(0, 1, 2), NUM_CLASSES)).toBeCloseTo(expected, 6);
  });

  it('lets over- and underconfidence cancel only within a bin', () => {
    // 0.55 and 0.65 share no bin of 1/15, so that −0.45 and +0.65 count separately.
    const logits = logitsOf([0.55, 0.45, 1e-30], [0.65, 0.35, 1e-30]);
    expect(expectedCalibrationError(logits, Uint8Array.of(0, 1), NUM_CLASSES)).toBeCloseTo(0.55, 6);
  });

  it('is 0 for answers that are certain and right, 1 for certain and wrong', () => {
    const logits = Float32Array.of(100, 0, 0);
    expect(expectedCalibrationError(logits, Uint8Array.of(0), NUM_CLASSES)).toBe(0);
    expect(expectedCalibrationError(logits, Uint8Array.of(1), NUM_CLASSES)).toBe(1);
  });

  it('is between 0 and 1', () => {
    fc.assert(
      fc.property(anyRun, ({ logits, labels }) => {
        const error = expectedCalibrationError(logits, labels, NUM_CLASSES);
        expect(error).toBeGreaterThanOrEqual(0);
        expect(error).toBeLessThanOrEqual(1);
      }),
    );
  });
});
