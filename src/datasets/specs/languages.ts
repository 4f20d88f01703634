import type { DatasetSpec } from '../dataset-spec.ts';
import { vocabularyOf } from '../vocabulary.ts';

const symbols = vocabularyOf("abcdefghijklmnopqrstuvwxyz ,.-;:'()àáâãäåæçèéêíïñòóôõöøúüýčďěľňřšťůž");

/**
 * Which of ten languages is this? Windows of 32 characters of the Universal Declaration of Human Rights, some shorter.
 *
 * Danish, Bokmål, Nynorsk and Swedish; Spanish, Portuguese, Galician and Catalan; Czech and Slovak: many windows could be
 * of several of them, which a teacher's wrong classes tell. No article of the test texts is in the training texts.
 * A text in any other language gets one of the ten as well, which the page says.
 */
export const languages = {
  id: 'languages',
  input: { kind: 'tokens', length: 32, vocabulary: symbols.length, symbols, form: 'NFC' },
  numClasses: 10,
  classNames: 'translated',
  counts: { train: 10_000, test: 2_000 },
  firstTrain: 2_000,
  shippedTeacher: 'transformer-4',
  manifestPath: 'data/languages/manifest.json',
} as const satisfies DatasetSpec;
