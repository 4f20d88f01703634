import { describe, expect, it } from 'vitest';
import type { LessonStep } from '@/lessons/lesson.ts';
import { studentAccuracy } from '@/lessons/measures.ts';
import { guessOf, isResultOf } from './fits.ts';

const experiment = {
  trials: [
    { name: '1', change: {} },
    { name: '4', change: {} },
  ],
  measures: [studentAccuracy],
  range: [0.5, 1],
} as const;
const curve: LessonStep = { id: 'curve', experiment, prediction: { kind: 'curve' } };
const bar: LessonStep = { id: 'bar', experiment, prediction: { kind: 'bar' } };
const choice: LessonStep = {
  id: 'choice',
  experiment,
  prediction: { kind: 'choice', answers: ['warm', 'cold'], truth: () => 'warm' },
};

describe('a stored guess', () => {
  it.each([
    [curve, [0.8, 0.9], true],
    [curve, [0.8], false],
    [curve, [0.8, 7], false],
    [curve, 'warm', false],
    [bar, [0.8], true],
    [bar, [], false],
    [choice, 'warm', true],
    [choice, 'lukewarm', false],
    [choice, [0.8], false],
    [{ id: 'plain' }, 'warm', false],
  ] as const)('is used only if it answers the question: %o, %o', (step, guess, isTaken) => {
    expect(guessOf(step, guess)).toEqual(isTaken ? guess : null);
  });
});

describe('a stored result', () => {
  it.each([
    [curve, { seed: 1, values: [[0.8], [0.9]], truth: null }, true],
    [curve, { seed: 1, values: [[0.8]], truth: null }, false],
    [curve, { seed: 1, values: [[0.8], [0.9, 1]], truth: null }, false],
    [choice, { seed: 1, values: [[0.8], [0.9]], truth: 'cold' }, true],
    [choice, { seed: 1, values: [[0.8], [0.9]], truth: 'lukewarm' }, false],
  ] as const)('is shown only if it fits the experiment: %o, %o', (step, result, isShown) => {
    expect(isResultOf(step, result)).toBe(isShown);
  });
});
