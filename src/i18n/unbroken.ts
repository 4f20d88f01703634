/** Invisible character that forbids a line break. */
const WORD_JOINER = '\u2060';
const NO_BREAK_SPACE = '\u00a0';

const ratio = /(?<=\d|\}\}) : (?=\d)/gu;
const equation = /(?<=[Tαβ]) = (?=[\d{])/gu;
const remainder = /(?<=1) − (?=[αλ])/gu;
const beforeUnit = /(?<=\d|\}\}) (?=(?:ms|s|kB|MB|GB)(?![\p{L}\d]))/gu;
/** Where a Korean ending follows a symbol, or a value that is written with one, without a space. */
const beforeEnding =
  /(?<=[%)”’]|\{\{(?:accuracy|chance|control|noise|percent|share|student|teacher)\}\})(?=[가-힣])/gu;
const afterValue = /(?<=\}\})(?=[가-힣])/gu;

function mapTexts<Texts extends object>(texts: Texts, map: (text: string) => string): Texts {
  const entries = Object.entries(texts).map(([key, value]: [string, unknown]) => [
    key,
    typeof value === 'string' ? map(value) : mapTexts(value as object, map),
  ]);
  return Object.fromEntries(entries) as Texts;
}

/**
 * Texts without bad line breaks: none within "T = 1", "1 − α", "4 : 1" or "5 ms", and none between "93.4%" and "입니다".
 * `word-break: keep-all` joins letters and digits only: without this, a line could break after a percent sign, a
 * quotation mark or a bracket.
 */
export function unbroken<Texts extends object>(texts: Texts): Texts {
  return mapTexts(texts, (text) =>
    text
      .replaceAll(ratio, `${NO_BREAK_SPACE}:${NO_BREAK_SPACE}`)
      .replaceAll(equation, `${NO_BREAK_SPACE}=${NO_BREAK_SPACE}`)
      .replaceAll(remainder, `${NO_BREAK_SPACE}−${NO_BREAK_SPACE}`)
      .replaceAll(beforeUnit, NO_BREAK_SPACE)
      .replaceAll(beforeEnding, WORD_JOINER),
  );
}

/** Such texts whose values may all end in a symbol: those of the lessons. */
export function unbrokenAfterValues<Texts extends object>(texts: Texts): Texts {
  return mapTexts(unbroken(texts), (text) => text.replaceAll(afterValue, WORD_JOINER));
}
