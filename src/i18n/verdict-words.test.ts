import { beforeAll, describe, expect, it } from 'vitest';
import type { i18n, TFunction } from 'i18next';
import type { Verdict } from '@/metrics/verdict.ts';
import type { Language } from './language.ts';
import { numbersOf } from './numbers.ts';
import { createTranslator } from './translator.ts';
import { verdictWords } from './verdict-words.ts';

const tooClose = (numSeeds: number, seedsNeeded: number | null): Verdict => ({
  kind: 'too-close',
  numSeeds,
  seedsNeeded,
});

describe('a verdict in words', () => {
  let translator: i18n;
  beforeAll(async () => {
    translator = createTranslator('en');
    await translator.loadNamespaces('repeats');
    await translator.changeLanguage('ko');
    await translator.loadNamespaces('repeats');
  });
  const detail = (language: Language, verdict: Verdict) => {
    const t: TFunction<'repeats'> = translator.getFixedT(language, 'repeats');
    return verdictWords(t, verdict, numbersOf(language)).detail;
  };

  it.each([
    [tooClose(1, null), '1 seed so far: at least 5 are needed.'],
    [tooClose(4, 5), '4 seeds so far: at least 5 are needed.'],
    [tooClose(2, Infinity), '2 seeds so far: at least 5 are needed.'],
    [tooClose(3, 40), '3 seeds so far: about 40 would be needed.'],
    [tooClose(20, 1_000), '20 seeds so far: about 1000 would be needed.'],
    [tooClose(20, 90_000), '20 seeds so far: more than 1,000 would be needed.'],
    [tooClose(5, Infinity), '5 seeds so far: there is no difference to find.'],
    [{ kind: 'ahead', numSeeds: 5, seedsNeeded: 5 } as const, '5 seeds; the 95% interval excludes zero.'],
  ])('says how many seeds there are and how many are needed: %j', (verdict, words) => {
    expect(detail('en', verdict)).toBe(words);
    expect(detail('ko', verdict)).not.toMatch(/\{\{|needed|soFar|called|undefined/);
  });
});
