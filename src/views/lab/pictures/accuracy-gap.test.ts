import { describe, expect, it } from 'vitest';
import { accuracyGap } from './accuracy-gap.ts';

const gapOf = (student: number, control: number, numPictures = 1000) =>
  accuracyGap({ student, control, numPictures, step: 500, steps: 500, chance: 0.1, isOver: false });

describe('accuracyGap', () => {
  it('counts the pictures between the two, and names no winner', () => {
    expect(gapOf(0.944, 0.888)).toMatchObject({ numPictures: 56, count: 'more' });
    expect(gapOf(0.888, 0.944)).toMatchObject({ numPictures: 56, count: 'fewer' });
  });

  it('is equal if both are right equally often', () => {
    expect(gapOf(0.9, 0.9)).toMatchObject({ difference: 0, numPictures: 0, count: 'equal' });
  });

  it('is too early to tell in the first steps, and while both are near chance', () => {
    const basis = { numPictures: 1000, step: 20, steps: 500, chance: 0.1, isOver: false };
    const early = { ...basis, student: 0.31, control: 0.67 };
    expect(accuracyGap(early).isEarly).toBe(true);
    expect(accuracyGap({ ...early, step: 50 }).isEarly).toBe(false);
    expect(accuracyGap({ ...early, steps: 20 }).isEarly).toBe(false);
    expect(gapOf(0.116, 0.087).isEarly).toBe(true);
    expect(gapOf(0.2, 0.087).isEarly).toBe(false);
  });

  it('is never too early to tell at the end of a run', () => {
    const end = { numPictures: 1000, step: 500, steps: 500, chance: 0.1, isOver: true };
    expect(accuracyGap({ ...end, student: 0.098, control: 0.113 })).toMatchObject({
      isEarly: false,
      atChance: 'both',
    });
    expect(accuracyGap({ ...end, student: 0.098, control: 0.9 }).atChance).toBe('one');
    expect(accuracyGap({ ...end, student: 0.19, control: 0.17 })).toMatchObject({
      isEarly: false,
      atChance: 'none',
    });
    expect(accuracyGap({ ...end, student: 0.1, control: 0.1, step: 90, isOver: false }).atChance).toBe(
      'none',
    );
    expect(accuracyGap({ ...end, student: 0.1, control: 0.1, step: 100, isOver: false }).atChance).toBe(
      'both',
    );
  });
});
