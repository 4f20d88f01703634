import { beforeEach, describe, expect, it } from 'vitest';
import { createLessonProgress, progressOfStep } from './lesson-progress.ts';

const result = { seed: 1, values: [[0.8], [0.9]], truth: 'warm' };

describe('the progress of the course', () => {
  beforeEach(() => localStorage.clear());

  it('is kept over a visit', () => {
    const { actions } = createLessonProgress();
    actions.reach('temperature', 2);
    actions.reach('temperature', 1);
    actions.guess('temperature', 'first', 'cold');
    actions.addResult('temperature', 'first', result);
    actions.complete('temperature', 'warm');
    const later = createLessonProgress().getState();
    expect(later['temperature']).toMatchObject({ reached: 2, isDone: false });
    expect(progressOfStep(later, 'temperature', 'first')).toEqual({ guess: 'cold', results: [result] });
    expect(progressOfStep(later, 'temperature', 'warm').isDone).toBe(true);
    expect(progressOfStep(later, 'alpha', 'first')).toEqual({});
  });

  it('has one result a seed', () => {
    const progress = createLessonProgress();
    for (const seed of [1, 2, 1]) progress.actions.addResult('temperature', 'first', { ...result, seed });
    const { results = [] } = progressOfStep(progress.getState(), 'temperature', 'first');
    expect(results.map(({ seed }) => seed)).toEqual([2, 1]);
  });

  it('can be begun again, and forgotten', () => {
    const { actions } = createLessonProgress();
    actions.finish('temperature');
    actions.restart('temperature');
    expect(createLessonProgress().getState()).toEqual({
      temperature: { reached: 0, isDone: false, steps: {} },
    });
    actions.forget();
    expect(createLessonProgress().getState()).toEqual({});
  });

  it.each(['{', '[]', 'null', '{"temperature":{"reached":"far"}}'])(
    'is as if nothing had been kept where something else stands: %s',
    (text) => {
      localStorage.setItem('lessons', text);
      expect(createLessonProgress().getState()).toEqual({});
    },
  );
});
