/** Every language the page speaks, as links name it; the first is the one that types the keys of the texts. */
export const languages = ['en', 'ko'] as const;

export type Language = (typeof languages)[number];

/** `ko` for anything that calls itself Korean ("ko", "ko-KR", "KO"), `en` likewise, else null. */
export function languageOf(tag: string | null | undefined): Language | null {
  const primary = tag?.trim().toLowerCase().split('-')[0];
  return languages.find((language) => language === primary) ?? null;
}
