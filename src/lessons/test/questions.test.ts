import { describe, expect, it } from 'vitest';
import { test as en } from '@/i18n/en/test.ts';
import { test as ko } from '@/i18n/ko/test.ts';
import { lessonIds } from '../registry.ts';
import { askedOnce, askedTwice, numRight, rounds } from './questions.ts';

interface Texts {
  readonly ask: string;
  readonly answers: Record<string, string>;
  readonly right: string;
  readonly why: Record<string, string>;
}

describe('the test before and after the lessons', () => {
  it('asks five questions before, and these and five others after', () => {
    expect(rounds.before).toHaveLength(5);
    expect(rounds.after).toHaveLength(10);
    expect(new Set(rounds.after.map(({ id }) => id)).size).toBe(10);
    expect(rounds.after).toEqual(expect.arrayContaining([...rounds.before]));
  });

  it.each([...askedTwice, ...askedOnce])(
    '$id has one right answer among four, and says what each wrong one overlooks',
    ({ id, answers, right, lesson }) => {
      expect(answers).toHaveLength(4);
      expect(answers).toContain(right);
      expect(lessonIds).toContain(lesson);
      for (const language of [en, ko]) {
        const texts = language.questions[id as keyof typeof en.questions] as Texts;
        expect(Object.keys(texts.answers).toSorted()).toEqual([...answers].toSorted());
        expect(Object.keys(texts.why).toSorted()).toEqual(
          answers.filter((answer) => answer !== right).toSorted(),
        );
      }
    },
  );

  it('has the right answer in no place much more often than in another', () => {
    const places = rounds.after.map(({ answers, right }) => answers.indexOf(right));
    for (const place of [0, 1, 2, 3])
      expect(places.filter((each) => each === place).length).toBeLessThanOrEqual(3);
  });

  it('does not give the right answer away by its length', () => {
    for (const language of [en, ko]) {
      const longest = rounds.after.filter(({ id, right }) => {
        const { answers } = language.questions[id as keyof typeof en.questions] as Texts;
        return Object.values(answers).every((text) => text.length <= (answers[right]?.length ?? 0));
      });
      expect(longest.length).toBeLessThanOrEqual(5);
    }
  });

  it('counts right answers, and none that is missing or unsure', () => {
    expect(numRight(askedTwice, { control: 'labelsOnly', gap: 'always', temperature: 'unsure' })).toBe(1);
  });
});
