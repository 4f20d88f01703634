import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { fakeStorage } from './fake-storage.ts';
import { createLessonProgress, progressOfStep } from './lesson-progress.ts';

const KEY = 'lessons';
const result = { seed: 1, values: [[0.8], [0.9]], truth: 'warm' };

const courseOf = ({ getState }: Pick<ReturnType<typeof createLessonProgress>, 'getState'>) =>
  getState().value.course;

describe('the progress of the course', () => {
  beforeEach(() => localStorage.clear());

  it('is kept across visits', () => {
    const { actions } = createLessonProgress();
    actions.reach('temperature', 2);
    actions.reach('temperature', 1);
    actions.guess('temperature', 'first', 'cold');
    actions.addResult('temperature', 'first', result);
    actions.complete('temperature', 'warm');
    const later = createLessonProgress().getState().value.course;
    expect(later['temperature']).toMatchObject({ reached: 2, isDone: false });
    expect(progressOfStep(later, 'temperature', 'first')).toEqual({ guess: 'cold', results: [result] });
    expect(progressOfStep(later, 'temperature', 'warm').isDone).toBe(true);
    expect(progressOfStep(later, 'alpha', 'first')).toEqual({});
  });

  it('has one result per seed', () => {
    const progress = createLessonProgress();
    for (const seed of [1, 2, 1]) progress.actions.addResult('temperature', 'first', { ...result, seed });
    const { results = [] } = progressOfStep(progress.getState().value.course, 'temperature', 'first');
    expect(results.map(({ seed }) => seed)).toEqual([2, 1]);
  });

  it('can be restarted and forgotten', () => {
    const { actions } = createLessonProgress();
    actions.finish('temperature');
    actions.restart('temperature');
    expect(courseOf(createLessonProgress())).toEqual({
      temperature: { reached: 0, isDone: false, steps: {} },
    });
    actions.forget();
    expect(courseOf(createLessonProgress())).toEqual({});
  });

  it.each(['synced', 'isolated'] as const)('of two tabs is merged: an %s tab', (events) => {
    const { tab } = fakeStorage();
    const one = createLessonProgress(tab(events));
    const other = createLessonProgress(tab(events));
    one.actions.reach('temperature', 3);
    other.actions.reach('alpha', 1);
    one.actions.addResult('temperature', 'first', result);
    other.actions.addResult('temperature', 'first', { ...result, seed: 2 });
    other.actions.finish('alpha');
    one.actions.guess('temperature', 'first', 'cold');
    for (const each of [one, createLessonProgress(tab())]) {
      expect(courseOf(each)).toEqual({
        temperature: {
          reached: 3,
          isDone: false,
          steps: { first: { guess: 'cold', results: [result, { ...result, seed: 2 }] } },
        },
        alpha: { reached: 1, isDone: true, steps: {} },
      });
    }
  });

  it('lasts as long as the page if storage is full or blocked, and reports it', () => {
    const { tab, refuse } = fakeStorage();
    const { actions, getState } = createLessonProgress(tab());
    refuse('write');
    actions.reach('temperature', 2);
    actions.finish('temperature');
    expect(getState()).toMatchObject({
      isKept: false,
      value: { course: { temperature: { reached: 2, isDone: true } } },
    });
    refuse('read');
    expect(createLessonProgress(tab()).getState()).toMatchObject({ isKept: false, value: { course: {} } });
  });

  it.each(['{', '[]', 'null', '{"temperature":{"reached":"far"}}', '{"version":2,"lessons":[1]}'])(
    'of another version is kept beside this one’s: %s',
    (text) => {
      const { tab } = fakeStorage({ [KEY]: text });
      const { actions, getState } = createLessonProgress(tab());
      expect(getState().value).toEqual({ course: {}, unreadable: text });
      actions.reach('temperature', 1);
      expect(createLessonProgress(tab()).getState().value).toMatchObject({
        course: { temperature: { reached: 1 } },
        unreadable: text,
      });
      actions.forget();
      expect(createLessonProgress(tab()).getState().value.unreadable).toBeNull();
    },
  );

  it('loses only the broken parts', () => {
    const course = {
      temperature: {
        reached: 'far',
        isDone: true,
        steps: {
          first: { guess: {}, results: [result, { seed: 'x' }, null], isDone: 'no' },
          second: { guess: [0.5, null] },
          third: 7,
        },
      },
      alpha: 'finished',
    };
    const { tab } = fakeStorage({ [KEY]: JSON.stringify({ version: 1, course }) });
    expect(courseOf(createLessonProgress(tab()))).toEqual({
      temperature: {
        reached: 0,
        isDone: true,
        steps: { first: { results: [result] }, second: {} },
      },
    });
  });

  it('survives any stored value, and can be extended', () => {
    const anything = fc.jsonValue({ maxDepth: 3 });
    const sometimes = (value: fc.Arbitrary<unknown>) => fc.oneof({ weight: 3, arbitrary: value }, anything);
    const step = fc.record(
      {
        guess: sometimes(fc.array(fc.double({ noNaN: true, noDefaultInfinity: true }))),
        results: sometimes(fc.array(sometimes(fc.constant(result)))),
        isDone: sometimes(fc.boolean()),
      },
      { requiredKeys: [] },
    );
    const lesson = fc.record({
      reached: sometimes(fc.nat()),
      isDone: sometimes(fc.boolean()),
      steps: sometimes(fc.dictionary(fc.constantFrom('first', 'second', '__proto__'), sometimes(step))),
    });
    const course = fc.dictionary(fc.constantFrom('temperature', 'alpha', 'constructor'), sometimes(lesson));
    const text = fc.oneof(
      fc
        .record({ version: sometimes(fc.constant(1)), course: sometimes(course) })
        .map((each) => JSON.stringify(each)),
      fc.string({ unit: 'binary' }),
      fc.json(),
    );
    fc.assert(
      fc.property(text, (stored) => {
        const { tab } = fakeStorage({ [KEY]: stored });
        const progress = createLessonProgress(tab());
        const before = courseOf(progress);
        progress.actions.addResult('hints', 'first', result);
        progress.actions.complete('hints', 'first');
        const after = courseOf(createLessonProgress(tab()));
        // JSON turns −0 into 0.
        expect(after).toEqual({
          ...(JSON.parse(JSON.stringify(before)) as object),
          hints: { reached: 0, isDone: false, steps: { first: { results: [result], isDone: true } } },
        });
      }),
      { seed: 20_261_127, numRuns: 80 },
    );
  });
});
