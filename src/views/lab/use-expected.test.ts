import { describe, expect, it } from 'vitest';
import { createTranslator } from '@/i18n/translator.ts';
import { expectedOf, parseRunConfig, runConfigKeys } from '@/protocol/run-config.ts';
import { expectedIn } from './use-expected.ts';

const { t: english } = createTranslator('en');
const { t: korean } = createTranslator('ko');

describe('the expected value of a link key', () => {
  it('is worded as in English', () => {
    for (const key of runConfigKeys) {
      expect(expectedIn(english, expectedOf(key))).toBe(expectedOf(key));
    }
  });

  it('has no English words in Korean', () => {
    for (const key of runConfigKeys) {
      expect(expectedIn(korean, expectedOf(key))).not.toMatch(/number|whole|from|any of|one of/);
    }
    const [unknown] = parseRunConfig({ temprature: 4 }).problems;
    expect(expectedIn(korean, String(unknown?.context['expected']))).toMatch(/temperature, .*중 하나$/);
  });
});
