import { describe, expect, it } from 'vitest';
import { allTexts } from './testing/all-texts.ts';

const placeholders = (text: string) => (text.match(/\{\{[\w.]+\}\}/g) ?? []).toSorted();

describe('the texts of both languages', async () => {
  const english = await allTexts('en');
  const korean = await allTexts('ko');

  it('have the same keys', () => {
    expect([...korean.keys()].toSorted()).toEqual([...english.keys()].toSorted());
  });

  it('are never empty', () => {
    const all = [...english, ...korean];
    expect(all.filter(([, text]) => text.trim() === '')).toEqual([]);
  });

  it('have the same placeholders', () => {
    const values = (texts: Map<string, string>) =>
      Object.fromEntries([...texts].map(([key, text]) => [key, placeholders(text)]));
    expect(values(korean)).toEqual(values(english));
  });

  it('are Korean in Korean, except for names', () => {
    const names = /^(CNN|ResNet|MLP|Adam|PyTorch$|ONNX$|WebGPU|WebAssembly|WebGL|CPU|T\s=\s|CE |α\s=\s)/;
    // Of placeholders and punctuation alone, a text has no language.
    const hasWords = (text: string) => /\p{L}/u.test(text.replaceAll(/\{\{[^}]*\}\}/g, ''));
    const foreign = [...korean.values()].filter(
      (text) => hasWords(text) && !names.test(text) && !/[가-힣]|%p/.test(text),
    );
    expect(foreign).toEqual([]);
  });

  it.each([
    ['the card of the recall', 'tools.recall.title', 'classroom.share.parts.recall'],
    ['the scoreboard', 'tools.scoreboard.title', 'classroom.share.parts.scores'],
    ['the calibration error', 'tools.scoreboard.calibration', 'repeats.study.columns.calibration'],
  ])('name %s the same everywhere', (_, one, other) => {
    for (const texts of [english, korean]) {
      expect(texts.get(one)).toBeDefined();
      expect(texts.get(other)).toBe(texts.get(one));
    }
  });
});
