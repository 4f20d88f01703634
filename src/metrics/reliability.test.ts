import { describe, expect, it } from 'vitest';
import { expectedCalibrationError } from './calibration.ts';
import { NUM_CALIBRATION_BINS, overconfidence, reliabilityBins, sharesOf } from './reliability.ts';

/** Logits of given probabilities. */
const logitsOf = (...rows: number[][]) => Float32Array.from(rows.flat(), (share) => Math.log(share));

describe('the bins of a reliability diagram', () => {
  // Confidences 0.5 (twice, one right), 0.75 (right) and 0.9 (wrong): bins 8, 12 and 14 of 15.
  const logits = logitsOf([0.5, 0.3, 0.2], [0.3, 0.5, 0.2], [0.125, 0.125, 0.75], [0.9, 0.05, 0.05]);
  const labels = Uint8Array.of(0, 0, 2, 1);

  it('count the pictures of each confidence and how many of them are right', () => {
    const bins = reliabilityBins(logits, labels, 3);
    expect(bins).toHaveLength(NUM_CALIBRATION_BINS);
    const filled = bins.flatMap((bin, index) => (bin.numPictures > 0 ? [[index, bin.numPictures]] : []));
    expect(filled).toEqual([
      [7, 2],
      [11, 1],
      [13, 1],
    ]);
    expect(bins[7]?.numRight).toBe(1);
    const shares = bins.map(sharesOf);
    expect(shares[0]).toBeNull();
    expect(shares[7]?.accuracy).toBe(0.5);
    expect(shares[7]?.confidence).toBeCloseTo(0.5, 6);
    expect(shares[13]?.accuracy).toBe(0);
    expect(shares[13]?.confidence).toBeCloseTo(0.9, 6);
  });

  it('give the calibration error, and the overconfidence with its sign', () => {
    // (2 · 0 + |0.75 − 1| + |0.9 − 0|) / 4 and (0 − 0.25 + 0.9) / 4.
    expect(expectedCalibrationError(logits, labels, 3)).toBeCloseTo(0.2875, 6);
    expect(overconfidence(reliabilityBins(logits, labels, 3))).toBeCloseTo(0.1625, 6);
  });

  it('leave out pictures without a finite answer, and refuse mismatched arrays', () => {
    const broken = Float32Array.of(NaN, 0, 0, 0, 0, 9);
    const bins = reliabilityBins(broken, Uint8Array.of(0, 2), 3);
    expect(bins.reduce((sum, { numPictures }) => sum + numPictures, 0)).toBe(1);
    expect(() => reliabilityBins(broken, labels, 3)).toThrow('[6], expected [4 · 3]');
  });
});
