import { describe, expect, it } from 'vitest';
import { glossary, style } from './glossary.ts';
import { languages } from './language.ts';
import { allTexts, plain } from './testing/all-texts.ts';

describe.each(languages)('the texts in %s', async (language) => {
  const texts = [...(await allTexts(language))].map(
    ([key, text]) => [key, plain(text).replaceAll(/\{\{.+?\}\}/gu, '{}')] as const,
  );
  const wrongIn = (not: RegExp | undefined) =>
    not ? texts.filter(([, text]) => not.test(text)).map(([key, text]) => `${key}: ${text}`) : [];

  it.each(glossary)('call a $english by its one name', ({ english, korean, not }) => {
    const name = language === 'ko' ? korean : english;
    expect(wrongIn(not?.[language]), `it is called ${name}`).toEqual([]);
  });

  it.each(style)('write “$instead”', ({ not }) => {
    expect(wrongIn(not?.[language])).toEqual([]);
  });
});

describe('the glossary', () => {
  it('has each term once in each language', () => {
    for (const names of [glossary.map(({ english }) => english), glossary.map(({ korean }) => korean)])
      expect(new Set(names).size).toBe(names.length);
  });

  it('does not forbid its own names', () => {
    const forbidden = glossary.filter(({ korean, english }) =>
      [...glossary, ...style].some(
        ({ not }) => not?.ko?.test(korean) === true || not?.en?.test(english) === true,
      ),
    );
    expect(forbidden).toEqual([]);
  });

  it.each([
    ['ko', '수업이 끝났어요.'],
    ['ko', '회귀기를 거친 특징 맵'],
    ['ko', '손실의 기울기'],
    ['ko', '“{}”을(를) 삭제했습니다.'],
    ['ko', '교사의 몫'],
    ['ko', '차이가 얼마나 움직이나요?'],
    ['ko', '별명 (선택)'],
    ['ko', '몇 배 작게 만들면'],
    ['ko', '정답이 붙은 이미지'],
    ['ko', '라벨 이미지 300장'],
    ['en', 'The control cannot.'],
    ['en', 'the embedding learnt from labels'],
    ['en', 'Sheet for the teacher'],
  ] as const)('refuses in %s: %s', (language, text) => {
    expect([...glossary, ...style].some(({ not }) => not?.[language]?.test(text))).toBe(true);
  });
});
