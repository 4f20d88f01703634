import { describe, expect, it } from 'vitest';
import { singleSymbol } from './single-symbol.ts';
import { emoji } from './specs/emoji.ts';
import { tokenise } from './tokeniser.ts';

describe('a token by itself', () => {
  it('is the letter that stands alone, whatever its place in the syllable', () => {
    const { ids } = tokenise('각 힣 wx', emoji.input);
    expect(ids.map((id) => singleSymbol(id, emoji.input)).join('')).toBe(`ㄱㅏㄱ␣ㅎㅣㅎ␣wx${'∅'.repeat(22)}`);
  });

  it('is never a letter of a syllable, nor empty', () => {
    for (const id of emoji.input.symbols.keys())
      expect(singleSymbol(id, emoji.input)).toMatch(/^[^\u1100-\u11ff]$/u);
  });
});
