import type { i18n } from 'i18next';
import { languageOf } from '@/protocol/languages.ts';
import { browserStorage, readStored } from '@/state/text-storage.ts';

/**
 * Reads the page in the language that another tab has changed to, unless the link asks for one.
 *
 * @param query the page's query when it was opened
 */
export function followLanguage(translator: i18n, query: string): void {
  if (languageOf(new URLSearchParams(query).get('lang'))) return;
  browserStorage.follow('language', () => {
    const language = languageOf(readStored('language'));
    if (language) void translator.changeLanguage(language);
  });
}
