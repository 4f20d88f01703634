import { describe, expect, it } from 'vitest';
import { accuracyGap } from './accuracy-gap.ts';

const gapOf = (student: number, control: number, numPictures = 1000) =>
  accuracyGap({ student, control, numPictures, step: 1 });

describe('accuracyGap', () => {
  it('counts the pictures between the two, whoever is ahead', () => {
    expect(gapOf(0.944, 0.888)).toMatchObject({ numPictures: 56, verdict: 'ahead', isClose: false });
    expect(gapOf(0.888, 0.944)).toMatchObject({ numPictures: 56, verdict: 'behind', isClose: false });
  });

  it('calls nobody ahead where no picture is between them', () => {
    expect(gapOf(0.9, 0.9)).toEqual({ difference: 0, numPictures: 0, verdict: 'even', isClose: true });
  });

  it('is close within 1.96 standard errors: 2.63 points at 90 % on 1,000 pictures, 0.83 on 10,000', () => {
    expect(gapOf(0.91, 0.89).isClose).toBe(true);
    expect(gapOf(0.92, 0.88).isClose).toBe(false);
    expect(gapOf(0.91, 0.89, 10_000).isClose).toBe(false);
  });
});
