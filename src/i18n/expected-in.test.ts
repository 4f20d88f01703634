import { describe, expect, it } from 'vitest';
import { wholeFrom, wordExpectation } from '@/core/expectation.ts';
import { createTranslator } from './translator.ts';
import { expectedOf, parseRunConfig, runConfigKeys } from '@/protocol/run/config.ts';
import { expectedIn } from './expected-in.ts';

const { t: english } = createTranslator('en');
const { t: korean } = createTranslator('ko');

describe('expectedIn', () => {
  it('words every key in English as its error message does', () => {
    for (const key of [...runConfigKeys, 'an unknown key']) {
      expect(expectedIn(english, expectedOf(key))).toBe(wordExpectation(expectedOf(key)));
    }
  });

  it('has no English words in Korean', () => {
    for (const key of runConfigKeys) {
      expect(expectedIn(korean, expectedOf(key))).not.toMatch(/number|whole|from|any of|one of/);
    }
    expect(expectedIn(korean, wholeFrom(1, 64))).toBe('1 이상 64 이하의 정수');
    expect(expectedIn(korean, expectedOf('logitBias'))).toBe('-20 이상 20 이하의 수 10개, 또는 없음');
    expect(expectedIn(korean, expectedOf('hiddenClasses'))).toMatch(
      /^0, 1, .*, 9 중 몇 개든\(전부는 안 됨\)$/,
    );
    const [unknown] = parseRunConfig({ temprature: 4 }).problems;
    expect(expectedIn(korean, unknown?.context.expected ?? '')).toMatch(/temperature, .*중 하나$/);
  });

  it('shows options and developers’ texts as they are', () => {
    expect(expectedIn(korean, expectedOf('studentLabels'))).toBe('seen | hidden');
    expect(expectedIn(korean, 'an object {shape, data}')).toBe('an object {shape, data}');
  });
});
