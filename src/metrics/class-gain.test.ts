import { describe, expect, it } from 'vitest';
import { gainByClass, matchedInterval } from './class-gain.ts';

describe('the interval of matched proportions', () => {
  it('adds half a picture to each cell', () => {
    // (12 − 5) / 102 ± 1.96 · √(12 + 5 + 1 − 7² / 102) / 102, of 100 pictures.
    const [low, high] = matchedInterval(12, 5, 100);
    expect(low).toBeCloseTo(-0.0118, 4);
    expect(high).toBeCloseTo(0.1491, 4);
  });

  it('contains 0 without discordant pairs, and stays within −1 … 1', () => {
    const [low, high] = matchedInterval(0, 0, 1_000);
    expect(low).toBeCloseTo(-high, 12);
    expect(high).toBeGreaterThan(0);
    expect(matchedInterval(1, 0, 1)[1]).toBe(1);
  });
});

describe('the gain per class', () => {
  const labels = Uint8Array.of(0, 0, 0, 0, 1, 1);
  const student = Uint8Array.of(0, 0, 1, 2, 1, 1);
  const control = Uint8Array.of(0, 1, 0, 2, 0, 2);
  const { all, classes } = gainByClass(labels, student, control, 3);

  it('is the recall of the student minus that of the control', () => {
    expect(classes[0]).toMatchObject({
      numPictures: 4,
      numRight: { student: 2, control: 2 },
      onlyRight: { student: 1, control: 1 },
      gain: 0,
    });
    expect(classes[1]).toMatchObject({ numPictures: 2, numRight: { student: 2, control: 0 }, gain: 1 });
    expect(all).toMatchObject({ numPictures: 6, numRight: { student: 4, control: 2 }, gain: 1 / 3 });
  });

  it('is null for a class without pictures', () => {
    expect(classes[2]).toMatchObject({ numPictures: 0, gain: null, interval: null });
  });

  it('refuses answers to other pictures', () => {
    expect(() => gainByClass(labels, student.subarray(1), control, 3)).toThrow('[5, 6], expected [6] each');
  });
});
