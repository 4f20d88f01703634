/** The page's languages, by their code in links; the first one defines the type of the text keys. */
export const languages = ['en', 'ko'] as const;

export type Language = (typeof languages)[number];

/** The language of a tag such as "ko", "ko-KR" or "KO"; null for a language the page does not have. */
export function languageOf(tag: string | null | undefined): Language | null {
  const primary = tag?.trim().toLowerCase().split('-')[0];
  return languages.find((language) => language === primary) ?? null;
}
