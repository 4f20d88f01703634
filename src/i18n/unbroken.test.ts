import { describe, expect, it } from 'vitest';
import { lessons as en } from './en/lessons.ts';
import { lessons as ko } from './ko/lessons.ts';
import { unbroken } from './unbroken.ts';

describe('unbroken texts', () => {
  it('have no line break within an equation', () => {
    const { text } = unbroken({ text: 'At T = 1 and α = {{number}}, x = y' });
    expect(text).toBe('At T\u00a0=\u00a01 and α\u00a0=\u00a0{{number}}, x = y');
  });

  it('have no line break between a symbol and its ending', () => {
    const { deep } = unbroken({ deep: { text: '실제는 {{actual}}입니다. “답”이라고 40%가 (CE)와 40% 가' } });
    expect(deep.text).toBe('실제는 {{actual}}\u2060입니다. “답”\u2060이라고 40%\u2060가 (CE)\u2060와 40% 가');
  });

  it('are the lessons’ texts', () => {
    expect(en.temperature.steps.first.text).toContain('T\u00a0=\u00a01');
    expect(ko.temperature.steps.first.text).toContain('T\u00a0=\u00a01');
    expect(ko.course.player.guessedIs).toContain('{{actual}}\u2060입니다');
  });
});
