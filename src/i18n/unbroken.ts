/** Invisible character that forbids a line break. */
const WORD_JOINER = '\u2060';
const NO_BREAK_SPACE = '\u00a0';

/** Matches what a Korean ending follows without a space: a symbol, or a value that may end in one. */
const beforeEnding = /(?<=[%)”’]|\}\})(?=[가-힣])/gu;
const equation = /(?<=[Tαβ]) = (?=[\d{])/gu;

function unbrokenText(text: string): string {
  return text
    .replaceAll(equation, `${NO_BREAK_SPACE}=${NO_BREAK_SPACE}`)
    .replaceAll(beforeEnding, WORD_JOINER);
}

/**
 * Texts without bad line breaks: none within "T = 1", and none between "93.4%" and "입니다". `word-break: keep-all`
 * joins letters and digits only: without this, a line could break after a percent sign, a quotation mark or a
 * bracket.
 */
export function unbroken<Texts extends object>(texts: Texts): Texts {
  const entries = Object.entries(texts).map(([key, value]: [string, unknown]) => [
    key,
    typeof value === 'string' ? unbrokenText(value) : unbroken(value as object),
  ]);
  return Object.fromEntries(entries) as Texts;
}
