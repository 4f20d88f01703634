import { languageOf, languages, type Language } from '@/protocol/languages.ts';

export { languages, type Language };

/**
 * The page's initial language: from the link, then an earlier choice, then the browser's preference.
 *
 * @param query the page's query, e.g. `?lang=ko`
 * @param stored the choice of an earlier visit
 * @param preferred the browser's languages, best first
 */
export function initialLanguage(
  query: string,
  stored: string | null,
  preferred: readonly string[],
): Language {
  const candidates = [new URLSearchParams(query).get('lang'), stored, ...preferred];
  for (const candidate of candidates) {
    const language = languageOf(candidate);
    if (language) return language;
  }
  return languages[0];
}
