import { bytesPerValue, valuesPerExample } from '@/core/input-spec.ts';
import type { TextData } from './dataset-spec.ts';

/** How the tokens of padding and of an unknown character are shown. */
const special = ['', '□'] as const;

/** The symbols of a vocabulary: what pads a text and what is unknown, then its characters. */
export const vocabularyOf = (characters: string): readonly string[] => [
  ...special,
  ...Array.from(characters),
];

/** The text of tokens, as it is shown; letters of Hangul are whole syllables again. */
export function textOf(ids: ArrayLike<number>, { symbols }: Pick<TextData, 'symbols'>): string {
  return Array.from(ids, (id) => symbols[id] ?? '')
    .join('')
    .normalize('NFC');
}

/** The ids of a text's tokens from the bytes that it is stored as, low byte first. */
export function idsOf(bytes: Uint8Array, input: TextData): readonly number[] {
  const size = bytesPerValue(input);
  return Array.from(
    { length: valuesPerExample(input) },
    (_, at) => (bytes[at * size] ?? 0) + (size === 2 ? 256 * (bytes[at * size + 1] ?? 0) : 0),
  );
}
