import { describe, expect, it } from 'vitest';
import { en } from './en/en.ts';
import { ko } from './ko/ko.ts';

function flatten(texts: object, prefix = ''): Map<string, string> {
  const entries = Object.entries(texts).flatMap(([key, value]: [string, unknown]) =>
    typeof value === 'string'
      ? [[`${prefix}${key}`, value] as const]
      : [...flatten(value as object, `${prefix}${key}.`)],
  );
  return new Map(entries);
}

const placeholders = (text: string) => (text.match(/\{\{\w+\}\}/g) ?? []).toSorted();

describe('the texts of both languages', () => {
  const english = flatten(en);
  const korean = flatten(ko);

  it('have the same keys', () => {
    expect([...korean.keys()].toSorted()).toEqual([...english.keys()].toSorted());
  });

  it('are never empty and fill in the same values', () => {
    for (const [key, text] of english) {
      expect(text.trim(), key).not.toBe('');
      expect((korean.get(key) ?? '').trim(), key).not.toBe('');
      expect(placeholders(korean.get(key) ?? ''), key).toEqual(placeholders(text));
    }
  });

  it('are Korean in Korean, but for names', () => {
    const names = /^(CNN|ResNet|Adam|WebGPU|WebAssembly|WebGL|CPU|T = |CE )/;
    for (const [key, text] of korean) {
      if (!names.test(text)) expect(text, key).toMatch(/[가-힣]|%p/);
    }
  });
});
