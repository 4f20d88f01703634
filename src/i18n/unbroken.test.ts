import { describe, expect, it } from 'vitest';
import { lessons as en } from './en/lessons.ts';
import { lessons as ko } from './ko/lessons.ts';
import { extraTexts } from './extra-texts.ts';
import { unbroken, unbrokenAfterValues } from './unbroken.ts';

describe('unbroken texts', () => {
  it('have no line break within an equation', () => {
    const { text } = unbroken({ text: 'At T = 1 and α = {{number}}, x = y' });
    expect(text).toBe('At T\u00a0=\u00a01 and α\u00a0=\u00a0{{number}}, x = y');
    expect(unbroken({ text: '라벨의 비중 1 − α' }).text).toBe('라벨의 비중 1\u00a0−\u00a0α');
  });

  it('have no line break between a symbol and its ending', () => {
    const { deep } = unbroken({ deep: { text: '{{share}}를, {{count}}개, “답”이라고 40%가 (CE)와 40% 가' } });
    expect(deep.text).toBe(
      '{{share}}\u2060를, {{count}}개, “답”\u2060이라고 40%\u2060가 (CE)\u2060와 40% 가',
    );
    expect(unbrokenAfterValues({ text: '실제는 {{actual}}입니다' }).text).toBe(
      '실제는 {{actual}}\u2060입니다',
    );
  });

  it('have no line break between a number and its unit', () => {
    const { text } = unbroken({ text: '{{ms}} ms, 10 MB, 5 seeds, {{seconds}} s.' });
    expect(text).toBe('{{ms}}\u00a0ms, 10\u00a0MB, 5 seeds, {{seconds}}\u00a0s.');
  });

  it.each(['en', 'ko'])('are all texts that are loaded later (%s)', async (language) => {
    const { settingsNote } = (await extraTexts(language, 'shelf')) as { settingsNote: string };
    const { reasons } = (
      (await extraTexts(language, 'guide')) as { presets: { reasons: Record<string, string> } }
    ).presets;
    expect(settingsNote).not.toBe('');
    expect(reasons['t-squared-forgotten']).toContain('T\u00a0=\u00a020');
  });

  it('are the lessons’ texts', () => {
    expect(en.temperature.steps.first.text).toContain('T\u00a0=\u00a01');
    expect(ko.temperature.steps.first.text).toContain('T\u00a0=\u00a01');
    expect(ko.course.player.guessedIs).toContain('{{actual}}\u2060입니다');
  });
});
