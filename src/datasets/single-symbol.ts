import { entryAt } from '@/core/checked.ts';
import type { TextData } from './dataset-spec.ts';

/** Last letters of a syllable from U+11A8 on, as letters that stand alone. */
const finals = Array.from('ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ');

/** Letters that stand alone (U+3131 to U+3163), by the first letter or vowel of a syllable that NFKD makes of them. */
const alone: ReadonlyMap<string, string> = new Map(
  Array.from({ length: 51 }, (_, place) => String.fromCodePoint(0x31_31 + place)).map((letter) => [
    letter.normalize('NFKD'),
    letter,
  ]),
);

/**
 * How one token is shown by itself: a space as ␣, padding as ∅, and a letter of a Hangul syllable as the letter that
 * stands alone, since fonts draw the vowels and last letters of syllables with nothing around them at odd places.
 */
export function singleSymbol(id: number, { symbols }: Pick<TextData, 'symbols'>): string {
  const symbol = symbols[id] ?? '';
  if (symbol === '') return '∅';
  if (symbol === ' ') return '␣';
  const final = (symbol.codePointAt(0) ?? 0) - 0x11_a8;
  if (final >= 0 && final < finals.length) return entryAt(finals, final);
  return alone.get(symbol) ?? symbol;
}
