import { beforeAll, describe, expect, it } from 'vitest';
import type { TFunction } from 'i18next';
import { numbersOf } from '@/i18n/numbers.ts';
import { createTranslator } from '@/i18n/translator.ts';
import type { Experiment, LessonStep } from '@/lessons/lesson.ts';
import { studentAccuracy, whoIsAhead } from '@/lessons/measures.ts';
import { truthsOf, verdictOf } from './verdict.ts';

const experiment: Experiment = {
  trials: [
    { name: '1', change: {} },
    { name: '4', change: {} },
  ],
  measures: [studentAccuracy],
  range: [0, 1],
};
const result = (seed: number, values: readonly number[], truth: string | null = null) => ({
  seed,
  values: values.map((value) => [value]),
  truth,
});

describe('the verdict on a guess', () => {
  let t: TFunction<'lessons'>;
  let seeds: TFunction<'repeats'>;
  beforeAll(async () => {
    const translator = createTranslator('en');
    await translator.loadNamespaces(['lessons', 'repeats']);
    t = translator.getFixedT('en', 'lessons');
    seeds = translator.getFixedT('en', 'repeats');
  });
  const verdict = (
    guess: Parameters<typeof verdictOf>[0],
    results: Parameters<typeof verdictOf>[1],
    step: LessonStep = { id: 'step', experiment },
  ) =>
    verdictOf(guess, results, step, {
      t,
      seeds,
      numbers: numbersOf('en'),
      answer: (key) => key.toUpperCase(),
      trialNames: ['T = 1', 'T = 4'],
    });

  it('is given for a bar', () => {
    expect(verdict([0.8], [result(1, [0.934, 0.9])])).toBe('You guessed 80.0%; it is 93.4%.');
    expect(verdict([0.8], [result(1, [0.9, 0]), result(2, [0.92, 0])])).toBe(
      'You guessed 80.0%; it is 91.0% on average.',
    );
  });

  it('is given for a curve by its mean distance and its worst point', () => {
    expect(verdict([0.8, 0.5], [result(1, [0.9, 0.8])])).toBe(
      'Your curve is 20.0 points off on average. Farthest at T = 4: you guessed 50.0%; it is 80.0%.',
    );
  });

  it('is given for a choice, unless the seeds disagree', () => {
    expect(verdict('warm', [result(1, [], 'warm')])).toBe('You guessed it.');
    expect(verdict('cold', [result(1, [], 'warm')])).toBe('You guessed “COLD”. Result: “WARM”.');
    expect(verdict('cold', [result(1, [], 'warm'), result(2, [], 'cold')])).toBe('The seeds disagree.');
  });

  it('says who is ahead only over five seeds, by the rule of the whole page', () => {
    const step: LessonStep = { id: 'step', experiment, prediction: whoIsAhead([0, 0], [1, 0]) };
    const seedsOf = (count: number) =>
      Array.from({ length: count }, (_, seed) => result(seed, [0.9 + seed / 1_000, 0.8]));
    expect(verdict('ahead', seedsOf(1), step)).toBe(
      'Too close to call. 1 seed so far: at least 5 are needed.',
    );
    expect(verdict('ahead', seedsOf(5), step)).toBe('You guessed it.');
    expect(verdict('behind', seedsOf(5), step)).toBe('You guessed “BEHIND”. Result: “AHEAD”.');
    expect(verdict('level', [result(1, [0.9, 0.9])], step)).toBe('You guessed it.');
    expect(truthsOf(step, seedsOf(4))).toEqual([]);
  });

  it('is null without a guess or without a result', () => {
    expect(verdict(undefined, [result(1, [0, 0])])).toBe('');
    expect(verdict([0.8], [])).toBe('');
  });
});
