import type { i18n, PostProcessorModule } from 'i18next';

/** Texts that speak of the lab's run: what they call pictures are texts if its dataset has texts. */
export const ofTheRun: ReadonlySet<string> = new Set([
  'translation',
  'comparison',
  'export',
  'guide',
  'map',
  'methods',
  'repeats',
  'studentPage',
  'symbols',
  'tools',
]);

/** Keys of such texts that mean pictures whatever the dataset has: drawings, diagrams, other runs, where data is from. */
const alwaysPictures =
  /^(app\.openWhole|concept|credits\.|drawing\.|methodRow\.panel$|presets\.|settings\.bits|trainingData\.ensembleNote|featureMaps\.|attentionMaps\.)/;

const english: readonly (readonly [RegExp, string])[] = [
  [/\bpicture(s?)\b/g, 'text$1'],
  [/\bPicture(s?)\b/g, 'Text$1'],
];

/** A picture is counted in 장, a text in 편; particles follow the last letter of their word. */
const korean: readonly (readonly [RegExp, string])[] = [
  [/이미지(?=들)/g, '글'],
  [/이미지당/g, '글 한 편당'],
  [/이미지를/g, '글을'],
  [/이미지가/g, '글이'],
  [/이미지는/g, '글은'],
  [/이미지와/g, '글과'],
  [/이미지/g, '글'],
  [
    /(?<=[\d}]\u2060?|(?:^|[^가-힣])(?:한|두|세|네|몇|열|아홉) )장(?=$|[^가-힣]|[이을은의과에으씩마도만당보]|입|까지|모두)/g,
    '편',
  ],
];

const words: Readonly<Record<string, typeof english>> = { en: english, ko: korean };

/** Texts that are another sentence for texts. */
const own: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'softTargets.unasked': {
    en: 'Type something: the bars update with every key.',
    ko: '글을 써 보세요. 글자를 칠 때마다 막대가 바뀝니다.',
  },
};

/**
 * A text about pictures as one about texts.
 *
 * @param key of the text, to leave those alone that mean pictures
 */
export function aboutTexts(text: string, language: string, key: string): string {
  if (alwaysPictures.test(key)) return text;
  const other = own[key]?.[language];
  if (other !== undefined) return other;
  return (words[language] ?? []).reduce((worded, [from, to]) => worded.replaceAll(from, to), text);
}

interface Resolved {
  readonly usedNS?: string;
  readonly usedKey?: string;
  readonly usedLng?: string;
}

const processor: PostProcessorModule = {
  type: 'postProcessor',
  name: 'text-examples',
  process(value, _, options) {
    const { i18nResolved, ...values } = options as { readonly i18nResolved?: Resolved };
    const { usedNS = '', usedKey = '', usedLng = '' } = i18nResolved ?? {};
    if (!ofTheRun.has(usedNS)) return value;
    // A file may have the word in its name.
    const isNamed = Object.values(values).some(
      (each) => typeof each === 'string' && /picture|이미지/i.test(each),
    );
    return isNamed ? value : aboutTexts(value, usedLng, usedKey);
  },
};

/**
 * Makes every text of the lab's run call its examples texts, or pictures again: one rule for each language instead of two
 * of each text.
 */
export function sayTexts(translator: i18n, hasTexts: boolean): void {
  translator.use(processor);
  translator.options.postProcess = hasTexts ? [processor.name] : false;
  translator.options.postProcessPassResolved = true;
  // The language is the same, its words are others: this is what `useTranslation` listens to.
  translator.emit('languageChanged', translator.language);
}
