import type { TextData } from './dataset-spec.ts';

/** Token of the places after a text's end. */
const PADDING = 0;
/** Token of a character that is not in the vocabulary. */
const UNKNOWN = 1;
/** A text as a network takes it, and what the network doesn't see of it. */
export interface TokenisedText {
  /** Ids of tokens, `length` of the dataset. */
  readonly ids: readonly number[];
  /** Number of characters before those that fit. */
  readonly numLeftOut: number;
  /** Characters among those that fit of which the vocabulary has none, each once; whole syllables. */
  readonly unknown: readonly string[];
  /** Number of tokens that are neither padding nor unknown. */
  readonly numKnown: number;
}

/**
 * The characters that become tokens: in lower case, with single spaces and straight quotes and dashes; with NFKD, syllables
 * of Hangul are their letters, and accents are dropped.
 */
function charactersOf(text: string, { form }: Pick<TextData, 'form'>): readonly string[] {
  const plain = text
    .toLowerCase()
    .normalize(form)
    .replaceAll(/[\u2010-\u2015]/g, '-')
    .replaceAll(/[\u2018\u2019\u02bc]/g, "'")
    .replaceAll(/[\u201c\u201d]/g, '"')
    .replaceAll(/\s+/g, ' ')
    .trimStart();
  return Array.from(form === 'NFKD' ? plain.replaceAll(/[\u0300-\u036f]/g, '') : plain);
}

/**
 * A text as tokens: its last characters where it is too long, padded at the end where it is short.
 *
 * The page and `npm run pack-data` make tokens with this function, so that a typed text is read like a packed one.
 */
export function tokenise(text: string, input: TextData): TokenisedText {
  const idOf = new Map(input.symbols.map((symbol, id) => [symbol, id]));
  const characters = charactersOf(text, input);
  const numLeftOut = Math.max(0, characters.length - input.length);
  const seen = characters.slice(numLeftOut);
  const known = seen.map((character) => idOf.get(character) ?? UNKNOWN);
  const unknown = seen.filter((character) => !idOf.has(character));
  return {
    ids: Array.from({ length: input.length }, (_, place) => known[place] ?? PADDING),
    numLeftOut,
    unknown: [...new Set(unknown.join('').normalize('NFC'))],
    numKnown: seen.length - unknown.length,
  };
}
