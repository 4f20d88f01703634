import type { DatasetSpec } from '../dataset-spec.ts';
import { vocabularyOf } from '../vocabulary.ts';

const range = (first: number, count: number) =>
  String.fromCodePoint(...Array.from({ length: count }, (_, index) => first + index));

/** Letters of Hangul as Unicode takes syllables apart: the first, the vowel and the last. */
const jamo = range(0x1100, 19) + range(0x1161, 21) + range(0x11a8, 27);
const symbols = vocabularyOf(`abcdefghijklmnopqrstuvwxyz0123456789 -:',.!?&+"()/#%*<${jamo}`);

/**
 * Which kind of emoji does this phrase mean? Names and keywords of emoji, Korean and English.
 *
 * Many phrases name emoji of several kinds ("heart", "물고기"): they are kept, once for each kind, so that the right class
 * of some is a matter of chance and the teacher's probabilities say so. No phrase of the test is in the training data.
 */
export const emoji = {
  id: 'emoji',
  input: { kind: 'tokens', length: 32, vocabulary: symbols.length, symbols, form: 'NFKD' },
  numClasses: 8,
  classNames: 'translated',
  counts: { train: 4_800, test: 720 },
  shippedTeacher: null,
  manifestPath: 'data/emoji/manifest.json',
} as const satisfies DatasetSpec;
