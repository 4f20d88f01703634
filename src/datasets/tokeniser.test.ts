import { describe, expect, it } from 'vitest';
import type { TextData } from './dataset-spec.ts';
import { emoji } from './specs/emoji.ts';
import { languages } from './specs/languages.ts';
import { tokenise } from './tokeniser.ts';
import { textOf, vocabularyOf } from './vocabulary.ts';

const input = (form: TextData['form'], length: number, characters: string): TextData => ({
  kind: 'tokens',
  length,
  vocabulary: characters.length + 2,
  symbols: vocabularyOf(characters),
  form,
});

describe('tokenise', () => {
  const latin = input('NFC', 6, 'aéb -\'"');

  it('numbers characters from 2, in lower case, and pads with 0', () => {
    expect(tokenise('ABé', latin)).toEqual({
      ids: [2, 4, 3, 0, 0, 0],
      numLeftOut: 0,
      unknown: [],
      numKnown: 3,
    });
    expect(tokenise('e\u0301', latin).ids[0]).toBe(3);
    expect(tokenise(' \n', latin)).toMatchObject({ ids: [0, 0, 0, 0, 0, 0], numKnown: 0 });
  });

  it('makes one space of several, and straight quotes and dashes', () => {
    expect(textOf(tokenise('  a \n b–’', latin).ids, latin)).toBe("a b-'");
  });

  it('keeps the last characters of a text that is too long', () => {
    const tokens = tokenise('bbbaaaaaa', latin);
    expect([textOf(tokens.ids, latin), tokens.numLeftOut]).toEqual(['aaaaaa', 3]);
  });

  it('says what it doesn’t know, each once', () => {
    expect(tokenise('한a글한', latin)).toMatchObject({ unknown: ['한', '글'], numKnown: 1 });
    expect(textOf(tokenise('x😀a', latin).ids, latin)).toBe('□□a');
  });

  it('takes syllables of Hangul apart, also half-typed ones, and shows them whole', () => {
    const jamo = input('NFKD', 8, '\u1100\u1161\u11a8\u1102');
    expect(tokenise('각나', jamo).ids).toEqual([2, 3, 4, 5, 3, 0, 0, 0]);
    expect(tokenise('ㄱ', jamo).ids[0]).toBe(2);
    expect(textOf(tokenise('각나', jamo).ids, jamo)).toBe('각나');
    expect(tokenise('뷁', jamo)).toMatchObject({ numKnown: 0, unknown: ['뷁'] });
  });

  it('drops accents where Hangul is taken apart', () => {
    expect(textOf(tokenise('Crème', emoji.input).ids, emoji.input)).toBe('creme');
  });
});

describe.each([languages, emoji])('the vocabulary of $id', ({ input: { symbols, vocabulary, length } }) => {
  it('has its number of different symbols, which fit into a byte', () => {
    expect(symbols).toHaveLength(vocabulary);
    expect(new Set(symbols).size).toBe(vocabulary);
    expect(vocabulary).toBeLessThanOrEqual(256);
    expect(length).toBe(32);
  });
});
