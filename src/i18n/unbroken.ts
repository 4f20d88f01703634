/** Joins what stands on both sides of it, and is not seen. */
const WORD_JOINER = '\u2060';
const NO_BREAK_SPACE = '\u00a0';

/** What a Korean ending follows without a space: a sign, or a value that may end in one. */
const beforeEnding = /(?<=[%)”’]|\}\})(?=[가-힣])/gu;
const equation = /(?<=[Tαβ]) = (?=[\d{])/gu;

function unbrokenText(text: string): string {
  return text
    .replaceAll(equation, `${NO_BREAK_SPACE}=${NO_BREAK_SPACE}`)
    .replaceAll(beforeEnding, WORD_JOINER);
}

/**
 * Texts whose lines end where a reader would end them: never within "T = 1", and never between "93.4%" and "입니다".
 *
 * `word-break: keep-all` joins letters and digits alone: after a percent sign, a quotation mark or a bracket a line
 * may still end, whatever follows.
 */
export function unbroken<Texts extends object>(texts: Texts): Texts {
  const entries = Object.entries(texts).map(([key, value]: [string, unknown]) => [
    key,
    typeof value === 'string' ? unbrokenText(value) : unbroken(value as object),
  ]);
  return Object.fromEntries(entries) as Texts;
}
