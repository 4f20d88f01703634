import type { DatasetSpec } from '../dataset-spec.ts';

/**
 * The 14 basic consonants of Hangul, in typefaces and handwriting; the test pictures have typefaces of their own.
 *
 * Pairs of them differ by one stroke (ㄱㅋ, ㄷㅌ, ㅈㅊ, ㅇㅎ), which is what a teacher's wrong classes tell.
 */
export const hangul = {
  id: 'hangul',
  input: {
    kind: 'image',
    height: 28,
    width: 28,
    channels: 1,
    framing: 'centre-of-mass',
    pixelMean: 0.151536,
    pixelStd: 0.32951,
  },
  numClasses: 14,
  classNames: ['ㄱ', 'ㄴ', 'ㄷ', 'ㄹ', 'ㅁ', 'ㅂ', 'ㅅ', 'ㅇ', 'ㅈ', 'ㅊ', 'ㅋ', 'ㅌ', 'ㅍ', 'ㅎ'],
  counts: { train: 10_080, test: 2_100 },
  firstTrain: 2_100,
  shippedTeacher: 'cnn-16-32-128',
  manifestPath: 'data/hangul/manifest.json',
} as const satisfies DatasetSpec;
